"""Every country that the paragraphs of an article name or plainly mean."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from searchkit.domain.article import Article, CountryFinding, Kind, Paragraph
from searchkit.enrichers.countries.disambiguation import Context, only_town
from searchkit.enrichers.countries.gazetteer import (
    Gazetteer,
    Name,
    NameStanding,
    first_word,
    read_gazetteer,
)
from searchkit.enrichers.countries.non_places import is_no_place
from searchkit.enrichers.countries.person_or_place import People
from searchkit.enrichers.countries.place_mentions import PlaceMention, ReadText, read
from searchkit.enrichers.countries.regions import StateMarks, region_behind
from searchkit.enrichers.countries.world_mentions import world_mentions
from searchkit.language.addresses import host_of
from searchkit.language.countries import country_of_host
from searchkit.language.fold import fold_in_place
from searchkit.language.world_names import (
    brief_languages,
    has_only_english_words,
    script_language,
    small_word_language,
)
from searchkit.rules import fact, limit, rule
from searchkit.values import dataclass

# Code points of an article that are joined to say what language it is in.
ENOUGH_TEXT = limit(2_000, "time, against long articles; the language is told by fewer")
# Body paragraphs whose countries are the article's.
LEAD_PARAGRAPHS = fact(2, "what `countries` of an article means in the specification")


@dataclass(slots=True)  # never changed; frozen, each would take three times as long to make
class _Found:
    """A mention, and the country it means as far as its own paragraph tells."""

    start: int
    end: int
    name: Name | None  # None for the mark of a state: "Ill."
    code: str | None  # None: the article must tell
    is_told: bool = False  # by what stands behind it: "Paris, Texas"
    is_doubtful: bool = False  # a person of the article bears it too: "Jordan"


@dataclass(frozen=True, slots=True)
class _Names:
    """What an article shows of names that people and towns bear."""

    people: frozenset[str]  # somebody in it is called so
    towns: frozenset[str]  # somewhere it says "in Madison", and nobody is called so
    called: frozenset[str]  # and not only in capitals, which say nothing of what a word is


class CountryFinder:
    """Finds countries by name, demonym, capital, town and institution, in context.

    Pure: the answer depends on the article alone. A paragraph more may change how an ambiguous
    name of an earlier paragraph is read ("Georgia"), and nothing else about it.
    """

    @cached_property  # read when the first article comes, once a finder
    def _gazetteer(self) -> Gazetteer:
        return read_gazetteer()

    @cached_property
    def _marks(self) -> StateMarks:
        return StateMarks(self._gazetteer)

    @cached_property
    def _people(self) -> People:
        return People(self._gazetteer)

    def enrich(self, article: Article) -> Article:
        """Return the article with the countries of its paragraphs and its own."""
        texts = [paragraph.text for paragraph in article.paragraphs]
        texts += [article.title or "", article.dateline or ""]
        home = country_of_host(host_of(article.url)) if article.url else None
        is_given = all(paragraph.countries is not None for paragraph in article.paragraphs)
        found = self._countries(texts, home, article.paragraphs if is_given else ())
        paragraphs = article.paragraphs
        if not is_given:
            paragraphs = tuple(
                paragraph if paragraph.countries is not None else replace(paragraph, countries=own)
                for paragraph, own in zip(paragraphs, found, strict=False)
            )
        title = tuple(finding.code for finding in found[-2])
        dateline = tuple(finding.code for finding in found[-1])
        own = article.countries
        return replace(
            article,
            paragraphs=paragraphs,
            title_countries=title,
            dateline_countries=dateline,
            passing_countries=_in_passing(paragraphs, dateline),
            countries=_of_the_lead(paragraphs, title, dateline) if own is None else own,
        )

    def _countries(
        self, texts: Sequence[str], home: str | None, given: Sequence[Paragraph]
    ) -> list[tuple[CountryFinding, ...]]:
        """`given`: the first texts, where it is known what each of them names; they are not searched.

        Whatever is named beside one that lacks its own may tell how a name in that one is meant: all
        paragraphs are given, or none.
        """
        known = len(given)
        if not any(texts[known:]):
            return [()] * len(texts)
        readings = [read(text, self._gazetteer) for text in texts[known:]]
        names = self._people_and_towns(readings)
        small_words = small_word_language(" ".join(texts)[:ENOUGH_TEXT])
        found = [
            list(self._found_in(reading.text, reading, names, small_words)) for reading in readings
        ]
        if not any(found):
            return [()] * len(texts)
        context = Context(
            [*map(fold_in_place, texts[:known]), *(reading.folded for reading in readings)],
            [*map(_named_in, given), *(Counter([f.code for f in own if f.code]) for own in found)],
            Counter(f.name.text for own in found for f in own if f.name and f.code),
            _told_once(found),
            home,
        )
        # What signs tell comes first: towns are settled by the countries that the article names.
        for i, own in enumerate(found, known):
            for f in own:
                is_by_signs = f.name is not None and f.name.standing is NameStanding.SIGNS
                if (
                    is_by_signs
                    and not f.is_told
                    and (code := self._settled(f, context, i, names).code)
                ):
                    context.learn(i, code)
        settled = (
            _findings(reading, [self._settled(f, context, i, names) for f in own])
            for i, (reading, own) in enumerate(zip(readings, found, strict=True), known)
        )
        return [*[()] * known, *settled]

    def _people_and_towns(self, readings: Sequence[ReadText]) -> _Names:
        """Return which names somebody in the article bears, and which are those of towns in it.

        A name has one meaning in one article (Gale, Church and Yarowsky 1992): what is a town in
        "in Gainesville" is none of a man's in "Gainesville companies", unless it is called so as often.
        """
        people: set[str] = set()
        likely: Counter[str] = Counter()
        towns: Counter[str] = Counter()
        called: set[str] = set()
        for reading in readings:
            for mention in reading.mentions:
                name = mention.name.text
                if self._people.is_surname(mention, reading):
                    people.add(name)
                elif self._people.is_likely_somebody(mention, reading):
                    likely[name] += 1
                is_town = mention.name.standing is NameStanding.TOWN
                if is_town and self._people.looks_like_a_place(mention, reading):
                    towns[name] += 1
                    if not reading.folded[mention.start : mention.end].isupper():
                        called.add(name)
        people.update(name for name, count in likely.items() if count >= towns[name])
        return _Names(frozenset(people), frozenset(towns) - people, frozenset(called) - people)

    def _found_in(
        self, text: str, reading: ReadText, names: _Names, small_words: str | None
    ) -> Iterator[_Found]:
        """Yield what a text names, by the names of the language that it is in."""
        language = script_language(text) or small_words
        if language is None:
            english = list(self._found(reading, names))
            yield from english
            yield from _named_in_a_line(reading, english)
            return
        known = [found for found in self._found(reading, names) if _is_known_everywhere(found)]
        taken = [
            (mention.start, mention.end)
            for mention in reading.mentions
            if mention.name.standing is NameStanding.NOTHING
        ]
        for mention in world_mentions(text, language):
            if any(start <= mention.start < end for start, end in taken):
                continue
            taken.append((mention.start, mention.end))
            yield _Found(mention.start, mention.end, None, mention.code)
        for found in known:
            if not any(start < found.end and found.start < end for start, end in taken):
                yield found

    def _found(self, reading: ReadText, names: _Names) -> Iterator[_Found]:
        marks = self._marks.found(reading.text, reading.folded)
        for start, (end, code) in marks.items():
            yield _Found(start, end, None, code)
        told = self._told(reading, marks)
        for mention in reading.mentions:
            name = mention.name
            if mention.start in marks or name.standing is NameStanding.NOTHING:
                continue
            if mention.start in told:
                yield _Found(mention.start, mention.end, name, told[mention.start], is_told=True)
            elif self._is_no_place(mention, reading, names):
                continue
            elif self._may_be_a_person(mention, reading, names):
                if name.kind == "country":
                    yield _Found(mention.start, mention.end, name, None, is_doubtful=True)
            else:
                is_told = self._is_province(mention, reading)
                is_known = is_told or name.standing is NameStanding.PLAIN
                known = name.codes[0][0] if is_known else None
                yield _Found(mention.start, mention.end, name, known, is_told)

    def _told(self, reading: ReadText, marks: Mapping[int, tuple[int, str]]) -> dict[int, str]:
        """Return start -> country of the names that what stands behind or before them tells.

        "Athens, Georgia" tells of both: Greece has no Georgia, and the Caucasus no Athens.
        """
        told: dict[int, str] = {}
        for i, mention in enumerate(reading.mentions):
            behind = reading.mentions[i + 1 : i + 3]
            if code := region_behind(mention, behind, reading):
                told.setdefault(mention.start, code)
                if behind[0].name.standing is NameStanding.SIGNS:
                    told[behind[0].start] = code
            elif mark := marks.get(mention.end + 2):
                told.setdefault(mention.start, mark[1])
            elif self._is_joined_to_its_county(mention, reading):
                told.setdefault(mention.start, "US")
        return told

    @rule(
        "places.town-and-county",
        example="The clerk of Macon-Bibb was late.",
        counter="The clerk of Macon was late.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def _is_joined_to_its_county(self, mention: PlaceMention, reading: ReadText) -> bool:
        """Say whether town and county are one, as in the United States: "Athens-Clarke", "Macon-Bibb"."""
        if reading.text[mention.end : mention.end + 1] not in ("-", "–"):
            return False
        county = first_word(reading.folded[mention.end + 1 : mention.end + 30])
        return county[:1].isupper() and self._gazetteer.named(f"{county} County") is not None

    @rule(
        "places.called-a-province",
        example="Armed men came to Zamfara state on Monday.",
        counter="Armed men came to Zamfara on Monday.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def _is_province(self, mention: PlaceMention, reading: ReadText) -> bool:
        """Say whether the text calls a name what one country alone has so: "Zamfara state"."""
        name = mention.name
        is_only = name.kind == "region" and len(name.codes) == 1
        return is_only and reading.after(mention) in self._gazetteer.beside.provinces

    def _is_no_place(self, mention: PlaceMention, reading: ReadText, names: _Names) -> bool:
        return (
            is_no_place(mention, reading, self._gazetteer.beside)
            or self._people.is_surname(mention, reading)
            or self._people.is_first_name(mention, reading)
            or self._people.is_end_of_a_name(mention, reading)
            or (
                mention.name.text not in names.towns
                and self._people.is_bare_person(mention, reading)
            )
        )

    @rule(
        "people.of-the-article",
        example="The letter came from António Bettencourt Lima, who wrote it.\nNobody asked Lima about it.",
        counter="The letter came from António Bettencourt Lima, who wrote it.\nNobody asked in Lima about it.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def _may_be_a_person(self, mention: PlaceMention, reading: ReadText, names: _Names) -> bool:
        """Say whether a person of the article bears the name, and nothing says that it is a place."""
        is_borne = mention.name.text in names.people
        return is_borne and not self._people.looks_like_a_place(mention, reading)

    def _settled(self, found: _Found, context: Context, paragraph: int, names: _Names) -> _Found:
        if found.name is None or found.is_told:
            return found
        code: str | None = found.name.codes[0][0]
        if not found.is_doubtful:
            choices = self._gazetteer.choices.get(found.name.text, ())
            code = context.country(found.name, choices, paragraph)
            if code is None and context.names_none and found.name.text in names.called:
                code = only_town(found.name)
        elif not context.names(found.name.codes[0][0]):
            code = None
        return found if code == found.code else replace(found, code=code)


def _named_in_a_line(reading: ReadText, english: Sequence[_Found]) -> Iterator[_Found]:
    """Yield what a line names in the language that it may be in, beside what it names in English.

    Of a name that English shares it stands what the English rules said: "All rights reserved in Malta".
    """
    languages = brief_languages(reading.text)
    # A people's name may be a dance, or somebody's: "a Polonaise in A flat".
    names_no_people = bool(languages) and has_only_english_words(reading.text)
    for language in languages:
        named = [
            mention
            for mention in world_mentions(reading.text, language)
            if not (names_no_people and mention.kind in ("people", "citizen"))
        ]
        taken = [(found.start, found.end) for found in english]
        taken += [
            (shared.start, shared.end)
            for shared in reading.mentions
            if named and shared.name.standing is not NameStanding.TOWN
        ]
        for mention in named:
            if not any(start < mention.end and mention.start < end for start, end in taken):
                yield _Found(mention.start, mention.end, None, mention.code)
        if named:
            return


def _named_in(paragraph: Paragraph) -> Counter[str]:
    return Counter([finding.code for finding in paragraph.countries or ()])


@rule(
    "places.same-in-all-languages",
    example="El ministro llegó a París y no dijo más que una cosa para los que están con él.",
    counter="El ministro que está en Springfield dijo que no había más que una para los suyos.",
    chosen_on="invented stories in nine languages",
)
def _is_known_everywhere(found: _Found) -> bool:
    """Say whether a name is the same in all languages: a city, not "Turkey" nor a small town that is a word."""
    return (
        found.name is not None
        and found.name.standing is NameStanding.PLAIN
        and found.name.kind in ("city", "capital", "region", "institution")
    )


def _told_once(found: Sequence[Sequence[_Found]]) -> dict[str, str]:
    """Return the names whose country is said once for the whole article: "Paris, Texas".

    A name that signs tell is none of them: "Atlanta, Georgia" in a story from Tbilisi speaks for
    that one mention, and is one sign among the others for the rest.
    """
    return {
        f.name.text: f.code
        for own in found
        for f in own
        if f.name and f.code and f.is_told and f.name.standing is not NameStanding.SIGNS
    }


def _findings(reading: ReadText, found: Sequence[_Found]) -> tuple[CountryFinding, ...]:
    """Return each country once, in the order and in the words in which the text names it first."""
    codes: dict[str, CountryFinding] = {}
    for f in sorted(found, key=lambda f: f.start):
        if f.code is not None and f.code not in codes:
            codes[f.code] = CountryFinding(f.code, reading.text[f.start : f.end])
    return tuple(codes.values())


def _in_passing(paragraphs: Sequence[Paragraph], dateline: Sequence[str]) -> tuple[str, ...]:
    """Return the countries that nothing but the first paragraph names, where something else is the story's.

    That is the dateline's country, or one of the same paragraph that the story comes back to: "a
    Danish tourist was robbed in Nepal" is a story of Nepal, if it goes on there. Chosen on 3,000
    stories of Reuters, whose editors said what each is about: of the countries that paragraphs
    inherit from a first paragraph or a dateline 98 in 100 are right in place of 96, and more are found.
    """
    lead: Sequence[str] | None = None
    named: dict[str, int] = {}  # by how many paragraphs
    for paragraph in paragraphs:
        if paragraph.kind in (Kind.BODY, Kind.CAPTION):
            codes = list(dict.fromkeys([finding.code for finding in paragraph.countries or ()]))
            for code in codes:
                named[code] = named.get(code, 0) + 1
            if lead is None and paragraph.kind is Kind.BODY:
                lead = codes
    kept = {*dateline, *(code for code in lead or () if named[code] > 1)}
    return tuple(code for code in lead or () if code not in kept) if kept else ()


def _of_the_lead(
    paragraphs: Sequence[Paragraph], title: Sequence[str], dateline: Sequence[str]
) -> tuple[str, ...]:
    codes = [*title]
    bodies = 0
    for paragraph in paragraphs:
        if paragraph.kind is Kind.BODY:
            bodies += 1
        if paragraph.kind is Kind.TITLE or (
            paragraph.kind is Kind.BODY and bodies <= LEAD_PARAGRAPHS
        ):
            codes += [finding.code for finding in paragraph.countries or ()]
    return tuple(dict.fromkeys([*codes, *dateline]))
