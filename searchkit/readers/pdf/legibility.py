"""Did the text decode, and is there any? What to tell the user where it did not or there is none."""

import unicodedata
from collections.abc import Iterable, Iterator

from searchkit.domain.clipping import Page, PrintedPages
from searchkit.domain.errors import UnreadableClipping
from searchkit.rules import NO_DATA, limit, rule, threshold

FEWEST_CHARACTERS = threshold(
    150,
    "a page has 1,500 to 4,000; text layers of a browser's stamp or of advertisements alone had up to 145 a page",
)
SCAN_SHARE = threshold(
    0.4, "of the page's area: an image this large on a page with hardly any text is a scan of it"
)
UNDECODED_SHARE = threshold(
    0.1,
    "one wrong character in a hundred is a mathematical sign; of one in ten every other word has its own",
)
GARBAGE_SHARE = threshold(
    0.5, NO_DATA + "no word is whole; formulas and tables of real files stay far below"
)
MOST_NAMED = limit(10, "a warning of many lines: pages that it names")
ENOUGH_LETTERS = limit(20_000, "time on books: letters that are looked at")
# Real text has a vowel in nine words of ten in every language of Latin script; a font whose characters
# are shifted has as many words but few such.
SHORTEST_SAMPLE = threshold(200, "letters; fewer may be names or figures without a vowel")
VOWEL_SHARE = threshold(0.2, "English 0.38, Polish 0.36; shifted by three 0.12")

_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœ")
_ASCII_VOWELS = b"aeiouy"
_NO_ASCII_LETTERS = bytes(code for code in range(128) if not chr(code).islower())


def check_legible(content: PrintedPages) -> None:
    """Raise UnreadableClipping where a file has no text layer worth reading."""
    if not content.pages:
        raise UnreadableClipping("the PDF has no pages")
    if not any(line.text.strip() for page in content.pages for line in page.lines):
        raise UnreadableClipping("the PDF has no text, only pictures of it: it needs OCR")
    if is_garbage(line.text for page in content.pages for line in page.lines):
        raise UnreadableClipping("the PDF's text does not decode to words: it needs OCR")


def warnings_of_pages(content: PrintedPages) -> tuple[str, ...]:
    """Return what is missing or wrong in the text layer, a sentence each."""
    return (*_pages_without_text(content), *_undecoded(content))


def _pages_without_text(content: PrintedPages) -> Iterator[str]:
    bare = [page for page in content.pages if _characters(page) < FEWEST_CHARACTERS]
    if len(bare) == len(content.pages):
        yield "hardly any text in its text layer: needs OCR"
        return
    # A last page may be nearly empty; one that shows a picture instead of text is a scan.
    scanned = [str(page.number) for page in bare if _shows_picture(page)]
    if scanned:
        named = ", ".join(scanned[:MOST_NAMED]) + (" ..." if len(scanned) > MOST_NAMED else "")
        yield f"page {named}: hardly any text: needs OCR"


@rule(
    "pdf.scanned-page",
    fires_on="pictures cover most of a page",
    example="a page that a picture fills, with no text",
    counter="a page with a photograph and its caption",
    chosen_on="the real and made prints of the dev data",
)
def _shows_picture(page: Page) -> bool:
    area = page.width * page.height
    pictures = sum(max(0.0, box.x1 - box.x0) * max(0.0, box.y1 - box.y0) for box in page.images)
    return pictures > SCAN_SHARE * area


def _characters(page: Page) -> int:
    return sum(len(line.text) for line in page.lines)


def _undecoded(content: PrintedPages) -> Iterator[str]:
    total = count = 0
    for page in content.pages:
        for line in page.lines:
            total += len(line.text)
            # No undecoded character but U+FFFD is printable.
            if not line.text.isascii() and ("\ufffd" in line.text or not line.text.isprintable()):
                count += sum(is_undecoded(character) for character in line.text)
    if count:
        share = count / total
        advice = ": needs OCR" if share > UNDECODED_SHARE else ""
        plural = "character" if count == 1 else "characters"
        yield f"{count:,} {plural} did not decode{advice}"


def is_undecoded(character: str) -> bool:
    """Say whether a character stands for one that the file does not name."""
    return character == "\ufffd" or unicodedata.category(character) in ("Co", "Cc", "Cn")


@rule(
    "pdf.garbage",
    fires_on="texts are long enough to tell, and no words",
    example="letters without a vowel among them, or characters that no font names",
    counter="a page of prose",
    chosen_on="the real and made prints of the dev data",
)
def is_garbage(texts: Iterable[str]) -> bool:
    """Say whether texts are long enough to tell, and no words."""
    letters = vowels = undecoded = total = 0
    for text in texts:
        total += len(text)
        if text.isascii() and text.isprintable():  # the same in a tenth of the time
            of_text = text.lower().encode().translate(None, _NO_ASCII_LETTERS)
            letters += len(of_text)
            vowels += len(of_text) - len(of_text.translate(None, _ASCII_VOWELS))
            text = ""
        for character in text.lower():
            if character.isalpha() and character < "\u0250":
                letters += 1
                vowels += character in _VOWELS
            elif character >= "\ue000" or character < " ":
                undecoded += is_undecoded(character)
        if letters > ENOUGH_LETTERS:
            break
    if total >= SHORTEST_SAMPLE and undecoded > GARBAGE_SHARE * total:
        return True
    return letters >= SHORTEST_SAMPLE and vowels < VOWEL_SHARE * letters
