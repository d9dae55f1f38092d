"""Clips in Markdown: what a clipper writes above a story is fields, and marks are no text."""

import pytest

from searchkit.domain.article import Article, DroppedKind, Kind
from searchkit.domain.clipping import MarkedText, Source
from searchkit.readers.markdown import begins_with_front_matter, read_markdown
from searchkit.readers.sniff import FileKind, sniff
from tests.support.understanding import body, read, understand

STORY = """\
![Lorries wait in Nakuru](https://standard.example/a.jpg)

**NAKURU** — Kenya's lorry drivers [ended](https://standard.example/b "Strike") their *strike* on
Friday, after the ministry had promised to mend the road.[^1]

## What the drivers want

> "We have driven through rivers," said Joyce Cherono, who speaks for the drivers.

- [ ] a road
- [x] a bridge

The ministry of transport ~~declined~~ refused to say when ==the work== begins.[^note]

[^1]: The Gazette, 3 March.
[^note]: Nobody
    else asked.
"""
BODY = [
    "NAKURU — Kenya's lorry drivers ended their strike on Friday, after the ministry had promised to"
    " mend the road.",
    '"We have driven through rivers," said Joyce Cherono, who speaks for the drivers.',
    "The ministry of transport refused to say when the work begins.",
]
CLIPPER = """\
---
title: "Drivers end strike: a bridge at last"
source: "https://standard.example/drivers"
author:
  - "[[Peter Otieno]]"
  - "[[Grace Wambui]]"
published: 2021-03-05
created: 2022-01-01
tags: [clippings, roads]
---
"""
TOML = """\
+++
title = "Drivers end strike: a bridge at last"
url = "https://standard.example/drivers"
authors = ["Peter Otieno", "Grace Wambui"]
date = 2021-03-05T08:00:00Z
+++
"""
JSON = """\
{
  "title": "Drivers end strike: a bridge at last",
  "url": "https://standard.example/drivers",
  "author": ["Peter Otieno", "Grace Wambui"],
  "published": "2021-03-05T08:00:00Z"
}
"""
PLAIN_YAML = """\
---
Title: Drivers end strike: a bridge at last
Source_URL: https://standard.example/drivers
byline: 'Peter Otieno, Grace Wambui'
date_published: 2021-03-05 # as the page says
date: 2022-01-01
excerpt: >
  Over two
  lines.
---
"""


def clip(text: str, name: str = "clip.md") -> Article:
    (article,) = read(name, text.encode())
    return article


def texts(article: Article, kind: Kind) -> list[str]:
    return [p.text for p in article.paragraphs if p.kind is kind]


def dropped(article: Article, kind: DroppedKind) -> list[str]:
    return [each.text for each in article.dropped if each.kind is kind]


@pytest.mark.parametrize(
    "head", [CLIPPER, TOML, JSON, PLAIN_YAML], ids=["clipper", "toml", "json", "yaml"]
)
def test_front_matter_gives_the_fields(head: str) -> None:
    article = understand(clip(head + "\n" + STORY))

    assert article.title == "Drivers end strike: a bridge at last"
    assert article.url == "https://standard.example/drivers"
    assert article.byline == "Peter Otieno, Grace Wambui"
    assert article.published is not None
    assert str(article.published.date) == "2021-03-05"
    assert article.source == "standard.example"


@pytest.mark.parametrize("head", [CLIPPER, ""], ids=["front matter", "none"])
def test_marks_are_no_text(head: str) -> None:
    article = clip(head + STORY.replace("~~declined~~ ", ""))

    assert texts(article, Kind.BODY) == BODY
    assert texts(article, Kind.CAPTION) == ["Lorries wait in Nakuru"]
    assert texts(article, Kind.ASIDE) == [
        "What the drivers want", "a road", "a bridge", "The Gazette, 3 March.", "Nobody else asked.",
    ]  # fmt: skip
    assert dropped(article, DroppedKind.NOTE_MARK) == ["1 note"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("***all* of it** said Kenya", "all of it said Kenya"),
        ("the snake_case_name of 2 * 3 * 4", "the snake_case_name of 2 * 3 * 4"),
        (r"a \*star\* and 5\. of May", "a *star* and 5. of May"),
        ("[[Uhuru Park|the park]] and [[Nairobi#History]]", "the park and Nairobi"),
        ("see <https://standard.example/x> or [this][1]", "see https://standard.example/x or this"),
        ("[![](b.png)](https://standard.example) Fish &amp; chips", "Fish & chips"),
        ("`code` and ``more``", "code and more"),
        ("**L**orries <sup>wait</sup> <!-- not printed --> here", "Lorries wait here"),
        ("a [link (with brackets)](https://x.example/a_(b)) there", "a link (with brackets) there"),
        ("_Nobody_, %%to do%% said __she__.", "Nobody, said she."),
    ],
)
def test_words_keep_and_marks_go(source: str, words: str) -> None:
    article = clip(f"# Title\n\nA first paragraph.\n\nThey say {source} in Nakuru.\n")

    assert f"They say {words} in Nakuru." in texts(article, Kind.BODY)


def test_lines_wrapped_by_hand_are_one_paragraph_and_a_line_each_is_one_each() -> None:
    wrapped = (
        "The drivers left the road to Nakuru on Friday.\nThey came back on\nMonday, they said."
    )
    long = (
        "Kenya will build the bridge at Nakuru before the rains come, the minister of transport said. "
        * 2
    )

    assert texts(clip(f"# T\n\n{wrapped}\n"), Kind.BODY) == [wrapped.replace("\n", " ")]
    assert texts(clip(f"# T\n\n{long.strip()}\n{long.strip()}\n"), Kind.BODY) == [long.strip()] * 2


JOPLIN = """\
Drivers end strike

# Drivers end strike

By Peter Otieno | March 5, 2021

Kenya's lorry drivers ended their strike on Friday.

id: 0123456789abcdef0123456789abcdef
created_time: 2022-01-03T10:12:13.000Z
source_url: https://standard.example/drivers
type_: 1
"""


def test_what_joplin_writes_below_a_note_is_fields() -> None:
    article = understand(clip(JOPLIN))

    assert (article.title, article.byline) == ("Drivers end strike", "Peter Otieno")
    assert article.url == "https://standard.example/drivers"
    assert article.published is not None
    assert str(article.published.date) == "2021-03-05"
    assert texts(article, Kind.BODY) == ["Kenya's lorry drivers ended their strike on Friday."]


BESIDE = {
    "callout": ("> [!note] Mind this\n> The road is closed.", ["Mind this", "The road is closed."]),
    "code": ("```python\nprint('lorry')\n```", ["print('lorry')"]),
    "table": ("| Road | Days |\n|---|--:|\n| A104 | 9 |", ["Road", "Days", "A104", "9"]),
    "setext heading": ("What now\n--------", ["What now"]),
    "nested list": ("- Roads\n  - A104\n\n  - B3\n1. Rain", ["Roads", "A104", "B3", "Rain"]),
    "note in the line": ("It rained.^[For a week.]", ["For a week."]),
}  # fmt: skip


@pytest.mark.parametrize("name", BESIDE)
def test_what_is_no_prose_is_an_aside(name: str) -> None:
    source, asides = BESIDE[name]

    article = clip(f"# Title\n\nThe road is long.\n\n{source}\n\nThe rain is late.\n")

    assert texts(article, Kind.ASIDE) == asides
    assert {"The road is long.", "The rain is late."} <= {*texts(article, Kind.BODY)}


CAPTIONS = {
    "alt": "![Lorries in Nakuru](a.jpg)",
    "title": '![a.jpg](a.jpg "Lorries in Nakuru")',
    "obsidian": "![[a.jpg|Lorries in Nakuru]]",
    "in a link": "[![Lorries in Nakuru](a.jpg)](https://standard.example)",
    "below, in italics": "![](a.jpg)\n*Lorries in Nakuru*",
}


@pytest.mark.parametrize("name", CAPTIONS)
def test_what_a_picture_shows_is_its_caption(name: str) -> None:
    article = clip(f"# Title\n\nThe road is long.\n\n{CAPTIONS[name]}\n\nThe rain is late.\n")

    assert texts(article, Kind.CAPTION) == ["Lorries in Nakuru"]
    assert texts(article, Kind.BODY) == ["The road is long.", "The rain is late."]


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("clip.md", "Only words.", FileKind.MARKDOWN),
        ("CLIP.MARKDOWN", "# Head\n\nWords.", FileKind.MARKDOWN),
        ("clip.md", "<div>words</div>\n\n# Head", FileKind.MARKDOWN),
        ("clip.txt", CLIPPER + STORY, FileKind.MARKDOWN),
        ("clip.txt", STORY, FileKind.TEXT),
        ("clip.txt", "---\nHe said: nothing.\n---\n\nWords.", FileKind.TEXT),
        ("clip.txt", "---\n\nA rule above a story.", FileKind.TEXT),
    ],
)
def test_markdown_is_what_calls_itself_so_or_begins_with_fields(
    name: str, text: str, kind: FileKind
) -> None:
    assert sniff(Source(name, text.encode())) is kind


def test_front_matter_that_nobody_closed_is_text() -> None:
    article = clip("---\ntitle: Roads\n\nThe road to Nakuru is closed.\n")

    assert not begins_with_front_matter("---\ntitle: Roads\nurl: x\n")
    assert "The road to Nakuru is closed." in texts(article, Kind.BODY)


def test_a_line_of_front_matter_that_is_no_field_is_kept() -> None:
    article = clip("---\ntitle: Roads\nurl: https://x.example/1\n???\n---\n\nThe road is closed.\n")

    assert "front matter: ???" in dropped(article, DroppedKind.METADATA)


def test_the_day_of_the_clip_is_not_the_day_of_the_story() -> None:
    article = understand(
        clip("---\ntitle: Roads\ncreated: 2022-01-01\n---\n\nThe road is closed.\n")
    )

    assert article.published is None or article.published.date is None


def test_a_day_that_is_written_out_is_read_too() -> None:
    head = "---\ntitle: Roads\npublished: March 5, 2021\n---\n\n"

    article = understand(clip(f"{head}The road is closed.\n"))

    assert article.published is not None
    assert str(article.published.date) == "2021-03-05"


def marked(text: str) -> MarkedText:
    found = read_markdown(Source("clip.md", text.encode())).content
    assert isinstance(found, MarkedText)
    return found


@pytest.mark.parametrize("depth", [49, 51, 600, 5_000])
def test_quotations_without_end_are_read(depth: int) -> None:
    text = f"The ferry sails again.\n\n{'> ' * depth}So it was said in the letter.\n\nNobody was hurt.\n"

    told = [block.text for block in marked(text).blocks]

    assert told == ["The ferry sails again.", "So it was said in the letter.", "Nobody was hurt."]


@pytest.mark.parametrize(
    ("lines", "captions", "told"),
    [
        (["![](a.jpg)", "*The pier in 2019*", "The ferry sails again."], ["The pier in 2019"], ["The ferry sails again."]),
        (["![[a.jpg]]", "_The pier_", "_Photo: Ann Lee_", "It sails."], ["The pier", "Photo: Ann Lee"], ["It sails."]),
        (["![](a.jpg)", "*The pier*", "![](b.jpg)", "*The quay*", "It sails."], ["The pier", "The quay"], ["It sails."]),
        (["![](a.jpg)", "It sails."], [], ["It sails."]),
        (["The ferry sails *again*.", "*It sails.*"], [], ["The ferry sails again.\nIt sails."]),
    ],
)  # fmt: skip
def test_a_caption_below_a_picture_needs_no_blank_line_below_it(
    lines: list[str], captions: list[str], told: list[str]
) -> None:
    blocks = marked("\n".join(lines)).blocks

    assert [block.text for block in blocks if block.tag == "figcaption"] == captions
    assert [block.text for block in blocks if block.tag == "p"] == told


@pytest.mark.parametrize("heading", ["## Excerpt", "### Summary", "**TL;DR**", "# Abstract:"])
def test_a_summary_that_the_clipper_quotes_stands_beside_the_story(heading: str) -> None:
    (article,) = read(
        "a.md",
        f"# Harbour opens\n\n> {heading}\n> The harbour will open.\n\nThe harbour of Elsa will open in May, she said.\n".encode(),
    )

    assert body(article) == ["The harbour of Elsa will open in May, she said."]
    assert any("The harbour will open." in p.text for p in article.paragraphs)


@pytest.mark.parametrize(
    "line",
    [
        "Clipped from: https://courier.example/harbour",
        "*Saved from <https://courier.example/harbour>*",
        "Source: [Harbour opens](https://courier.example/harbour)",
        "[Original](https://courier.example/harbour)",
    ],
)
@pytest.mark.parametrize("is_above", [True, False])
def test_the_line_that_says_where_a_clip_is_from_is_its_address(line: str, is_above: bool) -> None:
    told = "# Harbour opens\n\nThe harbour of Elsa will open in May, she said."
    text = f"{line}\n\n{told}" if is_above else f"{told}\n\n{line}"

    (article,) = read("a.md", text.encode())

    assert article.url == "https://courier.example/harbour"
    assert article.title == "Harbour opens"
    assert body(article) == ["The harbour of Elsa will open in May, she said."]


@pytest.mark.parametrize(
    "line", ["Source: https://courier.example/harbour", "Link: <https://courier.example/harbour>"]
)
def test_a_source_above_the_text_is_the_clips(line: str) -> None:
    (article,) = read(
        "a.md",
        f"# Harbour opens\n\n{line}\n\nThe harbour of Elsa will open in May, she said.\n".encode(),
    )

    assert article.url == "https://courier.example/harbour"
    assert body(article) == ["The harbour of Elsa will open in May, she said."]


@pytest.mark.parametrize(
    "line",
    [
        "Source: [Reuters](https://wire.example/lima)",
        "Via [AP](https://wire.example/lima)",
        "*Source: [Ministry of Transport](https://wire.example/data.csv)*",
    ],
)
@pytest.mark.parametrize(
    "fields", ["", "---\ntitle: Harbour opens\npublication: The Elsa Courier\n---\n\n"]
)
@pytest.mark.parametrize("is_above", [True, False])
def test_a_source_that_a_clip_quotes_is_not_where_it_is_from(
    line: str, fields: str, is_above: bool
) -> None:
    told = "The harbour of Elsa will open in May, she said.\n\nNobody was told before the vote."
    text = f"{line}\n\n{told}" if is_above else f"{told}\n\n{line}"

    (article,) = read("a.md", f"{fields}# Harbour opens\n\n{text}\n".encode())

    assert article.url is None
    assert article.source == ("The Elsa Courier" if fields else None)
    assert any(line.split("[")[1].split("]")[0] in p.text for p in article.paragraphs)


@pytest.mark.parametrize(
    "line", ["Source: https://wire.example/lima", "Via https://wire.example/lima"]
)
def test_no_source_of_the_text_stands_against_the_fields_of_a_clip(line: str) -> None:
    (article,) = read(
        "a.md",
        f"---\ntitle: Harbour opens\nurl: https://courier.example/harbour\n---\n\n{line}\n\nThe harbour will open.\n".encode(),
    )

    assert article.url == "https://courier.example/harbour"
    assert article.source == "courier.example"


def test_a_sentence_with_an_address_is_the_storys() -> None:
    told = "The source of the figures is https://courier.example/harbour, she said."

    (article,) = read("a.md", f"# Harbour opens\n\n{told}\n\nIt will open in May.\n".encode())

    assert body(article) == [told, "It will open in May."]


@pytest.mark.parametrize("between", ["\n  - name: ", "\n- name: "])
def test_authors_may_be_listed_by_name(between: str) -> None:
    (article,) = read(
        "a.md",
        f"---\ntitle: Harbour opens\nauthors:{between}Ana Lima{between}Tom Archer\n---\nIt will open in May.\n".encode(),
    )

    assert article.byline == "Ana Lima, Tom Archer"


@pytest.mark.parametrize("line", ["Anna Lima, 24 May 2022", "Tom Archer, May 24, 2022"])
def test_a_name_and_a_day_below_the_headline_are_byline_and_day(line: str) -> None:
    (article,) = read("a.md", f"# Harbour opens\n\n{line}\n\nIt will open in May.\n".encode())

    assert article.byline == line.partition(",")[0]
    assert [d.text for d in article.dropped if d.kind is DroppedKind.DATE_LINE] != []


@pytest.mark.parametrize(
    "head",
    [
        "Title: Harbour opens\nAuthor: Ana Lima\nDate: 2021-09-08",
        "title: Harbour opens\nsource: https://courier.example/harbour\nauthor: Ana Lima\ndate: 2021-09-08",
        "Author: Ana Lima\nTitle: Harbour opens\ndate: 2021-09-08",
    ],
)
def test_fields_may_stand_at_the_head_without_a_fence(head: str) -> None:
    (article,) = read("a.md", f"{head}\n\nIt will open in May, she said.\n".encode())

    assert (article.title, article.byline) == ("Harbour opens", "Ana Lima")
    assert body(article) == ["It will open in May, she said."]


@pytest.mark.parametrize(
    "head", ["Ports: who pays?\nNobody: that is who.", "Title: a word for a king."]
)
def test_other_lines_with_a_colon_are_text(head: str) -> None:
    (article,) = read("a.md", f"{head}\n\nIt will open in May, she said.\n".encode())

    told = " ".join(p.text for p in article.paragraphs)
    assert all(line in told for line in head.split("\n"))


@pytest.mark.parametrize("tags", ["#ports #lisbon", "#ports", "#ports/quays #lisbon"])
def test_a_line_of_tags_is_no_text(tags: str) -> None:
    (article,) = read("a.md", f"# Harbour opens\n\nIt will open in May.\n\n{tags}\n".encode())

    assert body(article) == ["It will open in May."]
    assert any(tags in d.text for d in article.dropped)


@pytest.mark.parametrize("rank", ["#", "##"])
def test_a_headline_that_is_a_link_gives_the_address(rank: str) -> None:
    text = f"{rank} [Harbour opens](https://courier.example/harbour)\n\nIt will open in May.\n"

    (article,) = read("a.md", text.encode())

    assert (article.title, article.url) == ("Harbour opens", "https://courier.example/harbour")


@pytest.mark.parametrize("program", ["joplin-desktop", "joplin", "Joplin-Mobile"])
def test_the_program_that_made_a_note_is_no_outlet(program: str) -> None:
    note = (
        f"Gate opens\n\nThe gate of Nakuru is open.\n\nid: {'0a' * 16}\nsource: {program}\n"
        "source_url: https://standard.example/gate\ntype_: 1"
    )

    (article,) = read("gate.md", note.encode())

    assert article.source == "standard.example"
    assert article.url == "https://standard.example/gate"


@pytest.mark.parametrize(
    "named", ["The gate is open. ^7f3a2b", "The gate is open.\n^gate", "The gate is open.\n\n^a-1"]
)
def test_the_name_that_obsidian_gives_a_paragraph_is_no_text(named: str) -> None:
    (article,) = read("gate.md", f"# Gate opens\n\nNobody asked.\n\n{named}\n".encode())

    assert body(article) == ["Nobody asked.", "The gate is open."]
    assert any(d.text.startswith("block: ") for d in article.dropped)


def test_a_power_of_ten_is_no_name_of_a_paragraph() -> None:
    (article,) = read("gate.md", b"# Gate opens\n\nNobody asked for 10^6 of them.\n")

    assert body(article) == ["Nobody asked for 10^6 of them."]
