"""People bear the names of places: which mentions are theirs.

Each rule says with its examples what it is for, and returns True where the mention is no place.
"""

from searchkit.enrichers.countries.gazetteer import KINDS_OF_TOWNS, Gazetteer, NameStanding
from searchkit.enrichers.countries.place_mentions import PlaceMention, ReadText
from searchkit.language.calendar_words import ENGLISH_WEEKDAYS
from searchkit.regexes import regex
from searchkit.rules import rule, threshold

# Thousands of people: from here on what is called so is a city before all else: "Harbin", "Heshan".
MILLIONS = threshold(
    1_100,
    "the gazetteer: of towns whose name people bear Trujillo has 1,067, Austin 974, and Heshan 1,249",
)

_HYPHENS = ("-", "‐", "‑", "–")

_HOME = regex(
    r"(?:\b(?:[Cc]ity|[Tt]owns?|[Vv]illages?|[Tt]ownship|[Bb]orough|[Ss]uburb|[Mm]ayor|outskirts|[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Rr]esidents?|[Pp]eople) of"
    r"|\d, (?:of|from)|[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+,? of) $"
)


_ARTICLES = frozenset(("the", "a", "an", "this", "its", "their", "our"))
# Names end so, and plurals hardly ever: "Kenya Barris", where "Chad Rebels" are no man.
_NO_PLURALS = ("is", "us", "as", "os", "ss")
# What stands behind a name and is said of somebody: "Jr.", ", who", ", 43,", "was", "moved".
_OF_SOMEBODY = regex(
    r",? (?:Jr|Sr|I{2,3})\b|, (?:who|whose|an?|\d\d,) "
    r"|'s | (?:is|was|has|had|will|said|says|told|[a-z]{3,}(?:ed|s)|wrote|won|sang|read|left|met|took|made|came|went|began|spoke|lost|led|ran|held)\b"
)
_JUNIOR = regex(r",? (?:Jr|Sr|I{2,3})\b")
_GOES_ON = regex(r" (?!(?:Jr|Sr|I{2,3})\b)[A-Z]")
_JOINED_SURNAME = regex(r"[-‐‑–][A-Z][a-z]+")


class People:
    """Tells people from places by the words beside a name."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._words = gazetteer.beside

    @rule(
        "people.surname",
        example="Mr. Holland went home on Monday.",
        counter="Trains to Holland were late on Monday.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def is_surname(self, mention: PlaceMention, reading: ReadText) -> bool:
        """A first name, an initial or a title before it: "Michael Jordan", "Mr. Holland".

        A name that no people bear is a place beside any word: "Deputy Prime Minister of France".
        A first name that a hyphen joins to it is a people's: "Franco-German".
        """
        name = mention.name
        if name.kind == "institution" or " " in name.text:
            return False
        if reading.text[mention.start - 1 : mention.start] in _HYPHENS:
            return False
        may_be = name.text in self._gazetteer.surnames or name.standing is NameStanding.TOWN
        return may_be and self._begins_a_person(reading.before(mention))

    @rule(
        "people.first-name",
        example="Chad Johnson went home on Monday.",
        counter="Chad closed the border on Monday.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def is_first_name(self, mention: PlaceMention, reading: ReadText) -> bool:
        """A surname behind it: "Chad Johnson", "Paris Hilton", not "Paris Mayor Anne Martin".

        Only this mention is the person's: people are called by their surname afterwards.
        """
        name = mention.name
        if name.kind in ("institution", "demonym") or " " in name.text:
            return False
        is_town = name.standing is NameStanding.TOWN
        may_be = name.text in self._words.first_names or (
            is_town and name.text in self._gazetteer.surnames
        )
        after = reading.after(mention)
        if not after[:1].isupper():
            return False
        if not may_be:
            return name.kind == "country" and self._acts_as_somebody(after, mention, reading)
        if reading.before(mention) in self._words.before_places:
            return False
        if name.kind == "country" and not reading.is_title_case:
            return self._is_borne_before(after, mention, reading)
        if name.kind in ("country", "region") or reading.is_title_case:
            return self._is_surname(after, mention, reading) and (
                after not in self._words.behind_towns
            )
        return after not in self._words.behind_towns and after not in self._words.roles

    @rule(
        "people.country-as-given-name",
        example="“I am tired,” said Israel Adewunmi after the fight.",
        counter="At dawn Israel Railways closed the line to the coast.",
        chosen_on="no output on LGL, GeoVirus and Reuters depends on it; general knowledge",
    )
    def _is_borne_before(self, after: str, mention: PlaceMention, reading: ReadText) -> bool:
        """Say whether a country's name is a given one: "Chad Kroeger", not "Chad Army", "India Tech Week".

        A surname need not be known; but it names no place, body or office, is no plural, and no other
        capitalised word goes on behind it.
        """
        words = self._words
        if after in words.behind_towns or after in words.part_of_a_name:
            return False
        if self._is_surname(after, mention, reading):
            return True
        behind = mention.end + 1 + len(after)
        return (
            after.istitle()
            and not (after.endswith("s") and not after.endswith(_NO_PLURALS))
            and not _GOES_ON.match(reading.folded, behind)
            and not any(
                after in known for known in (words.bodies, words.roles, words.sentence_words)
            )
            and self._gazetteer.named(after) is None
        )

    @rule(
        "people.country-that-acts-with-a-surname",
        example="On Monday Cuba Renfrow, a harpist, was there.",
        counter="On Monday the Cuba Accord of the two banks was there.",
        chosen_on="no output on LGL, GeoVirus, Reuters and PolNeAR depends on it; general knowledge",
    )
    def _acts_as_somebody(self, after: str, mention: PlaceMention, reading: ReadText) -> bool:
        """Say whether a country that hardly anybody is called after is somebody's given name all the same.

        "Cuba Gooding Jr. was there", "Kenya Barris writes": what follows is said of somebody.
        """
        if _JUNIOR.match(reading.folded, mention.end + 1 + len(after)):
            return True  # whatever stands before: "Actor Cuba Gooding Jr."
        before = reading.before(mention)
        if (
            mention.name.text.isupper()
            or reading.is_title_case
            or before in self._words.before_places
        ):
            return False
        opens = before in self._words.sentence_words or before in ENGLISH_WEEKDAYS
        if before in _ARTICLES or (before[:1].isupper() and not opens):
            return False  # "the Iran Accord", "South Africa Gold"
        end = mention.end + 1 + len(after)
        is_told = _OF_SOMEBODY.match(reading.folded, end) or _JOINED_SURNAME.match(
            reading.text, end
        )
        return is_told is not None and self._is_borne_before(after, mention, reading)

    @rule(
        "people.known-surname",
        example="“I am tired,” said Israel Adewunmi-Hart after the fight.",
        counter="At dawn Israel Railways closed the line to the coast.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def _is_surname(self, after: str, mention: PlaceMention, reading: ReadText) -> bool:
        """Say whether the word behind a mention is a known surname, or a double one: "Meloni-Hart"."""
        behind = mention.end + 1 + len(after)
        is_joined = reading.text[behind : behind + 1] in _HYPHENS
        return (
            after in self._gazetteer.surnames
            or "'" in after
            or (is_joined and reading.text[behind + 1 : behind + 2].isupper())
        )

    @rule(
        "people.end-of-a-name",
        example="The letter about the bridge came from António Bettencourt Lima, who wrote it.",
        counter="The letter about the bridge came from Lima, where it was written.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def is_end_of_a_name(self, mention: PlaceMention, reading: ReadText) -> bool:
        """A town behind another capitalised word: "Bettencourt Lima", not "In Lima", "Peruvian Lima"."""
        name = mention.name
        if name.kind not in KINDS_OF_TOWNS or " " in name.text or mention.start < reading.capitals:
            return False
        if name.kind == "ambiguous" and not name.namesakes:
            return False  # no town is called so: "Korean", "Congolese"
        if reading.text[mention.start : mention.end].isupper():
            return False  # a dateline's: "was ousted by Musharraf. ISLAMABAD, Pakistan — "
        before = reading.before(mention)
        if before in self._words.particles:
            return True
        if not before[:1].isupper() or before in self._words.sentence_words:
            return False
        if name.standing is not NameStanding.TOWN and reading.is_title_case:
            return False
        known = self._gazetteer.named(before)
        return known is None or known.standing is not NameStanding.PLAIN or known.kind == "city"

    @rule(
        "people.likely",
        example="The letter about the bridge came from António Bettencourt Lima, who wrote it.",
        counter="The letter about the late flight came from Air Berlin, which cancelled it.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def is_likely_somebody(self, mention: PlaceMention, reading: ReadText) -> bool:
        """The end of a name that may be a person's: "António Bettencourt Lima", not "Air Berlin", "Real Madrid".

        Such a name is a person's for all of the article, unless it is a town's as often.
        """
        if not self.is_end_of_a_name(mention, reading):
            return False
        if mention.name.standing is NameStanding.TOWN:
            return True
        start = mention.start - len(reading.before(mention)) - 1
        words = reading.folded[max(0, start - 30) : start].split(" ")
        return len(words) > 1 and self._begins_a_person(words[-2].rstrip("."))

    @rule(
        "people.bare",
        fires_on="a town whose name people bear or that is a word, with no sign of a place beside it",
        example="Madison said so on Monday.",
        counter="Sydney said so on Monday.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def is_bare_person(self, mention: PlaceMention, reading: ReadText) -> bool:
        """A town whose name people bear or that is a word, without a sign of a place: "Madison said so"."""
        name = mention.name
        if name.text in self._words.words:
            return not self.looks_like_a_place(mention, reading)
        if name.standing is not NameStanding.TOWN or name.codes[0][1] >= MILLIONS:
            return False
        if name.text not in self._gazetteer.surnames and name.text not in self._words.first_names:
            return False
        return not (
            self.looks_like_a_place(mention, reading) or self._is_beside_a_place(mention, reading)
        )

    @rule(
        "places.beside-another",
        example="They live in Melbourne and Bristol.",
        counter="They live with Tom and Bristol.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def _is_beside_a_place(self, mention: PlaceMention, reading: ReadText) -> bool:
        """A well-known place is named in one breath with it: "Melbourne and Bristol"."""
        return any(
            reading.folded[other.end : mention.start] in (" and ", " or ")
            and other.name.standing is NameStanding.PLAIN
            and other.name.kind in ("city", "capital", "country", "state")
            for other in reading.mentions
            if other.end < mention.start <= other.end + 5
        )

    @rule(
        "places.words-beside",
        example="The police in Madison said so on Monday.",
        counter="Madison said so on Monday.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def looks_like_a_place(self, mention: PlaceMention, reading: ReadText) -> bool:
        """The words beside a name are those of a place: "in Madison", "Madison police"."""
        if mention.start < reading.capitals:
            return True
        before, after = reading.before(mention), reading.after(mention)
        return (
            before in self._words.before_places
            or after in self._words.behind_towns
            or after in self._words.town_people
            or (before in ("to", "from") and self._is_on_the_move(mention, reading))
            or (before in ("of", "from") and self._is_called_a_home(mention, reading))
        )

    @rule(
        "places.home",
        example="Ann Miller, 22, of Madison, was there.",
        counter="The letters of Madison were sold.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def _is_called_a_home(self, mention: PlaceMention, reading: ReadText) -> bool:
        """Somebody comes from there, or it is called a town: "Ann Miller, 22, of Madison", "the city of Madison"."""
        return bool(_HOME.search(reading.folded, max(0, mention.start - 40), mention.start))

    @rule(
        "places.on-the-move",
        fires_on="somebody goes to a place or comes from there",
        example="They moved to Madison in May.",
        counter="They listened to Madison in May.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def _is_on_the_move(self, mention: PlaceMention, reading: ReadText) -> bool:
        words = reading.folded[max(0, mention.start - 30) : mention.start].split(" ")
        return len(words) > 2 and words[-3] in self._words.motion

    @rule(
        "people.begins",
        fires_on="a word is a title, an initial or a first name",
        example="The letter about the bridge came from António Bettencourt Lima, who wrote it.",
        counter="The letter about the late flight came from Air Berlin, which cancelled it.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def _begins_a_person(self, word: str) -> bool:
        is_initial = len(word) == 1 and word.isupper() and word not in "AI"
        is_first_name = word in self._words.first_names
        return (
            word in self._words.titles
            or is_initial
            or (is_first_name and word not in self._words.sentence_words)
        )
