"""The names that renderers show for codes, values and kinds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from searchkit.domain.article import SURE_CONFIDENCE, Confidence, Kind, SpeakerFinding
from searchkit.domain.document import About
from searchkit.domain.query import CountBy, Facet
from searchkit.domain.results import FacetCount, Hit, Match, PairCount, Results
from searchkit.renderers.visible import one_line
from searchkit.values import dataclass

UNKNOWN = "unknown"
_MOST_NAMES = 5  # more are counted: a line holds no more
IN_STORIES = " in stories about it)"  # how what is only inherited is told from what is named


def grouped(number: int) -> str:
    """Return a number with its thousands apart: "1,204"."""
    return str(number) if -1_000 < number < 1_000 else f"{number:,}"  # twice as soon


def share_words(part: int, whole: int) -> str:
    """Return how much of a whole a part is: "34 %"."""
    return f"{100 * part / whole:.0f} %"


@dataclass(frozen=True, slots=True)
class Names:
    """Names that come from a gazetteer, which renderers do not know."""

    country: Callable[[str], str]  # CN -> China

    def value(self, facet: Facet, value: str | None) -> str:
        """Return what stands for a facet's value: "China" for CN, "unknown" for None."""
        if value is None:
            return UNKNOWN
        return self.country(value) if facet is Facet.COUNTRY else value

    def about(self, countries: Iterable[About]) -> tuple[str, ...]:
        """Return countries by name, those that the story has and not the paragraph in brackets."""
        return tuple(
            f"({self.country(each.code)})" if each.is_inherited else self.country(each.code)
            for each in countries
        )


def count_words(count: FacetCount | PairCount, count_by: CountBy = CountBy.PARAGRAPH) -> str:
    """Return how much has a value: "3 (+10 in stories about it)", or "2 stories".

    What only inherits a country is never counted as naming it.
    """
    inherited, paragraphs = count.inherited, ""
    if inherited:
        paragraphs = f"{grouped(count.count - inherited)} (+{grouped(inherited)}{IN_STORIES}"
    if count_by is CountBy.PARAGRAPH:
        return paragraphs or grouped(count.count)
    stories = f"{count.stories:,} stor{'y' if count.stories == 1 else 'ies'}"
    return f"{stories}: {paragraphs}" if inherited else stories


def match_words(hit: Hit) -> str:
    """Return why a paragraph is a hit that does not hold all that was asked; "" where it does."""
    lacking = f"the story lacks {', '.join(hit.lacking)}" if hit.lacking else ""
    return "; ".join(filter(None, (why_words(hit.match), lacking)))


def why_words(match: Match) -> str:
    """Return the same of the paragraph alone, whatever its story lacks."""
    return _WHY[match]


_WHY = {
    Match.ALL: "",
    Match.MOST: "the words are spread over the story",
    Match.NEAR: "said beside these words",
    Match.TITLE: "these words in the title",
}


def copies_words(hit: Hit) -> str:
    """Return "39 more copies", with the outlets that are others than the story's own: "in AFP"."""
    others = sorted({one_line(outlet) for outlet in hit.also_in if outlet} - {hit.source})
    if others:
        return (
            f"also in {', '.join(others)}"
            if len(others) == len(hit.copies)
            else (f"{len(hit.copies):,} more copies, in {', '.join(others)}")
        )
    return f"{len(hit.copies):,} more cop{'ies' if len(hit.copies) != 1 else 'y'}"


def says_words(sayings: Sequence[SpeakerFinding]) -> Iterator[str]:
    """Yield who says it: "says: Wang Yi", and "says?: Wang Yi" where no saying of theirs is sure."""
    sure, unsure = who_says(sayings)
    if sure:
        yield f"says: {', '.join(sure)}"
    if unsure:
        yield f"says?: {', '.join(unsure)}"


def who_says(sayings: Sequence[SpeakerFinding]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who says it by their full names, those with a sure saying and those without, in order."""
    sure = [saying.name for saying in sayings if saying.confidence >= SURE_CONFIDENCE]
    if len(sure) == len(sayings):
        return tuple(sure if len(sure) < 2 else dict.fromkeys(sure)), ()
    names = dict.fromkeys([saying.name for saying in sayings])
    unsure = [name for name in names if name not in sure]
    return tuple([name for name in names if name in sure]), tuple(unsure)


def meant_words(results: Results) -> Iterator[str]:
    """Yield whom a name of a filter stands for, where that is nobody or several.

    The nearest names only beside results: where there are none, suggestions ask for them.
    """
    nearest = results.nearest_names if results.total else {}
    for field, names in (("speaker", results.read_names), ("source", results.read_sources)):
        for asked, who in names.items():
            if len(who) != 1:
                meant = _listed(who) or _nobody(field, nearest.get(asked, ()))
                yield f"{field} {one_line(asked)}: {meant}"


def _nobody(field: str, nearest: Sequence[str]) -> str:
    who = "nobody" if field == "speaker" else "no outlet"
    return f"{who} in the index goes by this name" + (
        f"; nearest: {_listed(nearest)}" if nearest else ""
    )


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    listed = ", ".join(map(one_line, names[:_MOST_NAMES]))
    return f"{listed} and {more:,} more" if more > 0 else listed


def date_words(published: date | None, confidence: Confidence | None) -> str:
    """Return "2021-03-23", "~2021-03-23" where the date is inferred, or "undated"."""
    if published is None:
        return "undated"
    return f"{'~' if confidence is Confidence.INFERRED else ''}{published.isoformat()}"


def paragraph_sign(kind: Kind, number: int | None) -> str:
    """Return how a person cites a paragraph: "paragraph 7", "caption 1", "title"."""
    if kind is Kind.TITLE or number is None:
        return "title"
    return f"{'paragraph' if kind is Kind.BODY else kind.value} {number}"
