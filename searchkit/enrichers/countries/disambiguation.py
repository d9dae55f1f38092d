"""Which country an ambiguous name means, by what else its article names."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from searchkit.enrichers.countries.gazetteer import Choice, Name, NameStanding
from searchkit.enrichers.countries.town_news import (
    TownSign,
    is_american_english,
    kinds_of_signs,
    names_a_county,
)
from searchkit.rules import NO_DATA, rule, threshold

# A town decides by itself, without its country being named anywhere, from this size up and where
# the next largest namesake is this much smaller. In thousands of people. Chosen on GeoVirus and
# LGL (news with hand-labelled places): smaller towns there are mostly namesakes of others.
MIN_LONE_TOWN = threshold(
    200, "LGL and GeoVirus: 3 more right and none wrong than at 500; below, nothing changes"
)
LONE_TOWN_TIMES = threshold(3, NO_DATA + "at 2 one more is right in LGL")

# The same where no other country has a town of that name, or one that is many times smaller.
MIN_ONLY_TOWN = threshold(
    100, "LGL and GeoVirus: at 80 3 more are right and 10 wrong, at 125 7 fewer right"
)
ONLY_TOWN_TIMES = threshold(10, "LGL: at 8 two more right, one wrong; at 12 one fewer of each")

# And where the words beside it say that it is a place: "a mill in Roubaix".
MIN_TOWN_CALLED_A_PLACE = threshold(
    50,
    "LGL and GeoVirus: 3 more right and none wrong than at 100; at 30, where other countries are named too, Bank of India 7 times wrong",
)

# Where its country is named once only, a town must have this size, in thousands; same data.
MIN_TOWN_OF_PASSING_COUNTRY = threshold(
    25, "LGL and GeoVirus: 11 more right and none wrong than at 50; below, nothing changes"
)

# A famous name means a town of the outlet's own country from this size up, in thousands, where its
# own country is named nowhere else: London in an outlet of Canada, not Washington in one of Britain.
MIN_TOWN_AT_HOME = threshold(60, NO_DATA + "Washington in Britain has 53, London in Canada 346")

# In such a share of all mentions an article names the country that it is about. The name that is to be
# told counts among the others, so that four mentions are the least.
SUBJECT_SHARE = threshold(0.8, NO_DATA + "one other country in five is a neighbour")

# So many kinds of signs make a town of what is a country first: Lebanon has high schools, too.
SIGNS_FOR_A_COUNTRY = threshold(
    2, "LGL: at 1 three fewer are wrong, all Jordan, Lebanon and Palestine of the United States"
)

NO_COUNTRY = "-"  # in ambiguous.tsv: the word means none here, as "Indian" beside "tribe"

# Kinds of names that a small town may have been given after a famous place.
_FAMOUS = frozenset({"city", "capital", "country", "state", "ambiguous", "region"})


class Context:
    """What an article says of countries beside one ambiguous name."""

    def __init__(
        self,
        texts: Sequence[str],  # folded, one per paragraph
        strong: Sequence[Counter[str]],  # countries plainly meant, per paragraph
        own: Counter[str],  # how often each plain name was counted there
        told: Mapping[str, str],  # names whose country the text says: "Paris, Texas"
        home: str | None = None,  # the country of the outlet, where its address tells
    ) -> None:
        self._texts = texts
        self._strong = strong
        self._own = own
        self._told = told
        self._settled: dict[tuple[str, int], str | None] = {}
        self._everywhere: dict[str, str | None] = {}
        self._article = Counter(code for counted in strong for code in counted.elements())
        self._outlet = home
        self._home = home or _subject(self._article)
        self._signs_found = int(names_a_county(own))

    @property
    def names_none(self) -> bool:
        """Say whether the article plainly names no country: beside another's troops a town is theirs."""
        return not any(self._article.values())

    def names(self, code: str) -> bool:
        """Say whether the article plainly names a country."""
        return self._article[code] > 0

    def country(self, name: Name, choices: Sequence[Choice], paragraph: int) -> str | None:
        """Return the country that a name means in a paragraph; None where it remains unclear."""
        key = (name.text, paragraph)
        if key not in self._settled:
            code = self._country(name, choices, paragraph)
            self._settled[key] = None if code == NO_COUNTRY else code
        return self._settled[key]

    def learn(self, paragraph: int, code: str) -> None:
        """Count a country that an ambiguous name turned out to mean, as if it were named."""
        self._strong[paragraph][code] += 1
        self._article[code] += 1

    def _country(self, name: Name, choices: Sequence[Choice], paragraph: int) -> str | None:
        if told := self._told.get(name.text):
            return told
        if namesake := self._namesake(name):
            return namesake
        match name.standing:
            case NameStanding.PLAIN:
                return name.codes[0][0]
            case NameStanding.SIGNS:
                return self._by_signs(name, choices, paragraph)
            case NameStanding.TOWN:
                return self._town(name, paragraph)
            case NameStanding.NOTHING:
                return None

    def _namesake(self, name: Name) -> str | None:
        """Return the country at home in which a famous name means a town: the sheriff of Paris, Texas."""
        if name.kind not in _FAMOUS:
            return None
        code = name.codes[0][0]
        counted = self._own[name.text] if name.standing is NameStanding.PLAIN else 0
        if self._article[code] > counted:
            return None
        sizes = dict(name.namesakes)
        if code != "US" and "US" in sizes and self._is_american_town(name):
            return "US"
        home = self._home
        is_known = home is not None and sizes.get(home, 0) >= MIN_TOWN_AT_HOME
        return home if is_known and home != code else None

    @rule(
        "town-news.town-of-theirs",
        fires_on="the name of a place is that of a town of the United States, by signs of its town news",
        example="Two aldermen of Athens voted against it.",
        counter="Two councillors of Athens voted against it.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def _is_american_town(self, name: Name) -> bool:
        """Say whether a name that a town of the United States bears means that town here."""
        needed = SIGNS_FOR_A_COUNTRY if name.kind == "country" else 1
        if self._outlet not in (None, "US"):
            return False
        while self._signs_found < needed and next(self._signs, None):
            self._signs_found += 1
        return self._signs_found >= needed

    @cached_property
    def _signs(self) -> Iterator[TownSign]:
        """The kinds of signs of American town news that are not counted yet: most names need one."""
        return kinds_of_signs("\n".join(self._texts))

    @cached_property
    @rule(
        "town-news.no-other-country",
        fires_on="an article that names no other country is written as Americans write",
        example="The trustees of Wasilla approved it Tuesday.",
        counter="The trustees of Wasilla approved it on Tuesday.",
        chosen_on="300 stories against 82 (town-news.american-english)",
    )
    def _is_written_by_americans(self) -> bool:
        """Say whether an article that names no other country is written as Americans write."""
        names_others = any(count for code, count in self._article.items() if code != "US")
        is_theirs = self._outlet in (None, "US") and not names_others
        return is_theirs and is_american_english("\n".join(self._texts))

    def _by_signs(self, name: Name, choices: Sequence[Choice], paragraph: int) -> str | None:
        """Return the meaning whose signs are found most, in the paragraph first, then anywhere."""
        here = _most_signs(choices, [self._texts[paragraph]], self._strong[paragraph])
        if here is not None:
            return here
        if name.text not in self._everywhere:  # once a name: the article may be long
            self._everywhere[name.text] = _most_signs(choices, self._texts, self._article)
        if code := self._everywhere[name.text]:
            return code
        codes = {choice.code for choice in choices}
        if "US" in codes and self._is_american_town(name):
            return "US"
        return self._home if self._home in codes else _usual(choices)

    def _town(self, name: Name, paragraph: int) -> str | None:
        """Return the country of a town: one that the article names, else that of a large town."""
        here = self._strong[paragraph]
        named = [(code, size) for code, size in name.codes if self._article[code]]
        if named:
            code, size = max(
                named, key=lambda pair: (here[pair[0]] > 0, self._article[pair[0]], pair[1])
            )
            is_likely = size >= MIN_TOWN_OF_PASSING_COUNTRY or self._article[code] > 1
            return code if is_likely else None
        if any(code == "US" for code, _ in name.codes) and self._is_american_town(name):
            return "US"
        if all(code == "US" for code, _ in name.codes) and self._is_written_by_americans:
            return "US"
        if any(code == self._home for code, _ in name.codes):
            return self._home
        code, size = name.codes[0]
        runner_up = name.codes[1][1] if len(name.codes) > 1 else 0
        if size >= MIN_ONLY_TOWN and size >= ONLY_TOWN_TIMES * runner_up:
            return code
        if size >= MIN_LONE_TOWN and size >= LONE_TOWN_TIMES * runner_up:
            return code
        return None


def only_town(name: Name) -> str | None:
    """Return the country of a name that is called a place, where no other has a town or province of it."""
    if name.kind != "town" or len(name.codes) != 1:
        return None
    ((code, size),) = name.codes
    return code if size >= MIN_TOWN_CALLED_A_PLACE else None


def _subject(named: Counter[str]) -> str | None:
    """Return the country that an article is about, where it names hardly any other.

    The United States never are: every story names them.
    """
    ((code, count),) = named.most_common(1) or ((None, 0),)
    is_subject = count >= SUBJECT_SHARE * named.total()
    return code if is_subject and code != "US" else None


def _usual(choices: Sequence[Choice]) -> str | None:
    return next((choice.code for choice in choices if not choice.signs), None)


def _most_signs(
    choices: Sequence[Choice], texts: Sequence[str], strong: Counter[str]
) -> str | None:
    """Return the meaning that most signs speak for; None where there are none.

    Of two that are level it is the one whose country is named: a Senate is no sign of America in Haiti.
    """
    usual = _usual(choices)
    scores: Counter[str] = Counter()
    for choice in choices:
        scores[choice.code] += sum(_holds(t, s) for t in texts for s in choice.signs)
        # Any story names the United States: that is no sign that its Athens is in Ohio.
        if choice.code != "US" or usual is None:
            scores[choice.code] += strong[choice.code]
    most = max(scores.values())
    best = [code for code, score in scores.items() if score == most and most > 0]
    named = [code for code in best if strong[code] and code != "US"] if len(best) > 1 else best
    return named[0] if len(named) == 1 else None


def _holds(text: str, sign: str) -> bool:
    start = text.find(sign)
    while start >= 0:
        end = start + len(sign)
        if not text[end : end + 1].isalnum() and (start == 0 or not text[start - 1].isalnum()):
            return True
        start = text.find(sign, end)
    return False
