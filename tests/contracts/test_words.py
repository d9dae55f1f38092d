"""Which paragraphs match: the query language, rule by rule."""

import pytest

from searchkit.domain.article import Kind
from searchkit.domain.errors import QueryError
from searchkit.domain.query import (
    And,
    Fuzzy,
    InTitle,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Query,
    Word,
)
from searchkit.engines.expansion import EXPANSION_LIMIT
from tests.contracts.archives import paragraph, story
from tests.contracts.desk import Desk


def test_all_words_must_stand_in_one_paragraph(desk: Desk) -> None:
    desk.publish(story("a", "Sanctions and human rights.", "Sanctions.", "Human rights."))

    assert desk.found("sanctions human rights") == ["a-0"]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("sanction", "New SANCTIONS!"),
        ("sanctioning", "They sanctioned him."),
        ("cafe", "The café closed."),
        ("café", "The cafe closed."),
        ("cafe\u0301", "The café closed."),
        ("China", "China’s plan"),
        ("China's", "A plan of China."),
        ("don't", "They don’t know."),
        ("10000", "About 10,000 people"),
        ("10,000", "About 10000 people"),
        ("anti-government", "An anti-government march"),
        ("government", "An anti-government march"),
        ("COVID-19", "the Covid 19 outbreak"),
        ("Wang,", "Wang said"),
        ("中国", "访问中国的人"),
        ("ประเทศไทย", "ในประเทศไทยวันนี้"),
        ("हिन्दी", "वह हिन्दी बोलता है"),
    ],
)
def test_a_word_is_found_however_it_is_written(desk: Desk, asked: str, written: str) -> None:
    desk.publish(story("a", written), story("b", "Nothing of the kind."))

    assert desk.found(asked) == ["a-0"]


def test_a_hyphenated_word_is_not_found_in_pieces(desk: Desk) -> None:
    desk.publish(story("a", "Government forces fought anti-terror units."))

    assert desk.found("anti-government") == []


@pytest.mark.parametrize("asked", ["U.S.", "US", "u.s.", "U.S", '"US"', '"u.s."'])
def test_the_us_is_one_word_and_not_us(desk: Desk, asked: str) -> None:
    desk.publish(
        story("a", "The U.S. said no."),
        story("b", "A US envoy"),
        story("c", "in the u.s. Senate"),
        story("d", "US-China talks"),
        story("e", "It concerns us all. Us too."),
    )

    assert sorted(desk.found(asked)) == ["a-0", "b-0", "c-0", "d-0"]


def test_us_is_not_the_us(desk: Desk) -> None:
    desk.publish(story("a", "The U.S. said no. The US did."), story("b", "It concerns us."))

    assert desk.found("us") == ["b-0"]


def test_there_are_no_stop_words(desk: Desk) -> None:
    desk.publish(story("a", "the bank of england"), story("b", "bank england"))

    assert desk.found('"bank england"') == ["b-0"]
    assert desk.found("the of") == ["a-0"]


@pytest.mark.parametrize("asked", ['"human rights"', "“human rights”", '"Human  RIGHTS"'])
def test_a_phrase_is_its_words_one_after_the_other(desk: Desk, asked: str) -> None:
    desk.publish(
        story("a", "On human rights: nothing."),
        story("b", "rights human"),
        story("c", "human and rights"),
        story("d", "human", "rights"),
    )

    assert desk.found(asked) == ["a-0"]


def test_a_quoted_word_matches_as_written_only(desk: Desk) -> None:
    desk.publish(story("a", "Sanctions"), story("b", "sanction"), story("c", "Sanctión"))

    assert sorted(desk.found('"sanction"')) == ["b-0", "c-0"]


def test_a_phrase_matches_as_written_only(desk: Desk) -> None:
    desk.publish(story("a", "human right"), story("b", "human rights"))

    assert desk.found('"human rights"') == ["b-0"]


def test_not_binds_before_and_and_before_or(desk: Desk) -> None:
    desk.publish(
        story("a", "apple"), story("b", "pear"), story("c", "pear plum"), story("d", "fig")
    )

    assert sorted(desk.found("apple OR pear AND NOT plum")) == ["a-0", "b-0"]
    assert sorted(desk.found("(apple OR pear) NOT plum")) == ["a-0", "b-0"]
    assert sorted(desk.found("NOT (apple OR pear)")) == ["d-0"]
    assert sorted(desk.found("pear -plum")) == ["b-0"]


@pytest.mark.parametrize(
    ("asked", "matching"),
    [
        ("sanction*", ["sanction", "sanctioned", "sanctions"]),
        ("san*s", ["sanctions"]),
        ("sanc*on*d", ["sanctioned"]),
        ("sanctions*", ["sanctions"]),
        ("sánct*ned", ["sanctioned"]),
        ("SANCTION*", ["sanction", "sanctioned", "sanctions"]),
        ("sancs*", []),
    ],
)
def test_a_star_is_any_run_of_letters(desk: Desk, asked: str, matching: list[str]) -> None:
    desk.publish(story("a", "sanctions"), story("b", "sanction"), story("c", "sanctioned"))

    names = {"sanctions": "a-0", "sanction": "b-0", "sanctioned": "c-0"}
    assert sorted(desk.found(asked)) == sorted(names[word] for word in matching)


def test_a_star_matches_forms_not_stems(desk: Desk) -> None:
    desk.publish(story("a", "ponies"), story("b", "pony"))

    assert desk.found("poni*") == ["a-0"]


def test_a_hyphenated_word_may_end_in_a_star(desk: Desk) -> None:
    desk.publish(story("a", "anti-government"), story("b", "government"), story("c", "anti gov"))

    assert sorted(desk.found("anti-gov*")) == ["a-0", "c-0"]


@pytest.mark.parametrize(
    ("asked", "matching"),
    [
        ("xinjang~", ["xinjiang"]),
        ("xinjiang~", ["xinjiang", "xinjiangs"]),
        ("xinjan~2", ["xinjiang"]),
        ("injiang~", []),  # the first letter is fixed
        ("Xìnjang~", ["xinjiang"]),
        ("xinjiangss~", ["xinjiangs"]),
    ],
)
def test_a_tilde_is_one_change_and_tilde_2_is_two(
    desk: Desk, asked: str, matching: list[str]
) -> None:
    desk.publish(story("x", "Xinjiang"), story("y", "xinjiangs"), story("z", "zinjiang"))

    names = {"xinjiang": "x-0", "xinjiangs": "y-0"}
    assert sorted(desk.found(asked)) == sorted(names[word] for word in matching)


def test_words_near_each_other_stand_in_any_order(desk: Desk) -> None:
    desk.publish(
        story("a", "the minister who is foreign"),  # 3 apart
        story("b", "foreign minister"),
        story("c", "foreign one two three four five minister"),  # 6 apart
        story("d", "foreign ministers"),
    )

    assert sorted(desk.found('"foreign minister"~3')) == ["a-0", "b-0"]
    assert sorted(desk.found('"foreign minister"~2')) == ["b-0"]
    assert sorted(desk.found('"foreign minister"~6')) == ["a-0", "b-0", "c-0"]


def test_a_word_asked_for_twice_nearby_needs_two_places(desk: Desk) -> None:
    desk.publish(
        story("a", "war talks"), story("b", "war talks war"), story("c", "war x x x war talks")
    )

    assert desk.found('"war talks war"~2') == ["b-0"]
    assert sorted(desk.found('"war talks war"~5')) == ["b-0", "c-0"]


def test_a_title_word_never_makes_a_paragraph_match(desk: Desk) -> None:
    desk.publish(story("a", "Nothing here.", title="Summit in Geneva"))

    assert desk.found("summit") == []
    assert desk.found("summit OR nothing") == ["a-0"]


@pytest.mark.parametrize(
    "part", ["title:summits", 'title:"the summit"', "title:sum*", "title:sumit~"]
)
def test_title_filters_by_article(desk: Desk, part: str) -> None:
    desk.publish(
        story("a", "Alpha", "Beta", title="The summit opens"),
        story("b", "Alpha of the summit", title="Elsewhere"),
        story("c", "Alpha"),
    )

    assert desk.found(part) == ["a-0", "a-1"]
    assert desk.found(f"alpha {part}") == ["a-0"]
    assert sorted(desk.found(f"alpha NOT {part}")) == ["b-0", "c-0"]


def test_the_title_paragraph_is_a_document_too(desk: Desk) -> None:
    desk.publish(
        story("a", paragraph("Summit opens", kind=Kind.TITLE), "Text.", title="Summit opens")
    )

    assert desk.found("summit") == ["a-0"]
    assert desk.found("kind:title") == ["a-0"]


@pytest.mark.parametrize(
    "node",
    [Word("—"), Phrase(""), Near("…", 3), Fuzzy("!", 1), Pattern(""), Or(()), InTitle(Word("?"))],
)
def test_a_node_without_words_matches_nothing(desk: Desk, node: Node) -> None:
    desk.publish(story("a", "Text — here… !", title="A title?"))

    with desk.engine.open() as snapshot:
        assert snapshot.search(Query(node)).total == 0
        assert snapshot.search(Query(Not(node))).total == 1


def test_no_part_at_all_matches_everything(desk: Desk) -> None:
    desk.publish(story("a", "Text", ""))

    with desk.engine.open() as snapshot:
        assert snapshot.search(Query(And(()))).total == 2


def test_titles_may_be_asked_for_in_groups(desk: Desk) -> None:
    desk.publish(
        story("a", "x", title="war and peace"), story("b", "x", title="war"), story("c", "x")
    )

    with desk.engine.open() as snapshot:
        both = snapshot.search(Query(InTitle(And((Word("war"), Word("peace"))))))
        one = snapshot.search(Query(InTitle(And((Word("war"), Not(Word("peace")))))))
    assert [hit.id for hit in both.hits] == ["a222222222-0"]
    assert [hit.id for hit in one.hits] == ["b222222222-0"]


def test_a_star_that_stands_for_too_many_words_is_an_error_that_says_so(desk: Desk) -> None:
    words = [f"word{number}" for number in range(EXPANSION_LIMIT + 1)]
    desk.publish(story("a", " ".join(words[:-1]), title=words[-1]))

    assert desk.found("word*") == ["a-0"]

    desk.publish(story("a", " ".join(words[:-1])), story("b", words[-1]))
    for asked in ("word*", "NOT word*", "nothing word*", "nothing OR word*"):
        with pytest.raises(QueryError, match="4,096"):
            desk.search(asked)
    assert desk.found("title:word*") == []


def test_too_many_words_in_titles_are_an_error_too(desk: Desk) -> None:
    words = [f"word{number}" for number in range(EXPANSION_LIMIT + 1)]
    desk.publish(story("a", "word1", title=" ".join(words)))

    for asked in ("word*", "title:word*"):
        with pytest.raises(QueryError, match="4,096"):
            desk.search(asked)
    assert desk.found("NOT word*") == []


def test_words_of_removed_paragraphs_do_not_count_as_expansions(desk: Desk) -> None:
    words = [f"word{number}" for number in range(EXPANSION_LIMIT + 1)]
    desk.publish(story("a", " ".join(words)), story("b", "word1"))
    desk.publish(story("b", "word1"), story("c", "words"))

    assert sorted(desk.found("word*")) == ["b-0", "c-0"]
