"""What a part is by itself: by its words, or by its looks."""

import re
from collections import Counter
from collections.abc import Sequence

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language.sentences import ends_sentence, ends_with_stop, goes_on
from searchkit.paragraphs.boilerplate import rule_for
from searchkit.paragraphs.end_matter import is_promotion, note_for
from searchkit.paragraphs.printed.breaks import starts_item
from searchkit.paragraphs.printed.picture_captions import LARGEST_CAPTION
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.paragraphs.printed.story_parts import Part
from searchkit.paragraphs.printed.type_sizes import LEAST_SHARE
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold

LONGEST_SUBHEAD = threshold(
    14, "words; a longer line without a full stop may be a paragraph cut short"
)
LONGEST_BOLD_SUBHEAD = threshold(28, "words; where all of it is bold")
FIELD_ROWS = threshold(2, "a byline or a date is set in a line, or in two")
LONGEST_FOOTNOTE = threshold(
    120, "words; longer paragraphs that begin with a number are the text's"
)
ENDING_SHARE = threshold(0.2, "of a list's lines may end a sentence: addresses abbreviate")
TELLING_WORDS = threshold(12, "shorter paragraphs say little of the edges of columns")
LEAST_LIST_ROWS = threshold(3, "two short lines may be a subhead")
SHORT_LINE = threshold(0.7, "of the column: a line of a list or an address ends before")

STOPPED_SHARE = threshold(
    0.8,
    NO_DATA + "of the paragraphs of a print; lists and minutes end without, and one without among"
    " fewer than five says nothing",
)
FOOTNOTE_SIZE = threshold(0.92, "times the main size of the text")

_MONO = regex(r"mono|courier|consolas|menlo|typewriter|cmtt|code", re.IGNORECASE)
_NAME_AFTER_DASH = regex(r"[–—-]{1,2}\s?[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*){1,4}")
# "It is the 35th anniversary of the memorial. B3": the sentence has its stop.
_STOP_NEAR_END = regex(r"[.!?][”’\"']?\s\S{1,12}(?:\s\S{1,12})?$")
_FOOTNOTE = regex(r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}|[*†‡§])\s?\S")


def name_by_words(part: Part, main_size: float) -> None:
    """Label a part that a rule of boilerplate.py or of end_matter.py fits.

    `main_size` is the size of type that most of the text is set in.
    """
    rule = rule_for(part.text)
    if rule is not None:
        # Prose that happens to look so is longer than a line; a field is set as one.
        if (
            rule.label in (DroppedKind.DATE_LINE, DroppedKind.BYLINE)
            and len(part.rows) > FIELD_ROWS
        ):
            return
        if rule.label is Kind.CAPTION and part.size > LARGEST_CAPTION * main_size:
            return  # a headline that says who does what for whom: no caption is set so large
        if rule.label is DroppedKind.PAGE_NUMBER:
            part.becomes(Kind.ASIDE, "a number within the page")  # a table's, or a figure's
        else:
            part.becomes(rule.label, rule.fires_on)
        part.is_field = True
    elif _NAME_AFTER_DASH.fullmatch(part.text):
        part.becomes(DroppedKind.BYLINE, "a name after a dash, at the end of a story")
        part.is_field = True
    elif part.label is Kind.BODY and (note := note_for(part.text)) is not None:
        part.becomes(Kind.ASIDE, note.fires_on)
        part.is_field = True


def name_by_looks(parts: Sequence[Part]) -> None:
    """Label what is set like the stories' text but is none: subheads, lists of names, notes."""
    flow = [part for part in parts if part.label is Kind.BODY]
    families = _families(flow)
    edges = _edges(flow)
    main = _main_size(flow)
    leads_elsewhere = False
    is_teaser = _all_stop(flow)
    for number, part in enumerate(parts):
        if not _is_item(part):
            leads_elsewhere = is_promotion(part.text)
        if part.label is not Kind.BODY:
            continue
        before = parts[number - 1] if number else None
        following = parts[number + 1] if number + 1 < len(parts) else None
        if following is not None and following.label is DroppedKind.JUMP_LINE:
            continue  # cut short by the end of the page
        if is_teaser and _is_unfinished(part, before, following):
            part.becomes(Kind.ASIDE, "prose without its stop, beside a heading")
        elif _is_list(part):
            part.becomes(Kind.ASIDE, "short lines, a list or an address")
        elif leads_elsewhere and not ends_sentence(part.text):
            part.becomes(Kind.ASIDE, "a link to another story")
        elif _is_subhead(part):
            part.becomes(Kind.ASIDE, "a short line that ends no sentence")
            part.is_subhead = True
        elif _is_footnote(part) and (
            part.rows[0].family not in families or part.size < FOOTNOTE_SIZE * main
        ):
            part.becomes(Kind.ASIDE, "a footnote")
        elif part.rows[0].family not in families and all(_MONO.search(r.font) for r in part.rows):
            part.becomes(Kind.ASIDE, "typewriter type, among other type: code")
        elif part.rows[-1].family not in families and round(part.x0) not in edges:
            part.becomes(Kind.ASIDE, "another type, in a place of its own")


def _main_size(flow: Sequence[Part]) -> float:
    """Return the size that most of the stories' text is set in."""
    counts: Counter[float] = Counter()
    for part in flow:
        counts[part.body or 0.0] += len(part.text)
    return counts.most_common(1)[0][0] if counts else 0.0


def _families(flow: Sequence[Part]) -> set[str]:
    """Return the families of type that the stories are set in: what a tenth of the text is in."""
    counts: Counter[str] = Counter()
    for part in flow:
        for row in part.rows:
            counts[row.family] += len(row.text)
    total = sum(counts.values())
    return {family for family, count in counts.items() if count >= LEAST_SHARE * total}


def _edges(flow: Sequence[Part]) -> set[int]:
    """Return the left edges of prose, to the point, give or take one."""
    edges: set[int] = set()
    for part in flow:
        if part.words >= TELLING_WORDS and len(part.rows) > 1:
            for row in part.rows:
                edges.update((round(row.x0) - 1, round(row.x0), round(row.x0) + 1))
                edges.update((round(row.left) - 1, round(row.left), round(row.left) + 1))
    return edges


@rule(
    "printed.list-in-lines",
    example="names one below the other, none of which ends a sentence",
    counter="short lines of prose beside a picture",
    chosen_on="the real prints of the dev data",
)
def _is_list(part: Part) -> bool:
    """Whether most lines end early and end no sentence: names, an address, a table's column."""
    rows = part.rows
    if len(rows) < LEAST_LIST_ROWS or ends_with_stop(part.text):
        return False
    early = sum(_ends_early(row) for row in rows)
    return early >= SHORT_LINE * len(rows) and sum(
        ends_sentence(row.text) for row in rows
    ) <= ENDING_SHARE * len(rows)


@rule(
    "printed.early-end",
    fires_on="a line leaves a good part of its column free",
    example="a name in the middle of a column of names",
    counter="a line of prose that reaches the edge",
    chosen_on="the real prints of the dev data",
)
def _ends_early(row: Row) -> bool:
    return row.x1 - row.left < SHORT_LINE * (row.right - row.left)


@rule(
    "printed.subhead",
    fires_on="a few words that end no sentence, or in capitals",
    example='"What the dockers want"',
    counter='"Nobody waved."',
    chosen_on="the real prints of the dev data",
)
def _is_subhead(part: Part) -> bool:
    if part.text.isupper() and part.words <= LONGEST_SUBHEAD and not ends_with_stop(part.text):
        return True  # its quotation marks end no sentence: PENSIONS “NOT AT RISK”
    if ends_sentence(part.text) or _is_item(part):
        return False
    return part.words <= LONGEST_SUBHEAD or (part.is_bold and part.words <= LONGEST_BOLD_SUBHEAD)


@rule(
    "printed.all-stop",
    example="a report each of whose paragraphs ends with its stop",
    counter="minutes of which every other paragraph has none",
    chosen_on="the real prints of the dev data",
)
def _all_stop(flow: Sequence[Part]) -> bool:
    """Whether the paragraphs of this print end with their stops, so that one without is none."""
    prose = [part for part in flow if part.words > TELLING_WORDS]
    stopped = sum(ends_with_stop(part.text) for part in prose)
    return stopped >= STOPPED_SHARE * len(prose)


@rule(
    "printed.teaser",
    example="a paragraph without its stop beside the heading of another story",
    counter="a paragraph without its stop at the end of a page, which the next page goes on with",
    chosen_on="the real prints of the dev data",
)
def _is_unfinished(part: Part, before: Part | None, following: Part | None) -> bool:
    """Whether a paragraph without its stop stands beside a heading or a link: a teaser for a story.

    One that is cut by a page goes on in lower case, and ends in the middle of a phrase.
    """
    if part.words <= TELLING_WORDS or _is_item(part) or part.page != part.rows[-1].page:
        return False
    if not part.text[-1:].isalnum() or goes_on(part.text) or _STOP_NEAR_END.search(part.text):
        return False
    near = [other for other in (before, following) if other is not None]
    return any(
        other.body is None and other.label is Kind.ASIDE and other.page == part.page
        for other in near
    ) and not (following is not None and following.text[:1].islower())


@rule(
    "printed.item",
    example="a paragraph that the file calls an item of a list",
    counter="a paragraph of the story",
    chosen_on="the real prints of the dev data",
)
def _is_item(part: Part) -> bool:
    """Whether a part is an item of a list; those of prose often go without their stops."""
    return starts_item(part.rows[0]) or part.rows[0].tag in ("LI", "LBody")


@rule(
    "printed.footnote",
    fires_on="a mark of a note, or a small number, opens a paragraph of no great length",
    example='"1 A smith makes keys."',
    counter='"A smith makes keys."',
    chosen_on="the real prints of the dev data",
)
def _is_footnote(part: Part) -> bool:
    return bool(_FOOTNOTE.match(part.text)) and part.words <= LONGEST_FOOTNOTE
