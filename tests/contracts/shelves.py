"""The texts of a generation: paragraphs, and the stories that they make up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from searchkit.analysis.clauses import ClauseWord, ExpandedWord, form_test, label
from searchkit.domain.article import Article, Kind
from searchkit.domain.document import ParagraphDocument, documents_of
from searchkit.engines.expansion import EXPANSION_LIMIT, FieldName, too_many_forms
from searchkit.engines.scope import LEAD_PARAGRAPHS, says_more_than_title
from tests.contracts.passages import Passage


@dataclass(frozen=True, eq=False)
class Member:
    """A paragraph and its words."""

    document: ParagraphDocument
    passage: Passage


class Story:
    """An article that has paragraphs."""

    def __init__(self, article: Article) -> None:
        self.article = article
        documents = documents_of(article)
        self.members = [Member(document, Passage.of(document.text)) for document in documents]
        self.title_field = Passage.of(article.title or "")
        # The title, once: a paragraph that only repeats it is not counted beside it.
        self.title = [self.title_field] + [
            member.passage
            for member, paragraph in zip(self.members, article.paragraphs, strict=True)
            if says_more_than_title(paragraph, article)
        ]
        self.bodies = self.of_kinds(Kind.BODY)
        self.lead = [*self.title, *(member.passage for member in self.bodies[:LEAD_PARAGRAPHS])]
        prose = self.of_kinds(Kind.BODY, Kind.CAPTION)
        self.text = [*self.title, *(member.passage for member in prose)]

    def of_kinds(self, *kinds: Kind) -> Sequence[Member]:
        return [member for member in self.members if member.document.kind in kinds]


class Field:
    """Texts by which words are weighed, each in one or more passages."""

    def __init__(self, texts: Sequence[Sequence[Passage]]) -> None:
        self._texts = texts
        self._frequencies: dict[ClauseWord, int] = {}

    @property
    def size(self) -> int:
        """How many texts there are."""
        return len(self._texts)

    @cached_property
    def average(self) -> float:
        """The mean number of words of a text."""
        return sum(map(length, self._texts)) / len(self._texts)

    def frequency(self, word: ClauseWord) -> int:
        """Return how many texts have the word."""
        if word not in self._frequencies:
            self._frequencies[word] = sum(1 for text in self._texts if count(word, text))
        return self._frequencies[word]

    def check_expansion(self, word: ExpandedWord) -> None:
        """Raise QueryError where the word stands for too many forms of this field."""
        is_meant = form_test(word)
        forms = {token.form for text in self._texts for passage in text for token in passage.words}
        if sum(map(is_meant, forms)) > EXPANSION_LIMIT:
            raise too_many_forms(label(word))


def count(word: ClauseWord, text: Sequence[Passage]) -> int:
    """Return how often the text has the word."""
    return sum(len(passage.places(word)) for passage in text)


def length(text: Sequence[Passage]) -> int:
    """Return how many words the text has."""
    return sum(len(passage.words) for passage in text)


class Shelves:
    """All stories of a generation, by id."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.stories = [Story(article) for article in articles if article.paragraphs]
        self.fields = {
            FieldName.TEXT: Field([[m.passage] for story in self.stories for m in story.members]),
            FieldName.TITLE: Field([[story.title_field] for story in self.stories for _ in story.members]),
            FieldName.STORY: Field([story.text for story in self.stories]),
        }  # fmt: skip

    @cached_property
    def forms(self) -> Counter[str]:
        """Each word as written, and how many paragraphs and titles have it."""
        paragraphs = [member.passage for story in self.stories for member in story.members]
        titles = [story.title_field for story in self.stories]
        texts = [*paragraphs, *titles]
        return Counter(form for text in texts for form in {token.form for token in text.words})
