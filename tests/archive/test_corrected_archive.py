import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchkit.archive import CorrectedArchive
from searchkit.archive.aliases_file import read_aliases, write_aliases
from searchkit.archive.corrections_file import read_corrections, write_corrections
from searchkit.domain.article import (
    Article,
    Confidence,
    CountryFinding,
    Kind,
    Paragraph,
    PublishedDate,
    SpeakerFinding,
)
from searchkit.domain.corrections import (
    CorrectedField,
    Correction,
    correction_of,
    with_correction,
    without,
)
from searchkit.domain.errors import ConfigurationError
from searchkit.domain.level import NOTHING, Level, with_pairs
from searchkit.domain.record import PackedArticle, article_from_record, unpacked

STORY = Article(
    id="aaaaaaaaaa",
    ordinal=0,
    title="Ferry crews walk out",
    source="AP",
    published=PublishedDate(),
    countries=("NO", "SE"),
    paragraphs=(
        Paragraph(0, Kind.TITLE, "Ferry crews walk out", None, (), ()),
        Paragraph(1, Kind.BODY, "Crews of Norway.", None, (), (CountryFinding("NO"),)),
        Paragraph(2, Kind.BODY, '"We wait," she said.', None, (SpeakerFinding("Lied"),), ()),
        Paragraph(3, Kind.BODY, "The end.", None, (), ()),
    ),
)
OTHER = dataclasses.replace(STORY, id="bbbbbbbbbb")


@dataclass(frozen=True)
class Held:
    stories: tuple[Article, ...] = (STORY, OTHER)

    def level(self) -> Level:
        return Level("held", 1, with_pairs(NOTHING, self.digests().items()), NOTHING)

    def changes_since(self, level: Level) -> Mapping[str, str | None] | None:
        return {}

    def digests(self, ids: Iterable[str] | None = None) -> Mapping[str, str]:
        known = {story.id: f"digest of {story.id}" for story in self.stories}
        return {id: known[id] for id in known if ids is None or id in set(ids)}

    def missing(self) -> Set[str]:
        return frozenset()

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        wanted = set(ids)
        yield from (story for story in self.stories if story.id in wanted)

    def packed(self, ids: Iterable[str]) -> Iterator[PackedArticle]:
        for story in self.articles(ids):
            yield PackedArticle(story, b"as it is kept")

    def copies(self) -> Mapping[str, str]:
        return {}


def corrected(*corrections: Correction, story: Article = STORY) -> Article:
    return next(CorrectedArchive(Held((story, OTHER)), corrections).articles([story.id]))


def fix(field: CorrectedField, *values: str, ordinal: int | None = None) -> Correction:
    return correction_of(STORY, field, values, ordinal)


def test_fields_of_an_article_are_corrected_and_named() -> None:
    story = corrected(
        fix(CorrectedField.PUBLISHED, "2021-03-23"),
        fix(CorrectedField.SOURCE, "Reuters"),
        fix(CorrectedField.TITLE, "Crews walk out"),
    )

    assert story.published == PublishedDate(date(2021, 3, 23), "corrected", Confidence.STATED)
    assert (story.source, story.title) == ("Reuters", "Crews walk out")
    assert story.paragraphs[0].text == "Ferry crews walk out"
    assert story.corrected == ("published", "source", "title")


def test_a_correction_to_nothing_says_that_it_is_unknown() -> None:
    story = corrected(fix(CorrectedField.PUBLISHED), fix(CorrectedField.SOURCE))

    assert story.published == PublishedDate(None, "corrected", None)
    assert story.source is None


def test_findings_of_a_paragraph_are_corrected_and_named_by_its_citation() -> None:
    story = corrected(
        fix(CorrectedField.SPEAKERS, "Maren Lied", "Oda Brekkestad", ordinal=2),
        fix(CorrectedField.COUNTRIES, "DK", ordinal=0),
    )

    assert story.paragraphs[2].speakers == (
        SpeakerFinding("Maren Lied", rule="corrected"),
        SpeakerFinding("Oda Brekkestad", rule="corrected"),
    )
    assert story.paragraphs[0].countries == (CountryFinding("DK"),)
    assert (story.paragraphs[1], story.paragraphs[3]) == (STORY.paragraphs[1], STORY.paragraphs[3])
    assert story.corrected == ("p2.speakers", "title.countries")


def test_a_paragraph_corrected_to_no_country_has_not_its_storys_either() -> None:
    none = corrected(fix(CorrectedField.COUNTRIES, ordinal=2)).paragraphs[2]
    one = corrected(fix(CorrectedField.COUNTRIES, "DK", ordinal=2)).paragraphs[2]

    assert (none.countries, none.is_given_no_country) == ((), True)
    assert not one.is_given_no_country


@pytest.mark.parametrize(
    ("ordinal", "codes", "countries"),
    [
        (1, ("DK",), ("SE", "DK")),  # SE is the dateline's
        (1, (), ("SE",)),
        (0, ("NO", "DK"), ("NO", "SE", "DK")),
        (3, ("DK",), ("NO", "SE")),  # not a lead paragraph
    ],
)
def test_countries_of_the_article_follow_those_of_its_lead(
    ordinal: int, codes: tuple[str, ...], countries: tuple[str, ...]
) -> None:
    story = corrected(fix(CorrectedField.COUNTRIES, *codes, ordinal=ordinal))

    assert story.countries == countries


def test_a_correction_changes_the_digest_of_its_article_alone() -> None:
    plain = CorrectedArchive(Held(), ()).digests()

    one = CorrectedArchive(Held(), [fix(CorrectedField.SOURCE, "Reuters")]).digests()
    two = CorrectedArchive(Held(), [fix(CorrectedField.SOURCE, "AFP")]).digests()

    assert plain == Held().digests()
    assert len({plain[STORY.id], one[STORY.id], two[STORY.id]}) == 3
    assert plain[OTHER.id] == one[OTHER.id] == two[OTHER.id]


def test_a_correction_that_no_longer_fits_is_reported_and_not_applied() -> None:
    changed = dataclasses.replace(
        STORY, paragraphs=(*STORY.paragraphs[:2], Paragraph(2, Kind.BODY, "New text."))
    )
    archive = CorrectedArchive(
        Held((changed,)),
        [
            fix(CorrectedField.SPEAKERS, "Maren Lied", ordinal=2),
            fix(CorrectedField.SPEAKERS, "Maren Lied", ordinal=3),
            correction_of(OTHER, CorrectedField.SOURCE, ("AFP",)),
            fix(CorrectedField.SOURCE, "AFP"),
        ],
    )

    assert archive.misfits() == [
        "correction of aaaaaaaaaa-2 speakers not applied: the text it was made for has changed",
        "correction of aaaaaaaaaa-3 speakers not applied: there is no such paragraph any more",
        "correction of bbbbbbbbbb source not applied: there is no such article any more",
    ]
    assert next(archive.articles([STORY.id])).corrected == ("source",)
    digest = CorrectedArchive(Held((changed,)), [fix(CorrectedField.SOURCE, "AFP")]).digests()
    assert archive.digests() == digest


def test_bytes_are_made_anew_of_what_is_corrected_alone() -> None:
    archive = CorrectedArchive(Held((STORY, OTHER)), [fix(CorrectedField.SOURCE, "AFP")])

    first, other = archive.packed([STORY.id, OTHER.id])

    assert first.article.source == "AFP"
    assert article_from_record(unpacked(first.record)) == first.article
    assert other == PackedArticle(OTHER, b"as it is kept")


def test_a_later_correction_takes_the_place_of_an_earlier_one() -> None:
    first, second = fix(CorrectedField.SOURCE, "AFP"), fix(CorrectedField.SOURCE, "DPA")
    other = fix(CorrectedField.TITLE, "Title")

    assert with_correction((first, other), second) == (second, other)
    assert without((first, other), second) == (other,)


def test_a_paragraph_that_is_not_there_cannot_be_corrected() -> None:
    with pytest.raises(KeyError):
        fix(CorrectedField.SPEAKERS, ordinal=9)


texts = st.text(max_size=20).map(lambda text: text.encode("utf-8", "replace").decode())
fields = st.sampled_from([CorrectedField.SPEAKERS, CorrectedField.COUNTRIES])
corrections = st.one_of(
    st.builds(
        Correction, texts, fields, st.lists(texts, max_size=3).map(tuple), texts, st.integers(0, 99)
    ),
    st.builds(
        Correction,
        texts,
        st.just(CorrectedField.TITLE),
        st.lists(texts, max_size=1).map(tuple),
        texts,
    ),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(corrections, max_size=4).map(tuple))
def test_corrections_come_back_from_their_file(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[Correction, ...]
) -> None:
    path = tmp_path_factory.getbasetemp() / "corrections.toml"

    write_corrections(path, made)

    assert read_corrections(path) == made


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(texts, texts, max_size=4))
def test_aliases_come_back_from_their_file(
    tmp_path_factory: pytest.TempPathFactory, of: dict[str, str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "aliases.toml"

    write_aliases(path, of)

    assert read_aliases(path).of == of


def test_a_corrections_file_keeps_the_comments_of_whoever_edits_it(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    first, second, third = (
        Correction(id, CorrectedField.SOURCE, ("AP",), "digest") for id in ("a", "b", "c")
    )
    write_corrections(path, (first, second))
    text = path.read_text().replace('values = ["AP"]', 'values = ["AP"]  # I asked them', 1)
    path.write_text(text.replace("\n[[correction]]", "\n# seen in print\n[[correction]]"))

    changed = dataclasses.replace(first, values=("AFP",))
    write_corrections(path, (changed, second, third))
    edited = path.read_text()
    write_corrections(path, (second, third))

    assert '["AFP"]  # I asked them' in edited
    assert edited.count("# seen in print") == path.read_text().count("# seen in print") == 2
    assert read_corrections(path) == (second, third)


def test_an_aliases_file_keeps_the_comments_and_the_order_of_whoever_edits_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "aliases.toml"
    path.write_text('# ours\n[aliases]\n"b" = "B"  # sure\n# a doubt\n"a" = "A"\n')

    write_aliases(path, {"b": "B", "c": "C"})

    assert path.read_text() == '# ours\n[aliases]\n"b" = "B"  # sure\n# a doubt\n"c" = "C"\n'


def test_a_corrections_file_that_cannot_be_added_to_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text("correction = []\n")

    with pytest.raises(ConfigurationError, match="cannot be added to"):
        write_corrections(path, (Correction("a", CorrectedField.SOURCE, ("AP",), "digest"),))
    assert path.read_text() == "correction = []\n"


def test_files_that_are_not_there_say_nothing(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "corrections.toml") == ()
    assert read_aliases(tmp_path / "aliases.toml").of == {}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x =", "not readable as TOML"),
        ("\x00", "not readable as TOML"),
        ("correction = 1", "must be a list of tables"),
        ("[[correction]]", "correction 1: field is missing"),
        ('[[correction]]\nfield = "speaker"', "'speaker' is not a valid"),
        (
            '[[correction]]\nfield = "published"\narticle = "a"\nvalues = ["23/3"]\nmade_for = ""',
            "Invalid isoformat string",
        ),
        (
            '[[correction]]\nfield = "title"\narticle = "a"\nvalues = ["a", "b"]\nmade_for = ""',
            "an article has one title",
        ),
        (
            '[[correction]]\nfield = "speakers"\narticle = "a"\nvalues = []\nmade_for = ""',
            "speakers needs the `paragraph` it is of",
        ),
        (
            '[[correction]]\nfield = "title"\narticle = 1\nvalues = []\nmade_for = ""',
            "1 is no text",
        ),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigurationError) as error:
        read_corrections(path)

    assert str(path) in str(error.value)
    assert why in str(error.value)


def test_aliases_that_are_no_names_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "aliases.toml"
    path.write_text("[aliases]\nx = 1", encoding="utf-8")

    with pytest.raises(ConfigurationError, match=r"must hold lines like"):
        read_aliases(path)


def test_a_linked_file_stays_a_link_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "dotfiles" / "aliases.toml"
    target.parent.mkdir()
    target.touch(mode=0o640)
    link = tmp_path / "aliases.toml"
    link.symlink_to(target)

    write_aliases(link, {"a": "b"})

    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert read_aliases(target).of == {"a": "b"}
    assert [path.name for path in target.parent.iterdir()] == ["aliases.toml"]
