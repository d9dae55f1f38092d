import itertools
import random
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchkit.copies import groups, regrouped, signature
from searchkit.domain.article import Article, Kind, Paragraph
from tests.copies.newsroom import (
    FULL,
    STORIES,
    UNRELATED,
    article,
    cut,
    paragraphs,
    re_led,
    story,
    versions,
)


def signatures(*articles: Article) -> dict[str, bytes]:
    return {each.id: signature(each) for each in articles}


def grouped(*articles: Article) -> bool:
    """Whether all of them are one group."""
    found = groups(signatures(*articles))
    return len(found) == len(articles) and len(set(found.values())) == 1


@pytest.mark.parametrize("name", FULL)
def test_every_version_of_a_story_is_a_copy_of_it(name: str) -> None:
    for what, texts in versions(name).items():
        assert grouped(story(name), article(texts, "other outlet")), what


@pytest.mark.parametrize(("one", "other"), UNRELATED)
def test_stories_of_one_day_and_topic_are_no_copies(one: str, other: str) -> None:
    assert not groups(signatures(story(one), story(other)))


def test_versions_of_five_stories_make_five_groups_and_nothing_else_is_drawn_in() -> None:
    alone = [story(path.stem) for path in STORIES.iterdir() if path.stem not in FULL]
    told = {
        name: [story(name)] + [article(texts, what) for what, texts in versions(name).items()]
        for name in FULL
    }

    found = groups(signatures(*alone, *itertools.chain.from_iterable(told.values())))

    assert {name: {found[each.id] for each in told[name]} for name in FULL} == {
        name: {min(each.id for each in told[name])} for name in FULL
    }
    assert not {each.id for each in alone} & found.keys()


def test_a_chain_of_updates_is_not_one_group() -> None:
    # Each version drops the oldest third of the last one and adds as much: neighbours are copies.
    told = list(itertools.chain.from_iterable(paragraphs(name) for name in FULL))
    chain = [article(told[start : start + 12]) for start in range(0, 24, 4)]

    found = groups(signatures(*chain))

    assert grouped(chain[0], chain[1])
    assert not groups(signatures(chain[0], chain[2]))
    assert found.get(chain[0].id) != found.get(chain[-1].id)


def test_items_made_to_a_formula_are_copies_only_with_the_same_words() -> None:
    item = "Shares in Tokyo closed {} on {}, led by makers of {}. The yen was little changed."
    monday = article([item.format("higher", "Monday", "chips")], "one")
    again = article([item.format("higher", "Monday", "chips")], "two")
    tuesday = article([item.format("lower", "Tuesday", "steel")], "three")

    found = groups(signatures(monday, again, tuesday))

    assert found.keys() == {monday.id, again.id}


def test_short_items_that_differ_in_a_number_are_no_copies() -> None:
    item = "The ferry of {} o'clock from Piraeus to the islands was late again on Sunday."

    assert not groups(signatures(*(article([item.format(number)]) for number in range(500))))


def test_articles_with_hardly_any_text_are_nobodys_copies() -> None:
    assert not groups(signatures(article(["Full text to follow."], "a"), article([""], "b")))
    assert signature(article([])) == b""


def test_captions_and_asides_make_no_copies() -> None:
    caption = paragraphs("ferry")[0]
    one, other = (
        Article(id, 0, (Paragraph(0, Kind.CAPTION, caption), Paragraph(1, Kind.ASIDE, caption)))
        for id in ("aaaaaaaaaa", "bbbbbbbbbb")
    )

    assert not groups(signatures(one, other))


def test_a_short_item_within_a_round_up_is_no_copy() -> None:
    round_up = article([text for name in FULL for text in paragraphs(name)])

    assert not groups(signatures(round_up, article(cut(paragraphs("ferry"), 0.3))))


def test_a_signature_is_the_same_everywhere() -> None:
    # Written down once; another machine, another Python must come to the same.
    assert signature(story("verdict"))[:20].hex() == SIGNATURE_OF_VERDICT


@settings(max_examples=25, deadline=None)
@given(order=st.randoms(use_true_random=False), left_out=st.sets(st.integers(0, 19), max_size=6))
def test_groups_do_not_depend_on_order(order: random.Random, left_out: set[int]) -> None:
    held = {id: packed for n, (id, packed) in enumerate(MIXED.items()) if n not in left_out}
    shuffled = list(held.items())
    order.shuffle(shuffled)

    assert groups(dict(shuffled)) == groups(held)


@settings(max_examples=20, deadline=None)
@given(
    history=st.lists(
        st.dictionaries(st.integers(0, 59), st.none() | st.integers(0, 59), max_size=6),
        min_size=2,
        max_size=5,
    ),
)
def test_groups_after_any_history_are_those_of_a_rebuild(
    history: list[dict[int, int | None]],
) -> None:
    """Each day some articles go, come, or have the words of another now."""
    ids = sorted(DESK)
    now = {id: DESK[id] for id in ids[:45]}
    found = groups(now)
    for day in history:
        before = dict(now)
        for number, words_of in day.items():
            now.pop(ids[number], None)
            if words_of is not None:
                now[ids[number]] = DESK[ids[words_of]]
        found = regrouped(
            now,
            found,
            joined={id for id, signed in now.items() if before.get(id) != signed},
            left={id: signed for id, signed in before.items() if now.get(id) != signed},
        )

        assert found == groups(now)


def test_a_copy_joins_its_group_and_a_group_of_one_is_none() -> None:
    told = [article(texts, what) for what, texts in versions("ferry").items()]
    held = {**MIXED, **signatures(*told)}
    gone = {id: signed for id, signed in held.items() if id not in MIXED}

    joined = regrouped(held, groups(MIXED), joined=gone.keys(), left={})
    left = regrouped(MIXED, joined, joined=(), left=gone)

    assert joined == groups(held) != groups(MIXED)
    assert left == groups(MIXED)


def test_signatures_of_an_earlier_make_say_only_which_texts_are_the_same() -> None:
    # Of another layout: 1,028 bytes. They stay where what is of another make is left as it is.
    earlier = {"aaaaaaaaaa": b"1" * 1028, "bbbbbbbbbb": b"1" * 1028, "cccccccccc": b"2" * 1028}
    held = {**MIXED, **earlier}
    same = dict.fromkeys(("aaaaaaaaaa", "bbbbbbbbbb"), "aaaaaaaaaa")

    joined = regrouped(held, groups(earlier), joined=MIXED.keys(), left={})
    left = regrouped(earlier, joined, joined=(), left=MIXED)

    assert joined == {**groups(MIXED), **same}
    assert left == same


def test_a_form_filled_in_hundreds_of_times_is_one_group() -> None:
    filled_in = [*paragraphs("quake")[:3], "The report number is {}."]
    forms = [article([text.format(number) for text in filled_in]) for number in range(300)]

    found = groups(signatures(*forms))

    assert len(found) == 300
    assert len(set(found.values())) == 1


def test_groups_name_the_first_of_their_members() -> None:
    found = groups(MIXED)

    assert all(found[first] == first for first in found.values())
    assert all(first <= id for id, first in found.items())


def _mixed() -> Mapping[str, bytes]:
    told = [story(path.stem) for path in STORIES.iterdir()]
    told += [article(re_led(paragraphs(name), name)) for name in FULL]
    told += [article(cut(paragraphs(name), 0.6)) for name in FULL]
    return signatures(*told)


def _desk() -> Mapping[str, bytes]:
    """Return forms enough for a full bucket, among stories, updates of one story and short items."""
    filled_in = [*paragraphs("quake")[:3], "The report number is {}."]
    told = [article([text.format(number) for text in filled_in]) for number in range(28)]
    all_stories = list(itertools.chain.from_iterable(paragraphs(name) for name in FULL))
    told += [article(all_stories[start : start + 12]) for start in range(0, 24, 4)]
    told += [
        article(["Shares closed higher on Monday, led by makers of chips."], str(n))
        for n in range(4)
    ]
    told += [article(texts, what) for what, texts in versions("ferry").items()]
    told += [story(name) for name in (*FULL, "brief", "brief-next-day", "ferry-sidebar")]
    told += [article(paragraphs("budget"), f"outlet {number}") for number in range(4)]
    told += [article(["Full text to follow."])]
    return signatures(*told)


MIXED = _mixed()
DESK = _desk()
SIGNATURE_OF_VERDICT = "1d01000053b8d026da4d406c69e2f3337f4e366b"
