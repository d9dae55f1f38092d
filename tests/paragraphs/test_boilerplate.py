import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.domain.article import DroppedKind, Kind
from searchkit.paragraphs.boilerplate import RULES, label_for, rule_for
from searchkit.paragraphs.end_matter import NOTES
from searchkit.paragraphs.line_rules import LineRule, by_words, first_fitting


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_labels_its_own_example_and_none_its_counter_example(rule: LineRule) -> None:
    assert rule_for(rule.example) is rule
    assert rule_for(rule.counter) is None


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("3/14/24, 9:41 AM", DroppedKind.PAGE_STAMP),
        ("Harbour talks resume | The Courier 14/03/2024, 09:41", DroppedKind.PAGE_STAMP),
        ("Harbour talks resume — Courier 3/14/2024, 9:41 AM", DroppedKind.PAGE_STAMP),
        ("1 of 3 3/14/2024, 9:41 AM", DroppedKind.PAGE_STAMP),
        ("https://courier.example/harbour Page 1 of 1", DroppedKind.PAGE_STAMP),
        ("https://courier.example/harbour 1/1", DroppedKind.PAGE_STAMP),
        ("Page 3", DroppedKind.PAGE_NUMBER),
        ("Today", DroppedKind.DATE_LINE),
        ("2 hours ago", DroppedKind.DATE_LINE),
        ("14 March 2024", DroppedKind.DATE_LINE),
        ("Thursday, March 14, 2024", DroppedKind.DATE_LINE),
        ("March 14, 2024 by Tom Archer", DroppedKind.DATE_LINE),
        ("Mar 3, 2021 / 10:15 AM EST / Courier News", DroppedKind.DATE_LINE),
        ("Published: 14 March 2024 at 10:15 | Updated 3 hours ago", DroppedKind.DATE_LINE),
        ("March 3, 2020 | 5 min read", DroppedKind.DATE_LINE),
        ("BY TOM ARCHER", DroppedKind.BYLINE),
        ("Advertisement", DroppedKind.ADVERTISEMENT),
        ("PETS, Page B4", DroppedKind.JUMP_LINE),
        ("Related: The harbour at night", Kind.ASIDE),
        ("© 2024 The Courier", Kind.ASIDE),
        ("FILE - The minister arrives at the talks.", Kind.CAPTION),
        ("Home | World | Politics | Business", DroppedKind.NAVIGATION),
    ],
)
def test_a_line_of_furniture_is_known(line: str, label: object) -> None:
    assert label_for(line) is label


@pytest.mark.parametrize(
    "line",
    [
        "The minister said on March 14, 2024, that the harbour would stay open.",
        "By Friday the strike had spread to every port on the coast.",
        "On May 9, 2019, divers found the bell.",
        "On 9 May 2019, divers found the bell of the Santa Rita, the navy said.",
        "Feb. 1, 2020, was the last day of the old quay.",
        "On Monday, May 9, 2019, Kovac said: “I was asleep.”",
        "Yesterday, nobody came.",
        "Advertisement rates fell, the paper said.",
        'LISBON, 3 May 2021 - "We sail at dawn," Ines Duarte said.',
        "Lagos, 9 May 2019 - Divers found the bell.",
        "4 days ago, the crane fell.",
        "Today the ministers meet again, and nobody expects a result.",
        "Copyright law was written for another age, the judge said, and she meant every word of "
        "it: in a ruling of two hundred pages she went through the history of the statute from "
        "the first printers to the last of the record shops.",
        "More than 200 dockers walked out.",
        "“We will not sign,” she said.",
    ],
)
def test_prose_is_left_alone(line: str) -> None:
    assert label_for(line) is None


@pytest.mark.parametrize(
    "rule",
    [rule for rule in (*RULES, *NOTES) if rule.signs or rule.shows],
    ids=lambda rule: rule.id,
)
@given(st.data())
def test_whatever_a_rule_fits_shows_signs_of_it(rule: LineRule, data: st.DataObject) -> None:
    # Letters that only ignoring case makes an s or a k stand in no newspaper.
    letters = st.characters(exclude_characters="\u017f\u212a\u0130\u0131")
    pattern = re.compile(rule.pattern.pattern, rule.pattern.flags)
    text = " ".join(data.draw(st.from_regex(pattern, alphabet=letters)).split())
    fits = rule.pattern.search(text) if rule.search else rule.pattern.match(text)
    is_short = text.count(" ") < rule.words

    assert not (fits and is_short) or first_fitting(by_words([rule]), text) is rule
