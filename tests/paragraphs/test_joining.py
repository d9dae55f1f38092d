from searchkit.paragraphs.joining import hyphens_of, joined

PROSE = ["The minister of ports said that the harbour", "would stay open through the winter."] * 12


def text(*lines: str, among: list[str] | None = None) -> str:
    return joined(lines, hyphens_of([*lines, *(among if among is not None else PROSE)]))


def test_a_print_that_cuts_no_words_keeps_every_hyphen() -> None:
    assert text("a de-", "radicalization course") == "a de-radicalization course"
    assert text("the Obama-", "era act") == "the Obama-era act"


def test_a_print_that_cuts_words_has_them_mended() -> None:
    cutting = ["the min-", "ister of the har-", "bour had gone"] * 10

    assert text("an agree-", "ment was near", among=cutting) == "an agreement was near"


def test_a_compound_keeps_its_hyphen_in_a_print_that_cuts_words() -> None:
    cutting = ["the min-", "ister of the har-", "bour had gone"] * 10

    assert text("an anti-", "government mood", among=cutting) == "an anti-government mood"
    assert text("a state-", "owned port", among=cutting) == "a state-owned port"
    assert text("day-to-", "day work", among=cutting) == "day-to-day work"
    assert text("the Franco-", "German line", among=cutting) == "the Franco-German line"


def test_a_word_that_stands_whole_elsewhere_is_mended() -> None:
    assert text("the har-", "bour is open") == "the harbour is open"


def test_a_hyphen_that_a_browser_put_in_always_goes() -> None:
    assert text("an agree\u2010", "ment was near") == "an agreement was near"
    assert text("an anti-", "war vote, an agree\u2010", "ment") == "an anti-war vote, an agreement"


def test_a_dash_is_no_hyphen() -> None:
    assert text("the talks -", "all of them") == "the talks - all of them"
    assert text("the talks—", "all of them") == "the talks—all of them"
