"""Build the names of months and weekdays that `searchkit.language` reads.

    python tools/build_month_names.py

Source: Unicode CLDR (Unicode licence v3) through babel, for the languages of most of the world's
news in Latin, Greek and Cyrillic letters. A name that means different months in two languages is
the month of the language listed first. Languages that write months as numbers (Chinese, Japanese, Korean) need no names.
"""

from pathlib import Path

from babel import Locale

DATA = Path(__file__).resolve().parent.parent / "searchkit/language/data"

LANGUAGES = (
    "en", "de", "fr", "es", "it", "nl", "pt", "sv", "nb", "da", "fi", "is", "pl", "ru", "uk", "cs", "sk", "hu", "ro",
    "tr", "id", "el", "bg", "hr", "sl", "sr", "et", "lv", "lt", "ca", "gl", "ar", "he", "hi",
)  # fmt: skip

MIN_LETTERS = 3  # shorter abbreviations are words: "so", "do", "mo"

# CLDR lists these for few or none, and pages print them, as they print some without accents.
MORE_MONTHS = {
    "sept": 9, "mrz": 3, "mär": 3, "maerz": 3, "jän": 1, "jänner": 1, "febr": 2, "okt": 10,
    "aout": 8, "fevrier": 2, "decembre": 12, "unora": 2, "kvetna": 5, "zari": 9, "rijna": 10,
}  # fmt: skip


def names(kind: str) -> dict[str, int]:
    """Return name -> number of the month (1 to 12) or weekday (0 is Monday) it means."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        locale = Locale(language)
        for widths in (locale.months if kind == "months" else locale.days).values():
            for width in ("wide", "abbreviated"):
                for number, name in widths.get(width, {}).items():
                    found.setdefault(name.strip(".").lower(), number)
    return found


def main() -> None:
    """Write both tables."""
    months = names("months")
    for name, number in MORE_MONTHS.items():
        months[name] = number
    DATA.mkdir(parents=True, exist_ok=True)
    for kind, found in (("months", months), ("weekdays", names("days"))):
        rows = [
            f"{name}\t{number}"
            for name, number in sorted(found.items())
            if len(name) >= MIN_LETTERS and name.isalpha()
        ]
        header = (
            "# Unicode CLDR (Unicode licence v3), through babel.\n"
            "# Built by tools/build_month_names.py; do not edit by hand.\n"
            f"# Columns: name in lower case, number ({'1 to 12' if kind == 'months' else '0 is Monday'})\n"
        )
        (DATA / f"{kind}.tsv").write_text(header + "\n".join(rows) + "\n", encoding="utf-8")
        print(f"{kind}.tsv: {len(rows)} lines")


if __name__ == "__main__":
    main()
