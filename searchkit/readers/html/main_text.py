"""Which passages of a page tell its story, and what the others are.

trafilatura chooses the main text. It is trusted for the choice and not for the wording, since it
loses text between tags and drops whole boxes. So its choice is laid over the passages of the page:
what stands in it is the story's, and so is prose in the very boxes that hold it. All others keep
their place in the page and get a name.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from searchkit.domain.clipping import MarkedBlock, PagePart
from searchkit.language.sentences import ends_sentence
from searchkit.readers.html.page_parts import PARTS, Hint
from searchkit.readers.html.passages import Passage
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, threshold
from searchkit.values import dataclass

STRETCH_LETTERS = threshold(
    30,
    NO_DATA
    + "letters of a passage that are looked for in the chosen text at a time: shorter ones stand"
    " anywhere by chance, of longer ones a link that the library cut out hides too much",
)
STRETCH_SHARE = threshold(
    0.5, NO_DATA + "of a passage's stretches; a link that the library cut out costs one or two"
)
BELIEVED_SHARE = threshold(
    0.34,
    "257 saved pages: boxes of the story that bear a name of furniture hold from 0.53 of its letters (nine,"
    " called paywall, sidebar, teaser), other boxes of such names up to 0.29",
)
STORY_SHARE = threshold(
    0.8,
    NO_DATA + "of the story's letters in its innermost box; a note or an update may stand outside",
)
LINKED_SHARE = threshold(
    0.6,
    NO_DATA
    + "of the letters of a passage that only leads elsewhere; the words around links are few",
)
LINK_SHARE = threshold(
    0.9,
    "257 saved pages: of 124 paragraphs of the main text above it 115 end no sentence and lead to other"
    " stories; of thirty between 0.6 and 0.9 seven end one",
)
PROSE_CHARS = threshold(
    60,
    NO_DATA
    + "of a passage that is the story's though it was not chosen; shorter ones are buttons, too",
)
APART_SHARE = threshold(
    0.1,
    "257 saved pages: of the main text of two that their scripts fetch nothing stands in the page, of any"
    " other from a fifth",
)
MIN_APART_LETTERS = threshold(200, NO_DATA + "of a main text, below which a share says nothing")
MIN_PULLED_LETTERS = threshold(
    15, NO_DATA + "letters that stand twice; a place and a day, or a name, may be said again"
)
MAX_PULLED_CHARS = threshold(60, NO_DATA + "of a pull quote that no name tells to be one")
MIN_REPEATED_LETTERS = threshold(
    24,
    NO_DATA + "of a caption or a box that stands twice; a photographer's name may be under several",
)

# From a capital to a stop, of two words or more; "All..." and "Picture:" are none.
_SENTENCE = regex(r"[“\"‘«(]?[^\W\d_a-zß-ÿ]\S*\s.*(?<![.:])[.!?][”\"’»)]?", re.DOTALL)
_NO_LETTERS = regex(r"[\W_]+")
_PROSE_TAGS = frozenset(("p", "li", "blockquote", "pre"))
_PARAGRAPH_TAGS = frozenset(("p", "li", "blockquote", "pre", "ul", "ol", "dl", "dd", "dt"))


@dataclass(slots=True)
class _Candidate:
    """A passage, and what is known of it so far."""

    passage: Passage
    letters: str  # and figures, by which two printings of a text are compared
    is_chosen: bool = False
    named: PagePart | None = None  # what the names around it say
    is_hidden: bool = False

    @property
    def is_linked(self) -> bool:
        """Whether most of it leads elsewhere."""
        return self.passage.linked_share >= LINKED_SHARE

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph of a story."""
        passage = self.passage
        return (
            len(passage.text) >= PROSE_CHARS
            and passage.tag in _PROSE_TAGS
            and not self.is_linked
            and ends_sentence(passage.text)
        )

    @property
    def is_short_prose(self) -> bool:
        """Whether it is a paragraph by its tag, and a whole sentence, be it short."""
        passage = self.passage
        is_sentence = _SENTENCE.fullmatch(passage.text) is not None
        return passage.tag == "p" and is_sentence and not self.is_linked

    @property
    def is_long(self) -> bool:
        """Whether it is longer than what is set in large type beside a story."""
        return len(self.passage.text) > MAX_PULLED_CHARS

    def is_quoted_from(self, prose: str) -> bool:
        """Whether it says without a stop what a longer passage says: a pull quote."""
        return (
            len(self.letters) >= MIN_PULLED_LETTERS
            and not self.is_long
            and not ends_sentence(self.passage.text)
            and self.letters in prose
        )

    def is_in(self, box: Any) -> bool:
        """Whether it stands within that element."""
        return any(each is box for each in _around(self.passage))


def blocks_of(
    passages: Sequence[Passage], chosen_text: Any, title: str | None
) -> tuple[MarkedBlock, ...]:
    """Return all passages as blocks, each with the part of the page that it is in.

    `chosen_text` is the element that trafilatura gives; None where it found nothing: then whatever
    is not furniture by its name is the story.
    """
    candidates = [_Candidate(passage, letters_of(passage.text)) for passage in passages]
    _choose(candidates, chosen_text)
    within = _letters_within(candidates)
    most = BELIEVED_SHARE * max(within.values(), default=0)
    for each in candidates:
        _name(each, within, most)
    # What the page hides is no text, but where the main text was found in it.
    candidates = [each for each in candidates if each.is_chosen or not each.is_hidden]
    _choose_more(candidates)
    parts = _parts(candidates, _extent(candidates, title), _box(within))
    return tuple(_each_once(candidates, parts))


def stands_apart(passages: Sequence[Passage], chosen_text: Any) -> bool:
    """Whether the chosen text is hardly to be found in the page: it was told to its scripts."""
    told = letters_of("".join(chosen_text.itertext()))
    own = (letters for each in passages if (letters := letters_of(each.text)))
    found = sum(
        len(letters)
        for letters in own
        if len(letters) >= STRETCH_LETTERS and _stands_in(letters, told)
    )
    return found < APART_SHARE * len(told) and len(told) >= MIN_APART_LETTERS


def letters_of(text: str | None) -> str:
    """Return the letters and figures of a text, by which two printings of it are compared."""
    return _NO_LETTERS.sub("", (text or "").lower())


def _choose(candidates: Sequence[_Candidate], chosen_text: Any) -> None:
    """Mark the passages that stand in the chosen text; where none does, all but furniture."""
    told = letters_of("".join(chosen_text.itertext())) if chosen_text is not None else ""
    for each in candidates:
        each.is_chosen = len(each.letters) >= STRETCH_LETTERS and _stands_in(each.letters, told)
    chosen = [number for number, each in enumerate(candidates) if each.is_chosen]
    first, last = (chosen[0], chosen[-1]) if chosen else (0, len(candidates))
    pieces = _pieces(chosen_text) if chosen_text is not None else set()
    for each in candidates[first : last + 1]:
        if len(each.letters) < STRETCH_LETTERS:
            each.is_chosen = each.letters in pieces
    if not any(each.is_chosen for each in candidates):
        for each in candidates:
            is_furniture = any(hint in PARTS for _, hint in each.passage.hints)
            each.is_chosen = not is_furniture and not each.is_linked


def _pieces(chosen_text: Any) -> set[str]:
    """Return the letters of what the chosen text has in one piece, or in one paragraph."""
    pieces = {letters_of(text) for text in chosen_text.itertext()}
    return pieces | {
        letters_of("".join(each.itertext())) for each in chosen_text.iter("p", "head", "item")
    }


def _stands_in(letters: str, told: str) -> bool:
    if letters in told:
        return True
    starts = range(0, len(letters) - STRETCH_LETTERS + 1, STRETCH_LETTERS)
    found = sum(letters[start : start + STRETCH_LETTERS] in told for start in starts)
    return found >= STRETCH_SHARE * len(starts)


def _letters_within(candidates: Sequence[_Candidate]) -> dict[Any, int]:
    """Return how many chosen letters each element holds that holds any."""
    within: dict[Any, int] = {}
    for each in candidates:
        if each.is_chosen:
            for element in _around(each.passage):
                within[element] = within.get(element, 0) + len(each.letters)
    return within


def _around(passage: Passage) -> Iterator[Any]:
    """Yield the elements that a passage stands in, from its own to the root."""
    yield passage.element
    yield from passage.element.iterancestors()


def _name(candidate: _Candidate, within: dict[Any, int], most: float) -> None:
    """Note what the names around a passage say that it is, as far as they are believed.

    A name is believed of an element that holds at most `most` letters of the story. The outermost name of
    furniture counts: a caption in a box of related stories is theirs.
    """
    believed = [hint for el, hint in candidate.passage.hints if within.get(el, 0) <= most]
    candidate.is_hidden = Hint.HIDDEN in believed
    parts = [PARTS[hint] for hint in believed if hint in PARTS]
    furniture = [part for part in parts if part is not PagePart.BESIDE]
    if furniture or parts:
        candidate.named = (furniture or parts)[0]
    elif candidate.is_hidden:
        candidate.named = PagePart.BESIDE


def _box(within: dict[Any, int]) -> Any:
    """Return the innermost element that holds the story, or None where nothing is chosen."""
    all_of_it = max(within.values(), default=0)
    holding = [element for element, count in within.items() if count >= STORY_SHARE * all_of_it]
    return max(holding, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _choose_more(candidates: Sequence[_Candidate]) -> None:
    """Mark prose that stands where the chosen prose does, and was left out."""
    own = [each for each in candidates if each.named is None and each.is_prose]
    chosen = [each.passage for each in own if each.is_chosen]
    holders = set(map(_holder, chosen))
    kinds = set(map(_kind_of_place, chosen))
    articles = set(map(_article, chosen))
    for each in own:
        passage = each.passage
        if _article(passage) in articles:
            each.is_chosen |= _holder(passage) in holders or _kind_of_place(passage) in kinds
    for each in candidates:
        if each.named is None and each.is_short_prose:
            each.is_chosen |= _holder(each.passage) in holders


def _holder(passage: Passage) -> Any:
    """Return the element whose children are a story's paragraphs."""
    return next(each for each in _around(passage) if each.tag not in _PARAGRAPH_TAGS)


def _kind_of_place(passage: Passage) -> tuple[tuple[str, str], ...]:
    """Return tags and classes around a passage: text that advertisements cut has one such."""
    return tuple((each.tag, each.get("class") or "") for each in _around(passage))


def _article(passage: Passage) -> Any:
    """Return the innermost `article` around a passage: another one is another story's."""
    return next((each for each in _around(passage) if each.tag == "article"), None)


def _extent(candidates: Sequence[_Candidate], title: str | None) -> range:
    """Return the numbers of the story's passages, its headline included."""
    chosen = [number for number, each in enumerate(candidates) if each.is_chosen]
    if not chosen:
        return range(0)
    start = chosen[0]
    wanted = letters_of(title)
    for number, each in enumerate(candidates[: chosen[0]]):
        if each.passage.tag == "h1" or (each.letters and each.letters == wanted):
            start = number
    return range(start, chosen[-1] + 1)


def _parts(candidates: Sequence[_Candidate], extent: range, box: Any) -> Iterator[PagePart]:
    """Yield the part of the page that each passage is in."""
    holders = {_holder(each.passage) for each in candidates if each.is_chosen and each.is_prose}
    for number, each in enumerate(candidates):
        tag = each.passage.tag
        if tag == "sup":
            yield PagePart.STORY
        elif each.is_chosen:
            # Furniture by its name, and yet chosen, is kept beside the story; so is a paragraph that
            # is nothing but a link to another one.
            is_link = each.passage.linked_share >= LINK_SHARE and not (
                ends_sentence(each.passage.text) and _holder(each.passage) in holders
            )
            yield PagePart.BESIDE if each.named or is_link else PagePart.STORY
        elif each.named not in (None, PagePart.BESIDE):
            yield each.named
        elif number in extent:
            yield each.named or (PagePart.BESIDE if tag in _PROSE_TAGS else PagePart.STORY)
        elif each.is_in(box) and tag == "figcaption":
            yield PagePart.STORY
        elif each.is_in(box) and number >= extent.stop:
            yield PagePart.PROMOTION if each.is_linked else PagePart.BESIDE
        else:
            yield PagePart.NAVIGATION if each.is_linked else PagePart.ELSEWHERE


def _each_once(
    candidates: Sequence[_Candidate], parts: Iterator[PagePart]
) -> Iterator[MarkedBlock]:
    """Yield the blocks; a caption or a box that says once more what stood before is a repetition.

    Of the story's own prose nothing is: an interviewer may ask the same question twice.
    """
    told: set[str] = set()
    placed = list(zip(candidates, parts, strict=True))
    prose = " ".join(c.letters for c, part in placed if part is PagePart.STORY and c.is_long)
    for each, part in placed:
        passage = each.passage
        if part is PagePart.STORY and passage.tag == "p" and each.is_quoted_from(prose):
            part = PagePart.BESIDE
        if part in (PagePart.STORY, PagePart.BESIDE) and len(each.letters) >= MIN_REPEATED_LETTERS:
            is_beside = part is PagePart.BESIDE or passage.tag == "figcaption"
            if is_beside and each.letters in told:
                part = PagePart.REPEATED
            told.add(each.letters)
        yield MarkedBlock(passage.tag, passage.text, part, passage.list)
