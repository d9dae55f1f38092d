"""What people are called in the world's news: titles, first names, family names, and their small words.

All names are folded. docs/speakers.md says where the lists come from.
"""

from collections.abc import Mapping
from functools import cache

from searchkit.language.tables import rows, sections, words_of

# Behind a name, and a part of it: they tell a son from his father, and one pope from another.
GENERATIONS = frozenset(("jr", "sr"))
NUMERALS = frozenset(str.split("ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xviii xxiii"))
# Behind a name, and no part of it: degrees, seats, orders. They are written in capitals.
POST_NOMINALS = frozenset(
    str.split(
        "md phd dphil mba mph jd esq dds dvm rn cpa bsc msc mp mep msp ms mla mlc mna mhk td tds kc qc "
        "sc san obe mbe cbe kbe dbe frs am ao oam ret rtd usn usmc usaf frcs mrcp frcp mrcs frsc fba frse"
        " obm cmg kcmg dso cfa lcsw edd psyd llb llm cfp dnp np"
    )
)


def suffix_of(word: str) -> str:
    """Return a folded word as the suffix of a name that it is: "jr" for "jr."; "" where it is none."""
    bare = word.rstrip(".")
    return bare if bare in GENERATIONS or bare in NUMERALS else ""


@cache  # read when the first name is looked at, as are those below
def titles() -> Mapping[str, str]:
    """Return title before a name -> "he", "she" or "any"."""
    return {
        title: section.partition(",")[0]
        for section, lines in _titles().items()
        for title in words_of(lines)
    }


@cache
def personal_titles() -> frozenset[str]:
    """Return titles that make a town's name a person's: "Mr", "Judge", and not "President"."""
    return _titles_of("personal")


@cache
def title_fields() -> frozenset[str]:
    """Return words inside titles that are none by themselves: the "foreign" of a minister."""
    return _titles_of("field")


def _titles_of(kind: str) -> frozenset[str]:
    return words_of(
        line for section, lines in _titles().items() if section.endswith(kind) for line in lines
    )


def _titles() -> Mapping[str, list[str]]:
    return sections(__package__, "titles.txt")


@cache
def roles() -> Mapping[str, str]:
    """Return noun for people in a role -> "one", "several", or "mouthpiece" of somebody else."""
    lists = sections(__package__, "roles.txt")
    return {noun: section for section, lines in lists.items() for noun in words_of(lines)}


@cache
def genders() -> Mapping[str, str]:
    """Return first name -> "he" or "she"; names used for both are left out."""
    table = rows(__package__, "first_names.tsv")
    return {name: gender for name, gender, *_ in table if gender in ("he", "she")}


@cache
def first_names() -> frozenset[str]:
    """Return first names, those of the census and of children named after places among them."""
    return frozenset(name for name, *_ in rows(__package__, "first_names.tsv"))


@cache
def family_names_first() -> frozenset[str]:
    """Return family names that are written before the given name: Chinese, Korean, Vietnamese."""
    lists = sections(__package__, "family_first.txt")
    return words_of(lists["chinese"] + lists["korean"] + lists["vietnamese"])


@cache
def family_names_also_given() -> frozenset[str]:
    """Return those of `family_names_first` that people are called by as well: "Lee Zeldin"."""
    return words_of(sections(__package__, "family_first.txt")["given too"])


@cache
def particles() -> frozenset[str]:
    """Return small words inside a family name: "van", "bin", "de"."""
    lists = sections(__package__, "particles.txt")
    return words_of(lists["personal"]) | words_of(lists["any"])


@cache
def personal_particles() -> frozenset[str]:
    """Return those that make a town's name a person's: "van Hamburg", and not "de Lima"."""
    return words_of(sections(__package__, "particles.txt")["personal"])
