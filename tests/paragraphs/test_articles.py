from searchkit.domain.clipping import Source
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.jsonl import read_jsonl


def test_a_bad_line_of_an_export_is_a_warning_of_its_first_article() -> None:
    lines = b'{"title": "A", "paragraphs": ["Hello there."]}\nnot json\n{"paragraphs": ["Two."]}\n'

    first, second = articles_of(read_jsonl(Source("export.jsonl", lines)))

    assert first.warnings
    assert first.warnings[0].startswith("not all was read: line 2")
    assert second.warnings == ()
