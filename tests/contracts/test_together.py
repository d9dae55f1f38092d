"""Words that stand together, at least so many times, in the lead."""

import pytest

from searchkit.domain.query import Scope
from tests.contracts.archives import aside, caption, story, title
from tests.contracts.desk import Desk


def found(desk: Desk, asked: str, scope: Scope = Scope.STORY) -> list[str]:
    """Return the ids of hits, in the order of the archive."""
    return [*desk.matches(asked, scope=scope)]


# w/p, w/s, w/5, pre/5


@pytest.fixture
def harbour_desk(newsdesk: Desk) -> Desk:
    newsdesk.publish(
        story("a", "The ferry left the old harbour."),  # 4 apart
        story("b", "The harbour froze. No ferry left."),  # 3 apart, in two sentences
        story("c", "The ferry left.", "The harbour froze."),
        story("d", "Harbour, ferry."),  # 1 apart
    )
    return newsdesk


@pytest.mark.parametrize(
    ("asked", "stories"),
    [
        ("ferry w/p harbour", "abd"),
        ("ferry w/s harbour", "ad"),
        ("ferry w/5 harbour", "abd"),
        ("ferry w/4 harbour", "adb"),
        ("ferry w/3 harbour", "bd"),
        ("ferry w/1 harbour", "d"),
        ("ferry pre/5 harbour", "a"),
        ("harbour pre/5 ferry", "bd"),
        ("ferry harbour", "abcd"),
        ("harbour NOT ferry w/p harbour", "c"),
        ("ferries w/1 harbours", "d"),  # by stem
        ('"ferry" w/1 harb*', "d"),
        ("fery~ w/1 harbour", "d"),
    ],
)
def test_operands_stand_together_in_one_place(harbour_desk: Desk, asked: str, stories: str) -> None:
    assert {id[0] for id in harbour_desk.matches(asked)} == set(stories)


def test_distance_runs_from_the_nearer_end_of_a_phrase(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "the old harbour master saw ferry"))

    assert found(newsdesk, '"old harbour master" w/2 ferry') == ["a-0"]
    assert found(newsdesk, '"old harbour master" w/1 ferry') == []
    assert found(newsdesk, 'the w/1 "old harbour master"') == ["a-0"]
    assert found(newsdesk, 'the pre/1 "old harbour master" pre/1 saw') == []
    assert found(newsdesk, '(the pre/1 "old harbour master") pre/1 saw') == ["a-0"]


def test_two_operands_never_share_a_word(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", "war"),
        story("b", "war war"),
        story("c", "war peace war"),
        story("d", "wars wart"),
    )

    assert found(newsdesk, "war w/p war") == ["b-0", "c-0"]
    assert found(newsdesk, "war w/1 war") == ["b-0"]
    assert found(newsdesk, "war w/p wars w/p war*") == []
    assert found(newsdesk, "war w/p war*") == ["b-0", "c-0", "d-0"]
    assert found(newsdesk, '"war peace" w/p peace') == []


def test_a_chain_asks_that_one_place_holds_all(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", "ferry x x harbour x x quay"),
        story("b", "ferry x harbour x quay"),
        story("c", "ferry harbour.", "harbour quay"),
        story("d", "Ferry, harbour. Harbour, quay."),
    )

    assert found(newsdesk, "ferry w/5 harbour w/5 quay") == ["b-0", "d-0"]
    assert found(newsdesk, "quay w/6 ferry w/6 harbour") == ["a-0", "b-0", "d-0"]
    assert found(newsdesk, "(ferry w/3 harbour) w/3 quay") == ["a-0", "b-0", "d-0"]
    assert found(newsdesk, "ferry w/p harbour w/p quay") == ["a-0", "b-0", "d-0"]
    assert found(newsdesk, "ferry w/s harbour w/s quay") == ["a-0", "b-0"]
    assert found(newsdesk, "ferry pre/4 harbour pre/4 quay") == ["b-0", "d-0"]
    assert found(newsdesk, "ferry pre/9 quay pre/9 harbour") == []


def test_any_operand_of_an_or_will_do(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "ferry pier"), story("b", "ferry x old quay"), story("c", "pier"))

    assert found(newsdesk, 'ferry w/1 (pier OR "old quay")') == ["a-0"]
    assert found(newsdesk, 'ferry w/2 (pier OR "old quay")') == ["a-0", "b-0"]


def test_a_hyphenated_word_is_one_operand(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "an anti-government march"), story("b", "anti march government"))

    assert found(newsdesk, "anti-government w/1 march") == ["a-0"]


def test_within_a_sentence_a_paragraph_is_that_sentence(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "The ferry left. The harbour froze."))

    assert found(newsdesk, "ferry w/p harbour", scope=Scope.PARAGRAPH) == ["a-0"]
    assert found(newsdesk, "ferry w/p harbour", scope=Scope.SENTENCE) == []


# atleast


def test_a_story_must_hold_it_so_many_times(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", title("Ferry"), "Ferries.", "Rain.", caption("The ferry.")),
        story("b", "Ferry and ferry.", aside("Ferry")),
    )

    assert newsdesk.matches("atleast3(ferry)") == {"a-1": "all", "a-3": "all"}
    assert newsdesk.matches("atleast4(ferry)") == {}


def test_an_aside_is_a_hit_for_what_it_holds_of_a_story_that_holds_it_often(
    newsdesk: Desk,
) -> None:
    newsdesk.publish(story("a", "Ferry and ferry.", aside("Ferry"), aside("Rain")))

    assert newsdesk.matches("atleast2(ferry)") == {"a-0": "all", "a-1": "all"}


def test_a_title_is_counted_once_whether_or_not_a_paragraph_repeats_it(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", title("Ferry"), "Ferry."),
        story("b", "Ferry.", title="Ferry"),
        story("c", title("Ferry"), "Ferry.", title="The ferry"),
    )

    assert found(newsdesk, "atleast2(ferry)") == ["a-1", "b-0", "c-1"]
    assert found(newsdesk, "atleast3(ferry)") == ["c-1"]


def test_outside_a_story_it_is_the_paragraph_or_the_sentence_that_must(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "Ferry. Ferry.", "Ferry."), story("b", "Ferry, ferry."))

    assert found(newsdesk, "atleast2(ferry)", scope=Scope.PARAGRAPH) == ["a-0", "b-0"]
    assert found(newsdesk, "atleast2(ferry)", scope=Scope.SENTENCE) == ["b-0"]


@pytest.mark.parametrize(
    ("counted", "times"),
    [
        ("war", 3),
        ('"war"', 2),
        ("war*", 4),
        ("wart~", 3),
        ('"war war"', 1),
        ("war OR wars", 3),  # a word counts once, however many ask for it
        ('war OR "war wars"', 4),
        ("peace", 0),
    ],
)
def test_every_place_counts_once(newsdesk: Desk, counted: str, times: int) -> None:
    newsdesk.publish(story("a", "war war wars warrior"))

    assert found(newsdesk, f"atleast{times + 1}({counted})") == []
    if times:
        assert found(newsdesk, f"atleast{times}({counted})") == ["a-0"]


# lead


def test_the_lead_is_the_title_and_the_first_two_body_paragraphs(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", title("Ferry"), "One.", "Two."),
        story("b", caption("Quay"), "One.", "Old ferry.", "Three."),
        story("c", "One.", "Two.", "Ferry."),
        story("d", "One.", "Two.", title="Ferry news"),
        story("e", caption("Ferry"), aside("Ferry"), "One."),
    )

    assert found(newsdesk, "lead:ferry") == ["a-1", "a-2", "b-0", "b-1", "b-2", "b-3", "d-0", "d-1"]
    assert found(newsdesk, "lead:ferr*") == found(newsdesk, "lead:ferry")
    assert found(newsdesk, 'lead:"old ferry" three') == ["b-3"]
    assert found(newsdesk, "one NOT lead:ferry") == ["c-0", "e-2"]
    assert found(newsdesk, "lead:ferry", scope=Scope.PARAGRAPH) != []


def test_the_title_and_the_lead_are_their_storys_in_every_scope(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "One.", "Two.", aside("Note"), title="Ferry"))

    for scope in Scope:
        for asked in ("title:ferry", "lead:ferry"):
            assert found(newsdesk, asked, scope=scope) == ["a-0", "a-1", "a-2"]
