import codecs
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchkit.domain.clipping import Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.readers.sniff import FileKind, sniff

HTML = b"<!DOCTYPE html><html><body><p>The harbour stays open.</p></body></html>"
LINE = json.dumps({"paragraphs": ["The harbour stays open."]}).encode()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.pdf", b"%PDF-1.7\n...", FileKind.PDF),
        ("a.txt", b"%PDF-1.4\n...", FileKind.PDF),
        ("a.pdf", b"\n\n%PDF-1.4\n...", FileKind.PDF),
        ("a.pdf", HTML, FileKind.HTML),
        ("a.txt", b"\xef\xbb\xbf <!-- saved -->\n" + HTML, FileKind.HTML),
        ("a.html", codecs.BOM_UTF16_LE + HTML.decode().encode("utf-16-le"), FileKind.HTML),
        ("a.htm", b"<p>The harbour stays open.</p>", FileKind.HTML),
        ("a.jsonl", LINE, FileKind.JSONL),
        ("a.ndjson", b"not json at all\n" + LINE, FileKind.JSONL),
        ("a.txt", LINE + b"\n" + LINE, FileKind.JSONL),
        ("a.txt", b"The harbour stays open.", FileKind.TEXT),
        ("a.txt", b"He wrote <p> where a paragraph began.", FileKind.TEXT),
        ("a.txt", "Der Hafen bleibt geöffnet.".encode("cp1252"), FileKind.TEXT),
        ("a", "The harbour stays open.".encode("utf-16-be"), FileKind.TEXT),
        ("a.pdf", b"A plain text that was given a wrong name.", FileKind.TEXT),
    ],
)
def test_content_decides_and_the_suffix_only_where_content_is_silent(
    name: str, data: bytes, kind: FileKind
) -> None:
    assert sniff(Source(name, data)) is kind


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty."),
        (b" \n\n \x00", "holds no text."),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "is a PNG image"),
        (b"PK\x03\x04" + bytes(100), "is a zip archive"),
        (b"\x7fELF" + bytes(100), "is a program"),
        (b"From: <Saved by Blink>\r\nSubject: A\r\n b\r\nMIME-Version: 1.0\r\n", "is an e-mail or"),
        (b"Received: from a\n\tby b\nmime-version: 1.0\n\nThe ferry sank.\n", "is an e-mail or"),
        (bytes(range(256)) * 20, "holds binary data"),
    ],
)
def test_a_file_that_is_no_clipping_is_refused_with_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableClipping, match=reason):
        sniff(Source("clipping.txt", data))


def test_a_text_that_tells_of_headers_is_text() -> None:
    text = (
        b"Subject: Ferries\nDate: 3 May 2021\n\nThey all begin with MIME-Version: 1.0, said Lind.\n"
    )

    assert sniff(Source("clipping.txt", text)) is FileKind.TEXT


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.pdf", "a.html", "a.jsonl", "a"]))
def test_no_bytes_make_sniffing_fail_otherwise(data: bytes, name: str) -> None:
    with suppress(UnreadableClipping):
        assert sniff(Source(name, data)) in FileKind
