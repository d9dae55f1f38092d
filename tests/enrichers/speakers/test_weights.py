"""Every weight in the file is one that some paragraph can give, and its name says what it sees."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise

import pytest

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.features import TELLING, VERB_KINDS
from searchkit.enrichers.speakers.patterns import FAMILIES
from searchkit.enrichers.speakers.ranker import Ranker, bundled_ranker, feature_of, weight_name
from searchkit.enrichers.speakers.token_kinds import TokenKind, shown

DATA = json.loads(
    files("searchkit.enrichers.speakers").joinpath("weights.json").read_text(encoding="utf-8")
)

RULES = {rule for rule, _ in FAMILIES} | {"passive", "none", "label"}
KINDS = {shown(kind) for kind in TokenKind} - {"nominal", "capitalised", "title"} | {"end", "start"}
PEOPLE = {f"{kind} {form}{says}" for kind in ("person", "unknown") for form in ("full", "bare") for says in ("", " who speaks")}  # fmt: skip
MENTIONS = PEOPLE | {"pronoun", "institution", "group"}
LEMMAS = {verb.lemma for verb in lexicon.verbs().values()}
PARAGRAPH = (
    {f"quoted={share}" for share in ("none", "some", "much", "all")}
    | {f"{what}={count}" for what, most in (("gap", 3), ("persons", 4), ("words of saying", 3)) for count in range(most + 1)}
    | {"starts quoted", "quote is open", "after a colon", "headline", "no full stop"}
)  # fmt: skip
WAYS = {
    "first here", "last here", "speaks here", "subject here", "last speaker", "speaker before",
    "subject before", "named before", "named last before", "last fitting speaker",
}  # fmt: skip
HOW = RULES - {"none"} | {"no rule"}


def alone() -> Iterator[str]:
    """Yield the names that stand for themselves."""
    yield from (
        "bias", "has title", "after the", "after in", "a country acts", "by a role",
        "inside words of another", "quoted as saying", "signed by", "in the words of",
        "in somebody's view", "with one behind a verb", "asked before",
        "pronoun for the only one, fits", "pronoun for the only one, gender unknown",
        "as somebody puts it", "inverted behind a comma", "acts without words",
        "holds, does not say", "gives no answer", "pronoun for one who speaks here",
        "pronoun for one named in full here", "pronoun for the", "introduced",
        "introduced by a colon",
    )  # fmt: skip
    yield from (f"count={count}" for count in range(1, 5))
    yield from (f"another speaks={speaks}" for speaks in (True, False))
    yield from (f"cue shared with {other}, {rule}" for other in RULES for rule in RULES)
    for rule in (*RULES, "several", "statement", "it", "opened", "interview", "interview, goes on"):
        yield f"rule={rule}"
    for base in ("introduced", "introduced with rule", "continued", "continued with rule"):
        yield from (base, f"{base} person", f"{base} institution")
        yield from (f"{base} one of {count}" for count in (1, 2, 3))
        yield from (f"{base}, {feature}" for feature in PARAGRAPH)
        for names in ("names nobody", "names somebody"):
            yield f"{base}, {names}"
            yield from (f"{base}, {names}, {feature}" for feature in PARAGRAPH)


def of_mentions() -> Iterator[str]:
    """Yield the names that join what a mention is with the rule, the words and the paragraph."""
    yield from (f"mention={kind}" for kind in MENTIONS)
    yield from (f"{kind}, {rule}" for kind in MENTIONS for rule in RULES)
    yield from (f"no rule, {kind}" for kind in MENTIONS)
    yield from (f"{feature}, {other}" for feature in PARAGRAPH for other in (*HOW, *MENTIONS))
    yield from (f"inside words of another, {rule}" for rule in RULES)
    for side in ("behind", "followed by"):
        yield from (f"{side} {word}" for word in TELLING)
        yield from (f"{side} {word}, {rule}" for word in TELLING for rule in RULES)
    for known in ("known", "unknown"):
        yield from (f"pronoun for {known}, {fits}" for fits in ("fits", "gender unknown"))
        yield from (f"pronoun for {says}, {known}" for says in ("speaking", "silent"))
    yield from (f"pronoun {word}, {fits}" for word in ("he", "she") for fits in ("fits", "gender unknown"))  # fmt: skip
    yield from (f"pronoun gap={gap}, {who}" for gap in range(4) for who in ("speaker", "no speaker"))  # fmt: skip
    yield from (f"pronoun={way}" for way in WAYS)


def of_cues() -> Iterator[str]:
    """Yield the names that tell of the word of saying."""
    verbs = {shown(kind) for kind in VERB_KINDS}
    yield from (f"cue word={noun}" for noun in lexicon.speech_nouns())
    yield from (f"cue kind={kind}" for kind in KINDS)
    yield from (f"rule={rule}, {kind}" for rule in RULES for kind in verbs)
    yield from (f"form={form}, {kind}" for form in ("-ing", "past", "present") for kind in verbs)
    for place in ("quote behind", "quote before", "noun of speech behind"):
        yield from (f"{place}, {kind}" for kind in verbs)
    for lemma in LEMMAS:
        yield from (f"cue={lemma}", f"passive, cue={lemma}", f"noun of speech behind, cue={lemma}")
        yield from (f"cue={lemma}, {rule}" for rule in RULES)
        yield from (f"then kind={kind}, cue={lemma}" for kind in KINDS)
        for word in TELLING:
            yield from (f"then={word}, cue={lemma}", f"auxiliary {word}, cue={lemma}")
    for word in TELLING:
        yield f"auxiliary {word}"
        yield from (f"{what} {word}, {kind}" for what in ("auxiliary",) for kind in verbs)
        yield from (f"then={word}, {kind}" for kind in verbs)
    yield from (f"then kind={then}, {kind}" for then in KINDS for kind in verbs)


def test_every_weight_can_fire() -> None:
    known = {*alone(), *of_mentions(), *of_cues()}

    strange = [name for name in DATA["weights"] if name not in known and not is_made_of_parts(name)]

    assert strange == []


def is_made_of_parts(name: str) -> bool:
    """Return whether a name is of kinds in a row, or of ways that lead to whom a pronoun means."""
    if match := re.fullmatch(r"(after|before)=(.+)", name):
        return set(match[2].split(", ")) <= KINDS and weight_name(feature_of(name)) == name
    if match := re.fullmatch(r"pronoun by (.+)", name):
        return set(match[1].split("+")) <= WAYS
    return False


def test_no_weight_is_so_small_that_nothing_needs_it() -> None:
    assert [name for name, weight in DATA["weights"].items() if abs(weight) < 0.02] == []


def test_who_is_believed_more_by_the_weights_is_not_believed_less_after_calibration() -> None:
    for corners in DATA["calibration"].values():
        for before, after in pairwise(corners):
            assert before[0] <= after[0]
            assert before[1] <= after[1]


@pytest.mark.parametrize("rule", ["subject-verb", "pronoun, inverted", "beside a quote", "several"])
def test_a_confidence_rises_with_the_weights_and_stays_a_share(rule: str) -> None:
    ranker = bundled_ranker()

    found = [ranker.calibrated(step / 100, rule) for step in range(101)]

    assert found == sorted(found)
    assert all(0 <= sure <= 1 for sure in found)


def test_between_two_corners_a_confidence_lies_on_the_line() -> None:
    ranker = Ranker({}, 0.5, {"inverted": [[0.4, 0.2], [0.8, 0.6]]})

    assert ranker.calibrated(0.6, "inverted") == pytest.approx(0.4)
    assert ranker.calibrated(0.2, "inverted") == pytest.approx(0.1)
    assert ranker.calibrated(0.9, "inverted") == pytest.approx(0.6)
    assert ranker.calibrated(0.6, "several") == 0.6
