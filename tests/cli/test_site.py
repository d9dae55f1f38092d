"""`searchkit site`: all saved searches as one site."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from searchkit.renderers.html.templates import template_folder
from tests.support.links import broken_links, repeated_ids
from tests.support.newsroom import Newsroom
from tests.support.running import Run

ATOM = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "renderers" / "atom.rng"))
TEXT = "The harbour master said that the ferry to the islands would be late on day {}."


@pytest.fixture
def newsroom(searchkit: Run, tmp_path: Path) -> Newsroom:
    room = Newsroom(searchkit, tmp_path / "work")
    for number in range(12):
        says = {"text": TEXT.format(number), "speakers": ["Ann Lee"], "countries": ["KE"]}
        room.clip(
            f"Story {number}",
            says,
            "Nothing else.",
            published=f"2026-01-{number + 1:02}",
            source="Isle Courier",
            url=f"https://isle.example/{number}",
        )
    room.clip("undated", "The crane & the <b>harbour</b> \x01 \ufffe are open.")
    room.bring_level()
    room.save("ports", "harbour", "--all-copies")
    room.save("cranes", "crane")
    return room


def site(newsroom: Newsroom, *arguments: str) -> Path:
    folder = newsroom.index.parent / "site"
    done = newsroom.searchkit("site", "-o", folder, *arguments)
    assert done.code == 0, done.err
    return folder


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def searches_in(folder: Path) -> list[str]:
    """Return the names of the searches that have pages."""
    return sorted(path.name.partition("-")[0] for path in (folder / "searches").iterdir())


def feed_of(folder: Path, name: str) -> bytes:
    (file,) = folder.glob(f"searches/{name}-*/feed.atom")
    return file.read_bytes()


def parsed(feed: bytes) -> Any:
    """What a feed reader makes of a feed."""
    return pytest.importorskip("feedparser").parse(feed)


def test_a_site_has_every_search_and_every_link_leads(newsroom: Newsroom) -> None:
    folder = site(newsroom)

    first = (folder / "index.html").read_text()
    assert re.findall(
        r'<h2 dir="auto"><a href="searches/(\w+)-\w+/index.html">(\w+)</a>', first
    ) == [
        ("ports", "ports"),
        ("cranes", "cranes"),
    ]
    assert "13 paragraphs in 13 stories" in first
    assert "Ann Lee" in first
    assert broken_links(folder) == []
    assert repeated_ids(folder) == []


def test_an_article_of_two_searches_has_one_page_that_leads_to_both(newsroom: Newsroom) -> None:
    folder = site(newsroom)

    (page,) = folder.glob("articles/undated-*.html")
    text = page.read_text()
    assert re.findall(r'href="\.\./searches/(\w+)-\w+/index.html"', text)[:2] == ["ports", "cranes"]
    assert "<mark>crane</mark>" in text
    assert "<mark>harbour</mark>" in text


def test_the_same_index_gives_the_same_bytes_in_another_folder(newsroom: Newsroom) -> None:
    folder = site(newsroom)
    before = state(folder)

    site(newsroom)
    newsroom.searchkit("site", "-o", folder.with_name("other"))

    assert state(folder) == before
    other = {name: content for name, (content, _) in state(folder.with_name("other")).items()}
    assert other == {name: content for name, (content, _) in before.items()}


def test_what_is_new_stands_first_until_something_newer_comes(newsroom: Newsroom) -> None:
    folder = site(newsroom)
    assert " new in " not in (folder / "index.html").read_text()

    newsroom.clip("quay", "A quay of the harbour fell.", published="2019-05-05")
    newsroom.bring_level()
    site(newsroom)
    told = (folder / "index.html").read_text()
    again = (site(newsroom) / "index.html").read_text()

    assert "1 new in 1 story" in told
    assert "A quay of the <mark>harbour</mark> fell." in told
    assert again == told
    assert feed_of(folder, "ports").index(b"quay") < feed_of(folder, "ports").index(b"Story 11")


def test_what_is_new_in_a_search_that_had_found_nothing_stays_on_the_first_page(
    newsroom: Newsroom,
) -> None:
    newsroom.save("tolls", "tolls")
    site(newsroom)
    newsroom.clip("bridge", "The tolls of the bridge fall.")
    newsroom.bring_level()

    told = (site(newsroom) / "index.html").read_text()
    again = (site(newsroom) / "index.html").read_text()

    assert "1 new in 1 story" in told
    assert again == told


def test_new_only_writes_a_site_that_was_lost_although_nothing_is_new(newsroom: Newsroom) -> None:
    folder = site(newsroom)
    shutil.rmtree(folder)

    done = newsroom.searchkit("site", "-o", folder, "--new-only")

    assert done.code == 1
    assert done.out == ""
    assert (folder / "index.html").exists()
    assert broken_links(folder) == []


def test_new_only_names_the_search_and_the_story_and_else_writes_nothing(
    newsroom: Newsroom,
) -> None:
    folder = site(newsroom)
    before = state(folder)
    nothing = newsroom.searchkit("site", "-o", folder, "--new-only", "-q")
    assert (nothing.code, nothing.out, nothing.err) == (1, "", "")
    assert state(folder) == before

    newsroom.clip("quay", "A quay of the harbour fell.", "The harbour!", published="2019-05-05")
    newsroom.bring_level()
    done = newsroom.searchkit("site", "-o", folder, "--new-only", "-q")

    assert (done.code, done.err) == (0, "")
    assert done.out == "@ports: quay (2019-05-05, 2 paragraphs)\n"
    assert "A quay of the" in (folder / "index.html").read_text()
    assert broken_links(folder) == []
    assert newsroom.searchkit("site", "-o", folder, "--new-only", "-q").code == 1


def test_new_only_takes_away_what_was_withdrawn_and_corrects_what_was_wrong_in_silence(
    newsroom: Newsroom,
) -> None:
    folder = site(newsroom)
    (withdrawn,) = folder.glob("articles/story-3-*.html")
    (wrong,) = folder.glob("articles/story-5-*.html")
    article = re.search("<dt>Id</dt><dd><code>(\\w+)", wrong.read_text())
    assert article is not None

    newsroom.drop("Story 3")
    assert newsroom.searchkit("correct", article[1], "source", "The Right Paper").code == 0
    newsroom.bring_level()
    done = newsroom.searchkit("site", "-o", folder, "--new-only", "-q")

    assert (done.code, done.out, done.err) == (1, "", "")
    assert not withdrawn.exists()
    assert "The Right Paper" in wrong.read_text()
    assert "12 paragraphs in 12 stories" in (folder / "index.html").read_text()
    assert broken_links(folder) == []


def test_new_only_takes_away_a_search_that_was_taken_out(newsroom: Newsroom) -> None:
    folder = site(newsroom)
    assert newsroom.searchkit("saved", "--remove", "cranes").code == 0

    done = newsroom.searchkit("site", "-o", folder, "--new-only")

    assert (done.code, done.out, done.err) == (1, "", "")
    assert searches_in(folder) == ["ports"]
    assert "cranes" not in (folder / "index.html").read_text()
    assert broken_links(folder) == []


@pytest.mark.parametrize("options", [(), ("--new-only",)])
def test_a_site_whose_last_search_was_taken_out_is_emptied(
    newsroom: Newsroom, options: tuple[str, ...]
) -> None:
    folder = site(newsroom)
    for name in ("ports", "cranes"):
        assert newsroom.searchkit("saved", "--remove", name).code == 0

    done = newsroom.searchkit("site", "-o", folder, *options)
    emptied = state(folder)
    again = newsroom.searchkit("site", "-o", folder, *options)

    assert (done.code, again.code) == (1, 1)
    assert "No search is saved." in (folder / "index.html").read_text()
    assert emptied.keys() == {".searchkit-pages", "index.html", "style.css"}
    assert state(folder) == emptied
    assert broken_links(folder) == []
    if options:
        assert (done.out, done.err, again.err) == ("", "", "")
    else:
        assert "removed" in done.err
        assert "to keep one: searchkit search QUERY --save NAME" in again.err


def test_pages_of_one_query_stay_where_nothing_is_saved(newsroom: Newsroom) -> None:
    folder = newsroom.index.parent / "site"
    assert newsroom.searchkit("html", "harbour", "-o", folder).code == 0
    before = state(folder)
    for name in ("ports", "cranes"):
        assert newsroom.searchkit("saved", "--remove", name).code == 0

    done = newsroom.searchkit("site", "-o", folder)

    assert done.code == 1
    assert state(folder) == before


def test_new_only_gives_a_search_its_pages_back_once_it_is_mended(newsroom: Newsroom) -> None:
    folder = site(newsroom)
    file = newsroom.saved_in
    sound = file.read_text()
    file.write_text(re.sub('"crane"', '"crane AND ("', sound))
    assert newsroom.searchkit("site", "-o", folder, "--new-only").code == 78
    assert searches_in(folder) == ["ports"]

    file.write_text(sound)
    done = newsroom.searchkit("site", "-o", folder, "--new-only")

    assert (done.code, done.out, done.err) == (1, "", "")
    assert searches_in(folder) == ["cranes", "ports"]
    assert broken_links(folder) == []


def test_new_only_takes_up_other_options_once_and_in_silence(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    style = templates / "style.css"
    style.write_text("p { color: black; }")
    folder = site(newsroom)
    (story,) = folder.glob("articles/story-3-*.html")
    assert "Nothing else." not in story.read_text()

    def again(*options: str | Path) -> bool:
        """Say whether this run changed a file."""
        before = state(folder)
        done = newsroom.searchkit("site", "-o", folder, "--new-only", *options)
        assert (done.code, done.out, done.err) == (1, "", "")
        return state(folder) != before

    assert again("--full-text")
    assert "Nothing else." in story.read_text()
    assert not again("--full-text")
    assert again("--full-text", "--max-pages", "1")
    assert again("--full-text", "--max-pages", "1", "--templates", templates)
    assert not again("--full-text", "--max-pages", "1", "--templates", templates)
    style.write_text("p { color: brown; }")
    assert again("--full-text", "--max-pages", "1", "--templates", templates)
    assert (folder / "style.css").read_bytes() == style.read_bytes()
    assert again()
    assert "Nothing else." not in story.read_text()


def test_new_only_sees_what_a_template_of_ones_own_includes(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    templates = tmp_path / "templates"
    (templates / "parts.css").mkdir(parents=True)  # a folder, whatever it is called
    foot = templates / "parts.css" / "foot.html"
    foot.write_text("<p>Printed at night.</p>")
    ours = (template_folder() / "base.html.j2").read_text()
    assert "</body>" in ours
    own = ours.replace("</body>", '{% include "parts.css/foot.html" %}</body>')
    (templates / "base.html.j2").write_text(own)
    folder = tmp_path / "site"
    options = ("-o", folder, "--templates", templates)
    assert newsroom.searchkit("site", *options).code == 0

    foot.write_text("<p>Printed by day.</p>")
    done = newsroom.searchkit("site", "--new-only", *options)

    assert (done.code, done.out, done.err) == (1, "", "")
    assert "Printed by day." in (folder / "index.html").read_text()


def test_new_only_has_no_summary_where_it_only_took_something_away(newsroom: Newsroom) -> None:
    folder = site(newsroom)
    newsroom.drop("Story 3")
    newsroom.bring_level()

    done = newsroom.searchkit("site", "-o", folder, "--new-only")

    assert (done.code, done.out, done.err) == (1, "", "")
    assert [*folder.glob("articles/story-3-*.html")] == []


def test_a_search_that_cannot_be_read_is_named_and_the_others_are_written(
    newsroom: Newsroom,
) -> None:
    newsroom.spoil("bad", "harbour AND (")
    newsroom.spoil("far", "country:Atlantis")

    folder = newsroom.index.parent / "site"
    done = newsroom.searchkit("site", "-o", folder, "-q")

    assert done.code == 78
    assert "searches.bad" in done.err
    assert "searchkit saved --remove 'bad'" in done.err
    assert "searchkit saved --remove 'far'" in done.err
    assert "13 paragraphs in 13 stories" in (folder / "index.html").read_text()
    assert searches_in(folder) == ["cranes", "ports"]
    assert broken_links(folder) == []


def test_a_site_is_left_as_it_is_where_no_search_can_be_read(newsroom: Newsroom) -> None:
    folder = site(newsroom)
    before = state(folder)
    for name in ("ports", "cranes"):
        assert newsroom.searchkit("saved", "--remove", name).code == 0
    newsroom.spoil("bad", "harbour AND (")

    done = newsroom.searchkit("site", "-o", folder)

    assert done.code == 78
    assert state(folder) == before


def test_many_new_stories_are_counted_where_they_do_not_all_stand(newsroom: Newsroom) -> None:
    folder = site(newsroom)
    for number in range(12):
        newsroom.clip(f"late {number}", f"The harbour burnt for the time number {number}.")
    newsroom.bring_level()

    first = (site(newsroom) / "index.html").read_text()

    assert "12 new in 12 stories" in first
    assert re.search('And 2 more stories: <a href="searches/ports-[^"]+">all of ports</a>', first)
    assert broken_links(folder) == []


def test_a_site_and_a_person_are_two_readers(newsroom: Newsroom) -> None:
    site(newsroom)

    assert newsroom.searchkit("saved", "--new", "-q").code == 0
    newsroom.clip("quay", "A quay of the harbour fell.")
    newsroom.bring_level()
    site(newsroom)
    assert newsroom.new() == [("ports", "A quay of the harbour fell.")]


def test_one_new_clipping_changes_only_what_speaks_of_it(newsroom: Newsroom) -> None:
    newsroom.save("nothing else", "nothing w/p else")
    folder = site(newsroom)
    before = state(folder)

    newsroom.clip("crane two", "A crane stands.", published="2026-02-01", source="Meridian")
    newsroom.bring_level()
    site(newsroom)
    after = state(folder)

    changed = {name for name in after if after[name] != before.get(name)}
    of_others = {
        name for name in changed if name.startswith(("searches/p", "searches/n", "speakers"))
    }
    assert of_others == set()
    articles = [name for name in changed if name.startswith("articles/")]
    assert len(articles) == 3  # its own, the one before it by date, and the undated one after it
    assert before.keys() <= after.keys()


def test_a_page_that_is_as_it_was_keeps_its_time(newsroom: Newsroom) -> None:
    folder = site(newsroom)
    before = state(folder)
    newsroom.drop("Story 3")
    newsroom.bring_level()

    site(newsroom)

    after = state(folder)
    assert not [name for name in after if "story-3" in name]
    kept = [name for name in after if after[name][0] == before.get(name, (b"", 0))[0]]
    assert len(kept) > 10
    assert all(after[name][1] == before[name][1] for name in kept)
    assert broken_links(folder) == []


@pytest.mark.parametrize("name", ["ports", "cranes"])
def test_a_feed_is_as_rfc_4287_says(newsroom: Newsroom, name: str) -> None:
    feed = feed_of(site(newsroom), name)

    ATOM.assertValid(etree.fromstring(feed))
    read = parsed(feed)
    assert not read.bozo
    assert read.feed.title == name
    assert read.feed.updated == (
        "2026-01-12T00:00:00Z" if name == "ports" else "1970-01-01T00:00:00Z"
    )
    assert (
        len({entry.id for entry in read.entries})
        == len(read.entries)
        == (13 if name == "ports" else 1)
    )
    assert all({"alternate"} <= {link.rel for link in entry.links} for entry in read.entries)
    (undated,) = [entry for entry in read.entries if entry.title == "undated"]
    assert "The crane & the <b>harbour</b>" in undated.summary


def test_a_feed_keeps_its_ids_and_leads_to_the_pages(newsroom: Newsroom) -> None:
    folder = site(newsroom)
    before = {entry.title: entry.id for entry in parsed(feed_of(folder, "ports")).entries}
    newsroom.clip("quay", "A quay of the harbour fell.")
    newsroom.bring_level("--rebuild")

    site(newsroom)

    (file,) = folder.glob("searches/ports-*/feed.atom")
    entries = parsed(file.read_bytes()).entries
    assert before.items() <= {entry.title: entry.id for entry in entries}.items()
    for entry in entries:
        assert (file.parent / entry.link).resolve().is_file()


def test_a_feed_of_nothing_is_a_feed(newsroom: Newsroom) -> None:
    newsroom.save("none", "zyzzyva")

    feed = feed_of(site(newsroom), "none")

    ATOM.assertValid(etree.fromstring(feed))
    assert parsed(feed).entries == []


def test_a_site_has_whole_articles_where_that_is_asked_for(newsroom: Newsroom) -> None:
    excerpts = "".join(path.read_text() for path in site(newsroom).glob("articles/*"))
    whole = "".join(path.read_text() for path in site(newsroom, "--full-text").glob("articles/*"))

    assert "Nothing else." not in excerpts
    assert whole.count("Nothing else.") == 12


def test_at_most_so_many_pages_in_a_row(newsroom: Newsroom) -> None:
    folder = site(newsroom, "--max-pages", "1")

    assert [*folder.glob("searches/ports-*/page-2.html")] == []
    assert broken_links(folder) == []


def test_a_site_of_no_search_says_how_to_save_one(searchkit: Run, samples_indexed: Path) -> None:
    done = searchkit("site", "-o", "site", "--index", samples_indexed)

    assert done.code == 1
    assert "to keep one: searchkit search QUERY --save NAME" in done.err
    assert not Path("site").exists()


def test_a_folder_of_somebody_else_is_refused_and_nothing_is_noted(newsroom: Newsroom) -> None:
    folder = newsroom.index.parent / "site"
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine")

    done = newsroom.searchkit("site", "-o", folder)

    assert done.code == 2
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]
    assert not (newsroom.index.parent / ".index-shown.sqlite").exists()


def test_the_end_says_what_changed(newsroom: Newsroom) -> None:
    folder = newsroom.index.parent / "site"
    first = newsroom.searchkit("site", "-o", folder).err
    second = newsroom.searchkit("site", "-o", folder).err
    newsroom.clip("late", "A crane fell.")
    newsroom.bring_level()
    third = newsroom.searchkit("site", "-o", folder).err

    # More files than pages are new: the feeds and the style sheet are no pages.
    assert re.fullmatch(rf"\d+ pages \(\d+ files new\): {folder}/index.html\n", first)
    assert second == re.sub(r"\(.*\)", "(all as they were)", first)
    assert re.search(r"\(\d+ files new and \d+ changed\): ", third)
