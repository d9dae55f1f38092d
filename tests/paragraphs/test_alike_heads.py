"""Several short stories in one paste: each begins as the first does."""

import pytest

from searchkit.domain.article import Article
from tests.support.understanding import body, read

Told = tuple[str, str, str, tuple[str, ...]]  # headline, byline, day, paragraphs

PEARLS: Told = (
    "Pearl divers of Bahrain count their boats",
    "By Layla Mansoor",
    "4 October 2021",
    (
        "Bahrain has nine pearl boats left, two fewer than last year, its divers said on Monday.",
        "“Mine leaks,” said Yusuf Isa, who has dived for forty years.",
    ),
)
SNOW: Told = (
    "Snow shuts the pass to Svaneti",
    "By Nino Beridze",
    "12 January 2019",
    (
        "Snow shut the road to Svaneti on Friday, and nobody could say for how long.",
        "Two villages were cut off.",
        "“We have bread and cards,” said the mayor of one of them.",
    ),
)
TRAMS: Told = (
    "Riga sells its oldest trams to Odessa",
    "By Janis Ozols",
    "2 May 2017",
    (
        "Riga has sold eleven trams to Odessa for a lat each, the company that ran them said.",
        "They are fifty years old and have no heating.",
    ),
)


def pasted(
    *told: Told, between: str, fields: str = "title byline day", paragraphs: str = "\n\n"
) -> str:
    stories = []
    for title, byline, day, prose in told:
        head = [
            title,
            *((byline,) if "byline" in fields else ()),
            *((day,) if "day" in fields else ()),
        ]
        stories.append(
            ("\n" if paragraphs == "\n" else "\n\n").join(("\n".join(head), paragraphs.join(prose)))
        )
    return between.join(stories) + "\n"


def told_by(articles: tuple[Article, ...]) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(article.title, tuple(body(article))) for article in articles]


@pytest.mark.parametrize(
    "between",
    [
        "\n\n---\n\n",
        "\n\n* * *\n\n",
        "\n\n==========\n\n",
        "\n\n###\n\n",
        "\n\n\n",
        "\n\n\n\n",
        "\n\n",
    ],
)
@pytest.mark.parametrize("fields", ["title byline day", "title day", "title byline"])
@pytest.mark.parametrize("paragraphs", ["\n\n", "\n"])
def test_short_stories_in_one_paste_are_as_many_articles(
    between: str, fields: str, paragraphs: str
) -> None:
    text = pasted(PEARLS, SNOW, TRAMS, between=between, fields=fields, paragraphs=paragraphs)

    articles = read("pasted.txt", text.encode())

    assert told_by(articles) == [(told[0], told[3]) for told in (PEARLS, SNOW, TRAMS)]
    if "byline" in fields:
        assert [a.byline for a in articles] == ["Layla Mansoor", "Nino Beridze", "Janis Ozols"]


@pytest.mark.parametrize("between", ["\n\n---\n\n", "\n\n***\n\n", "\n\n\n", "\n\n\n\n"])
def test_headlines_alone_part_stories_below_a_rule_or_a_wide_gap(between: str) -> None:
    text = pasted(SNOW, TRAMS, PEARLS, between=between, fields="title")

    assert told_by(read("pasted.txt", text.encode())) == [
        (told[0], told[3]) for told in (SNOW, TRAMS, PEARLS)
    ]


@pytest.mark.parametrize(
    "last", ["The divers vote on Friday", "More boats may follow", "Nobody was told"]
)
@pytest.mark.parametrize("between", ["\n\n", "\n\n\n"])
def test_a_last_line_without_a_stop_is_not_glued_to_the_next_headline(
    last: str, between: str
) -> None:
    pearls = (*PEARLS[:3], (*PEARLS[3], last))

    articles = read("pasted.txt", pasted(pearls, SNOW, between=between).encode())

    assert [article.title for article in articles] == [PEARLS[0], SNOW[0]]
    assert last in [paragraph.text for paragraph in articles[0].paragraphs]


@pytest.mark.parametrize("place", ["MANAMA", "TBILISI (Reuters)"])
def test_briefs_without_headlines_are_parted_by_rules_alone(place: str) -> None:
    briefs = [f"{place} — {PEARLS[3][0]}", f"RIGA — {TRAMS[3][0]} {TRAMS[3][1]}"]

    assert len(read("briefs.txt", "\n\n---\n\n".join(briefs).encode())) == 2
    assert len(read("briefs.txt", "\n\n".join(briefs).encode())) == 1


@pytest.mark.parametrize(
    "subhead",
    ["Two villages", "The road", "What the mayor said"],
)
def test_a_subhead_begins_no_story(subhead: str) -> None:
    text = pasted(SNOW, between="").replace("Two villages were", f"{subhead}\n\nTwo villages were")

    (article,) = read("story.txt", text.encode())

    assert article.title == SNOW[0]


def test_a_headline_that_is_printed_twice_begins_one_story() -> None:
    text = f"{pasted(SNOW, between='')}\n\n{pasted(SNOW, between='')}"

    assert len(read("story.txt", text.encode())) == 1


def two(
    headline: str, prose: str, *, between: str = "\n\n---\n\n", day: str = "\n2 May 2017"
) -> int:
    first = pasted(PEARLS, between="", fields="title day" if day else "title").rstrip("\n")
    return len(read("pasted.txt", f"{first}{between}{headline}{day}\n\n{prose}\n".encode()))


def words(count: int) -> str:
    """Return so many words that begin as a headline does, and end no sentence."""
    return " ".join(["Riga", *(["trams"] * (count - 1))])


@pytest.mark.parametrize(("count", "stories"), [(2, 1), (3, 2), (20, 2), (25, 1)])
def test_a_headline_has_three_words_to_twenty_two(count: int, stories: int) -> None:
    assert two(words(count), TRAMS[3][0]) == stories


@pytest.mark.parametrize(("count", "stories"), [(3, 1), (4, 2)])
def test_below_a_gap_a_headline_alone_has_four_words(count: int, stories: int) -> None:
    assert two(words(count), TRAMS[3][0], between="\n\n\n", day="") == stories


@pytest.mark.parametrize(("between", "stories"), [("\n\n", 1), ("\n\n\n", 2)])
def test_a_gap_above_a_headline_alone_is_two_blank_lines(between: str, stories: int) -> None:
    assert two("Riga sells its oldest trams", TRAMS[3][0], between=between, day="") == stories


@pytest.mark.parametrize(("count", "stories"), [(11, 1), (13, 2)])
def test_a_story_tells_at_least_twelve_words(count: int, stories: int) -> None:
    assert two("Riga sells its oldest trams", f"{words(count)}.", day="") == stories


@pytest.mark.parametrize(("count", "stories"), [(2, 2), (3, 1)])
def test_at_most_two_decks_stand_between_a_headline_and_its_prose(count: int, stories: int) -> None:
    decks = "\n".join(["Buyers wait", "No heating", "A lat each"][:count])

    assert two(f"Riga sells its oldest trams\n{decks}", TRAMS[3][0]) == stories


WRAPPED = {
    "lines of ten words": (
        "Bahrain has nine pearl boats left, two fewer than it\nhad last year, as its divers have said on Monday.",
        "Riga has sold eleven trams to Odessa for a lat\neach, the company that ran them for years has said.",
        2,
    ),
    "lines of seven words, as a deck may have": (
        "Bahrain has nine pearl boats left, two\nfewer than it had last year, as\nits divers have said in a long\nletter.",
        "Riga has sold eleven trams to Odessa\nfor a lat each, the company which\nran them for half of a century\nsaid.",
        1,
    ),
}


@pytest.mark.parametrize("case", WRAPPED)
def test_a_line_of_a_wrapped_story_has_more_words_than_a_deck(case: str) -> None:
    pearls, trams, stories = WRAPPED[case]
    text = f"{PEARLS[0]}\n4 October 2021\n\n{pearls}\n\n---\n\n{TRAMS[0]}\n2 May 2017\n\n{trams}\n"

    assert len(read("pasted.txt", text.encode())) == stories


@pytest.mark.parametrize("outlet", ["The Age", "Port Elsa Clarion", "The Riga Drum"])
@pytest.mark.parametrize("between", ["\n\n", "\n\n\n"])
def test_the_outlet_and_the_day_of_its_issue_begin_each_story(outlet: str, between: str) -> None:
    issues = (
        "Tuesday, 3 March 1998, page 1",
        "Wednesday, 4 March 1998, page 1",
        "5 March 1998, page 3",
    )
    heads = ("RAIN STOPS PLAY", "CAPTAIN DROPPED", "CHAIRMAN OUT")
    text = between.join(
        f"{outlet}, {issue}\n{head}\nBy Greg Bauer\n{TRAMS[3][0]}\n{TRAMS[3][1]}"
        for issue, head in zip(issues, heads, strict=True)
    )

    articles = read("pasted.txt", text.encode())

    assert [(a.title, a.source, a.byline) for a in articles] == [
        (head, outlet, "Greg Bauer") for head in heads
    ]
    assert [body(article) for article in articles] == [list(TRAMS[3])] * 3


@pytest.mark.parametrize("mark", ["> ", ">", "> > "])
def test_the_marks_of_quoted_mail_are_no_text(mark: str) -> None:
    told = ["Pearl divers count their boats", "", *(x for p in PEARLS[3] for x in (p, ""))]
    text = "\n".join(f"{mark}{line}".rstrip() for line in told)

    (article,) = read("mail.txt", text.encode())

    assert article.title == "Pearl divers count their boats"
    assert body(article) == list(PEARLS[3])


def test_a_line_or_two_behind_a_sign_are_as_they_stand() -> None:
    (article,) = read("mail.txt", f"> {PEARLS[3][0]}\n\n> {TRAMS[3][0]}\n".encode())

    assert body(article)[0].startswith(f"> {PEARLS[3][0]}")
