import pytest

from searchkit.paragraphs.dehyphenate import ends_broken, hyphens_of, joined

PROSE = ["The minister of ports said that the harbour", "would stay open through the winter."] * 12
CUTTING = ["the min-", "ister of the har-", "bour had gone"] * 10


def text(*lines: str, among: list[str]) -> str:
    return joined(lines, hyphens_of([*lines, *among]))


@pytest.mark.parametrize("among", [PROSE, CUTTING], ids=["cuts no words", "cuts words"])
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["the mini\u2010", "ster said"], "the minister said"),
        (["the mini\xad", "ster said"], "the minister said"),
        (["the mini \u2010", "ster said"], "the minister said"),
        (["the har-", "bour is open"], "the harbour is open"),
        (["an Obama-", "era rule"], "an Obama-era rule"),
        (["an anti-", "government march"], "an anti-government march"),
        (["the anti-", "immigrant vote"], "the anti-immigrant vote"),
        (["a state-", "owned port"], "a state-owned port"),
        (["the re-", "elected mayor"], "the re-elected mayor"),
        (["a de-", "escalation plan"], "a de-escalation plan"),
        (["the Asia-", "Pacific region"], "the Asia-Pacific region"),
        (["the Allston-", "Brighton community"], "the Allston-Brighton community"),
        (["a state-of-the-", "art harbour"], "a state-of-the-art harbour"),
        (["day-to-", "day work"], "day-to-day work"),
        (["from 1990-", "2000 it grew"], "from 1990-2000 it grew"),
        (["the Covid-", "19 wards"], "the Covid-19 wards"),
        (["the talks -", "all of them"], "the talks - all of them"),
        (["the synapses—", "the junctions"], "the synapses—the junctions"),
        (["the pact —", "signed in May"], "the pact — signed in May"),
    ],
)
def test_a_hyphen_at_a_lines_end(lines: list[str], expected: str, among: list[str]) -> None:
    assert text(*lines, among=among) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("inter-", "national"),
        ("agree-", "ment"),
        ("pro-", "vide"),
        ("ten-", "sion"),
        ("Ger-", "man"),
        ("re-", "member"),
        ("control-", "led"),
        ("Thurs-", "day"),
        ("ex-", "port"),
    ],
)
def test_a_word_is_mended_where_the_print_cuts_words(left: str, right: str) -> None:
    assert text(f"an {left}", f"{right} it", among=CUTTING) == f"an {left[:-1]}{right} it"


@pytest.mark.parametrize(
    ("left", "right"),
    [("de-", "radicalization"), ("winner-", "take"), ("op-", "ed"), ("ex-", "rebels")],
)
def test_a_print_that_cuts_no_words_keeps_every_hyphen(left: str, right: str) -> None:
    assert text(f"an {left}", f"{right} it", among=PROSE) == f"an {left}{right} it"


def test_the_same_compound_elsewhere_keeps_the_hyphen() -> None:
    among = [*CUTTING, "after the de-radicalization of the guards"]

    assert text("a de-", "radicalization course", among=among) == "a de-radicalization course"


def test_the_same_word_written_as_one_elsewhere_loses_it() -> None:
    among = [*PROSE, "The resettlement began, the antitrust case did not."]

    assert text("the re-", "settlement’s end", among=among) == "the resettlement’s end"
    assert text("the anti-", "trust case", among=among) == "the antitrust case"


def test_a_spelling_that_is_in_the_minority_does_not_count() -> None:
    among = [*CUTTING, "a co-ordinator said", "the coordinator", "coordinator of the day"]

    assert text("the co-", "ordinator left", among=among) == "the coordinator left"


def test_a_prefix_that_may_be_a_syllable_asks_whether_a_word_follows() -> None:
    assert text("an ex-", "minister", among=CUTTING) == "an ex-minister"
    assert text("the pro-", "reform camp", among=[*CUTTING, "for reform"]) == "the pro-reform camp"
    assert text("the ex-", "ample", among=CUTTING) == "the example"


def test_a_browser_that_cuts_with_its_own_sign_keeps_the_others() -> None:
    lines = ["a land-", "use vote, an agree\u2010", "ment"]

    assert text(*lines, among=CUTTING) == "a land-use vote, an agreement"


def test_a_prefix_that_waits_for_its_word_keeps_the_space() -> None:
    assert text("the mid-", "and long-term plan", among=PROSE) == "the mid- and long-term plan"


def test_the_rest_of_a_broken_word_is_no_word_of_the_clipping() -> None:
    hyphens = hyphens_of(["the govern-", "ment of the port"])

    assert hyphens.words == {"the", "of", "port"}


@pytest.mark.parametrize(
    ("line", "is_broken"),
    [("the mini-", True), ("mini\u2010", True), ("the talks -", False), ("talks —", False)],
)
def test_a_dash_is_no_broken_word(line: str, is_broken: bool) -> None:
    assert ends_broken(line) is is_broken


def test_a_short_story_in_print_mostly_cuts_words() -> None:
    lines = ["back to work when the talks be-", "gan in July."]

    assert joined(lines, hyphens_of(lines, are_printed=True)).endswith("the talks began in July.")
    assert joined(lines, hyphens_of(lines)).endswith("the talks be-gan in July.")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["港务局说码头将在冬天", "继续开放。"], "港务局说码头将在冬天继续开放。"),
        (["他说“码头将继续开放”", "工人们都很高兴。"], "他说“码头将继续开放”工人们都很高兴。"),
        (["港务局局长表示", "“码头将继续开放”。"], "港务局局长表示“码头将继续开放”。"),
        (["他说“没有”", "”"], "他说“没有””"),
        # Beside letters of another script stands a space, marks of quotation or not.
        (["他加入了“Elsa”", "工会。"], "他加入了“Elsa” 工会。"),
        (["他加入了工会", "“Elsa”。"], "他加入了工会 “Elsa”。"),
        (["the sign read “港”", "and nothing else"], "the sign read “港” and nothing else"),
        (["He said “no”", "“yes” was not said"], "He said “no” “yes” was not said"),
    ],
)
def test_lines_of_a_script_without_spaces_are_joined_without_one(
    lines: list[str], expected: str
) -> None:
    assert text(*lines, among=[]) == expected
