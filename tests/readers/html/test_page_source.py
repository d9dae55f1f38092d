"""A page is read in the encoding that it is in, wherever and however it names it."""

import pytest

from searchkit.domain.article import Kind
from searchkit.domain.clipping import Source
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.html import read_html

CHINESE = (
    "港务局局长朱镕表示，码头工人的谈判将于星期三在宁波恢复，双方都希望在冬天到来之前达成协议。"
)
JAPANESE = (
    "港湾大臣の髙橋氏は火曜日、港は冬の間も開いていると述べ、組合との協議を来週再開すると発表した。"
)
RUSSIAN = (
    "Министр портов Анна Лосева заявила во вторник, что гавань Эльзы останется открытой всю зиму."
)
SCRIPTS = "<script charset=utf-8>" + "var x = 1;" * 800 + "</script>"


@pytest.mark.parametrize(
    ("head", "text", "encoding"),
    [
        ("<meta charset=gb2312>", CHINESE, "gb18030"),
        ("<meta http-equiv=Content-Type content='text/html; charset=GB2312'>", CHINESE, "gbk"),
        (SCRIPTS + "<meta charset=gbk>", CHINESE, "gbk"),
        ("<meta charset=Shift_JIS>", JAPANESE, "cp932"),
        (SCRIPTS + "<meta charset=windows-1251>", RUSSIAN, "cp1251"),
        ("<meta charset=utf-8>", CHINESE, "utf-8"),
        ("<meta charset=gb2312>", CHINESE, "utf-8"),
    ],
)
def test_the_encoding_that_a_page_names_is_the_larger_one(
    head: str, text: str, encoding: str
) -> None:
    page = f"<html><head>{head}<title>x</title></head><body><p>{text}</p></body></html>"

    (article,) = articles_of(read_html(Source("page.html", page.encode(encoding))))

    assert text in [p.text for p in article.paragraphs if p.kind is Kind.BODY]


@pytest.mark.parametrize(
    ("language", "text", "encoding"),
    [("zh-CN", CHINESE, "gb18030"), ("ja", JAPANESE, "cp932"), ("ru-RU", RUSSIAN, "cp1251")],
)
def test_a_page_that_only_names_its_language_is_read_as_such_pages_are(
    language: str, text: str, encoding: str
) -> None:
    page = f"<html lang={language}><body><p>{text}</p></body></html>"

    (article,) = articles_of(read_html(Source("page.html", page.encode(encoding))))

    assert text in [p.text for p in article.paragraphs if p.kind is Kind.BODY]


STORY = "<h1>The quay is open</h1><p>By Ana Lima</p><p>The quay of Elsa opened on Tuesday, a year late.</p>"


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><html lang=en><meta charset=utf-8><title>Quay</title><main><article>{}</article></main>",
        "<!doctype html><title>Quay</title><header><a href=/>Home</a></header><article>{}</article>",
        "<title>Quay</title><article>{}</article><p>More news follows on Wednesday, the mayor said.",
    ],
)
def test_a_page_that_leaves_out_its_body_is_read_like_one_that_has_it(page: str) -> None:
    bare = page.format(STORY)
    title = "<title>Quay</title>"
    full = bare.replace(title, f"<head>{title}</head><body>") + "</body>"

    (article,) = articles_of(read_html(Source("page.html", bare.encode())))
    (same,) = articles_of(read_html(Source("page.html", full.encode())))

    assert article.byline == "Ana Lima"
    assert article.paragraphs == same.paragraphs
    assert article.dropped == same.dropped
