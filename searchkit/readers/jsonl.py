"""Articles as data: one JSON object a line, its paragraphs already told apart."""

import datetime
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from searchkit.domain.article import (
    Article,
    Confidence,
    CountryFinding,
    Kind,
    Paragraph,
    PublishedDate,
    SpeakerFinding,
)
from searchkit.domain.clipping import Clipping, GivenArticles, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.identity import article_id, file_digest
from searchkit.readers.decode import decoded, encoding_by_mark, utf16_without_mark
from searchkit.regexes import regex
from searchkit.rules import limit

MAX_JSONL_BYTES = limit(
    128 * 1024 * 1024, "memory: read in 5 seconds and 600 MB, 4 bytes a byte of an export of 20 MB"
)
MAX_WARNINGS = limit(20, "the reader's patience: the others are counted")
MAX_REASONS = limit(3, "a line or two of the screen, where no line of an export can be read")
MAX_EVIDENCE_CHARS = limit(60, "a line of the screen, for a date that is none")

_COUNTRY_CODE = regex(r"[A-Za-z]{2}")
_LONE_SURROGATE = regex("[\ud800-\udfff]")
_PLAIN_DATE = regex(
    rb'"published"\s*:\s*(?:null\b|"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])["T ])'
)
_DAY = regex(r"\d{4}-\d\d-\d\d(?=$|[T ])")


class BadLine(ValueError):
    """A line that holds no article. Its text says why, to stand after "line 3: "."""


def read_jsonl(source: Source) -> Clipping:
    """Return the articles as given: paragraph i in is paragraph i out.

    A bad line is a warning that names it; the other lines stand. So is a date that is no day: its
    article stands, and its date is known to be unknown. Identical lines are one article.
    Raises UnreadableClipping where no line holds an article.
    """
    if len(source.data) > MAX_JSONL_BYTES:
        raise UnreadableClipping(
            f"holds {len(source.data) / 1048576:,.0f} MB, more than the "
            f"{MAX_JSONL_BYTES // 1048576} MB that searchkit reads as one export. Split it."
        )
    articles: dict[str, Article] = {}
    troubles: list[str] = []
    for number, line in _lines(source):
        try:
            article, doubts = _article(line, ordinal=len(articles))
        except BadLine as trouble:
            troubles.append(f"line {number:,}: {trouble}")
        else:
            articles.setdefault(article.id, article)
            troubles += (f"line {number:,}: {doubt}" for doubt in doubts)
    if not articles:
        raise UnreadableClipping(" ".join(("holds no article.", *_first_of(troubles))))
    if (more := len(troubles) - MAX_WARNINGS) > 0:
        troubles[MAX_WARNINGS:] = [f"{more:,} more lines with such trouble"]
    content = GivenArticles(tuple(articles.values()))
    return Clipping(file_digest(source.data), content, tuple(troubles))


def _first_of(troubles: Sequence[str]) -> Iterator[str]:
    """Yield the first troubles as sentences, and how many more there are."""
    for trouble in troubles[:MAX_REASONS]:
        yield f"{trouble[0].upper()}{trouble[1:]}."
    if (more := len(troubles) - MAX_REASONS) > 0:
        yield f"{more:,} more line{'s' if more > 1 else ''} with such trouble."


def without_lines(source: Source, known: Collection[str]) -> tuple[Source, tuple[str, ...]]:
    """Return an export without the lines of these articles, and the ids of all its lines in order.

    These lines were read before and are blank now, so that the others keep their numbers. Not left
    out are those that the reading says something of, and the first: what is said of the export stands
    with its first article. No ids: nothing was left out.
    """
    lines = source.data.split(b"\n")
    if not known or encoding_by_mark(source.data) or utf16_without_mark(source.data):
        return source, ()
    ids = []
    is_first = True
    for place, line in enumerate(lines):
        if stripped := line.strip():
            id = article_id(file_digest(stripped))
            ids.append(id)
            if id in known and not is_first and _is_plain(stripped):
                lines[place] = b""
            is_first = is_first and id not in known
    return Source(source.name, b"\n".join(lines)), tuple(ids)


def _is_plain(line: bytes) -> bool:
    """Whether nothing is said of a line that holds an article: its date is one, or there is none."""
    if line.count(b'"published"') == 1 and _PLAIN_DATE.search(line):
        return True
    try:
        return not _published_or_unknown(json.loads(line).get("published"))[1]
    except ValueError:
        return False


def _lines(source: Source) -> Iterator[tuple[int, bytes]]:
    """Yield number and bytes of each line that is not blank."""
    data = source.data
    if (marked := encoding_by_mark(data)) and marked[0] == "utf-8":
        data = data[marked[1] :]
    elif marked or utf16_without_mark(data):
        data = decoded(source)[0].encode("utf-8", "replace")
    for number, line in enumerate(data.split(b"\n"), start=1):
        if stripped := line.strip():
            yield number, stripped


def _article(line: bytes, *, ordinal: int) -> tuple[Article, tuple[str, ...]]:
    """Return the article of a line, and what of it could not be taken as it was given."""
    record = _object(line)
    paragraphs = record.get("paragraphs")
    if not isinstance(paragraphs, list):
        what = "`paragraphs` must be" if "paragraphs" in record else "has no `paragraphs`,"
        raise BadLine(f"{what} a list of texts, or of objects with `text`")
    published, doubts = _published_or_unknown(record.get("published"))
    article = Article(
        id=article_id(file_digest(line)),
        ordinal=ordinal,
        paragraphs=tuple(_paragraph(given, place) for place, given in enumerate(paragraphs)),
        title=_text(record, "title"),
        source=_text(record, "source"),
        agency=_text(record, "agency"),
        url=_text(record, "url"),
        byline=_text(record, "byline"),
        dateline=_text(record, "dateline"),
        published=published,
        given_id=_given_id(record.get("id")),
    )
    return article, doubts


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        record = json.loads(
            line.decode("utf-8"), object_pairs_hook=_once_each, parse_constant=_no_constant
        )
    except UnicodeDecodeError as error:
        raise BadLine(f"not UTF-8 at byte {error.start + 1:,}") from None
    except json.JSONDecodeError as error:
        raise BadLine(f"not JSON at column {error.colno:,}") from None
    except RecursionError:
        raise BadLine("nested too deeply") from None
    except BadLine:
        raise
    except ValueError:  # an integer of more digits than Python converts
        raise BadLine("a number is too long") from None
    if not isinstance(record, dict):
        raise BadLine("not a JSON object")
    return record


def _once_each(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for name, value in pairs:
        if name in record:
            raise BadLine(f"names `{_clean(name[:40])}` twice")
        record[name] = value
    return record


def _no_constant(name: str) -> Any:
    raise BadLine(f"{name} is not JSON")


def _clean(text: str) -> str:
    """Return the text as given, but for halves of characters, which no file can hold."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def _text(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadLine(f"`{name}` must be a text")
    return _clean(value).strip() or None


def _given_id(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadLine("`id` must be a text")
    return _clean(str(value))


def _published_or_unknown(value: Any) -> tuple[PublishedDate | None, tuple[str, ...]]:
    """Return the date; unknown, with the reason, where what was given is none.

    "2021" is a year and no day: a day that the text names would be a guess against what was given,
    and the first of January one that nobody gave.
    """
    try:
        return _published(value), ()
    except BadLine as why:
        given = _clean(json.dumps(value, ensure_ascii=False))[:MAX_EVIDENCE_CHARS]
        return PublishedDate(None, f"given as {given}"), (f"{why}; the date is unknown",)


def _published(value: Any) -> PublishedDate | None:
    if value is None:
        return None
    if isinstance(value, dict):  # as `export` and `parse` write it
        return _published_with_evidence(value)
    return PublishedDate(_day(value), "given", Confidence.STATED)


def _published_with_evidence(given: Mapping[str, Any]) -> PublishedDate:
    evidence, confidence = given.get("evidence", ""), given.get("confidence")
    if given.get("date") is None:
        return PublishedDate()
    if not isinstance(evidence, str) or confidence not in tuple(Confidence):
        raise BadLine("`published` must have `confidence`, stated or inferred, beside its `date`")
    return PublishedDate(_day(given["date"]), _clean(evidence), Confidence(confidence))


def _day(value: Any) -> datetime.date:
    if isinstance(value, str) and (day := _DAY.match(value.strip())):
        with suppress(ValueError):
            return datetime.date.fromisoformat(day.group())
    raise BadLine("`published` must be a date like 2024-03-14")


def _paragraph(given: Any, ordinal: int) -> Paragraph:
    if isinstance(given, str):
        return Paragraph(ordinal, Kind.BODY, _clean(given))
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise BadLine(f"paragraph {ordinal} must be a text or an object with `text`")
    countries = _countries(given.get("countries"), ordinal)
    return Paragraph(
        ordinal,
        _kind(given.get("kind"), ordinal),
        _clean(given["text"]),
        speakers=_speakers(given.get("speakers"), ordinal),
        countries=countries,
        is_given_no_country=countries == (),
    )


def _kind(value: Any, ordinal: int) -> Kind:
    if value is None:
        return Kind.BODY
    if value not in tuple(Kind):
        raise BadLine(f"`kind` of paragraph {ordinal} must be one of {', '.join(Kind)}")
    return Kind(value)


def _speakers(value: Any, ordinal: int) -> tuple[SpeakerFinding, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise _no_names(ordinal)
    found = (_speaker(given, ordinal) for given in value)
    return tuple(each for each in found if each.name)


def _speaker(given: Any, ordinal: int) -> SpeakerFinding:
    if isinstance(given, str):
        return SpeakerFinding(_clean(given).strip())
    if not isinstance(given, dict) or not isinstance(given.get("name"), str):
        raise _no_names(ordinal)
    kinds: Mapping[str, tuple[type, ...]] = {
        "as_written": (str,), "cue": (str,), "rule": (str,), "direct": (bool,),
        "confidence": (int, float), "role": (str,),
    }  # fmt: skip
    fields = {name: given[name] for name in kinds if given.get(name) is not None}
    for name, value in fields.items():
        if not isinstance(value, kinds[name]) or (name != "direct" and isinstance(value, bool)):
            raise BadLine(f"`{name}` of a speaker of paragraph {ordinal} cannot be {value!r}")
    fields = {k: _clean(v) if isinstance(v, str) else v for k, v in fields.items()}
    if not 0 <= fields.get("confidence", 1) <= 1:
        raise BadLine(f"`confidence` of a speaker of paragraph {ordinal} must be from 0 to 1")
    return SpeakerFinding(_clean(given["name"]).strip(), **fields)


def _no_names(ordinal: int) -> BadLine:
    return BadLine(f"`speakers` of paragraph {ordinal} must be a list of names")


def _countries(value: Any, ordinal: int) -> tuple[CountryFinding, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise _no_codes(ordinal)
    return tuple(_country(given, ordinal) for given in value)


def _country(given: Any, ordinal: int) -> CountryFinding:
    code, written = given, ""
    if isinstance(given, dict):
        code, written = given.get("code"), given.get("as_written", "")
    if not isinstance(code, str) or not isinstance(written, str):
        raise _no_codes(ordinal)
    if not _COUNTRY_CODE.fullmatch(code):
        raise _no_codes(ordinal)
    return CountryFinding(code.upper(), _clean(written))


def _no_codes(ordinal: int) -> BadLine:
    return BadLine(f"`countries` of paragraph {ordinal} must be a list of codes like FR")
