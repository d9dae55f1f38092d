"""What outlets do to a wire story: invented stories and the versions that editors make of them."""

import re
from pathlib import Path

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.domain.identity import article_id, file_digest

STORIES = Path(__file__).with_name("stories")
FULL = ("accord", "budget", "ferry", "quake", "verdict")
# Of the same day and topic, some with a background paragraph in common: no copies.
UNRELATED = (
    ("accord", "accord-markets"),
    ("budget", "budget-other"),
    ("ferry", "ferry-sidebar"),
    ("ferry", "ferry-next-day"),
    ("ferry-sidebar", "ferry-next-day"),
    ("quake", "quake-explainer"),
    ("brief", "brief-next-day"),
)

NEW_LEADS = {
    "accord": "A ten-year quarrel over anchovies came to an end when Lima and Santiago put their "
    "names to a treaty, to the relief of the fleets on either side of the border.",
    "budget": "Rose growers in Kenya are up in arms after lawmakers in Nairobi slapped a levy on "
    "every flower that leaves the country, to pay for water in the parched north.",
    "ferry": "Islanders off the northern coast were cut off from the mainland at the start of the "
    "week as seafarers downed tools in a bitter quarrel about rest at night.",
    "quake": "Nineteen dead and whole hamlets under rubble: that is the toll so far of a violent "
    "tremor that tore people in the Turkish highlands from their sleep.",
    "verdict": "A man who once ran every train in Slovakia will spend eight years behind bars, "
    "after judges found that he had taken money from those he bought from.",
}
# Single words as a sub-editor changes them, a handful to a story.
EDITS = (
    ("percent", "per cent"),
    ("said", "told reporters"),
    ("Monday", "Monday, March 22"),
    ("Thursday", "Thursday, 25 March"),
    ("Friday", "Friday (March 26)"),
    ("Sunday", "21 March"),
    ("some ", "about "),
    ("killing", "which killed"),
    ("three", "3"),
    ("four", "4"),
    ("eight", "8"),
    ("metre", "meter"),
)


def paragraphs(name: str) -> list[str]:
    return (STORIES / f"{name}.txt").read_text("utf-8").strip().split("\n\n")


def article(texts: list[str], name: str = "") -> Article:
    digest = file_digest("\n".join([name, *texts]).encode())
    told = tuple(Paragraph(n, Kind.BODY, text) for n, text in enumerate(texts))
    return Article(id=article_id(digest), ordinal=0, paragraphs=told)


def story(name: str) -> Article:
    return article(paragraphs(name), name)


def cut(texts: list[str], share: float) -> list[str]:
    """Cut from the bottom, as wire copy is written to be cut."""
    return texts[: max(1, round(len(texts) * share))]


def thinned(texts: list[str]) -> list[str]:
    """Take out every third paragraph."""
    return [text for number, text in enumerate(texts) if number % 3 != 2]


def re_led(texts: list[str], name: str) -> list[str]:
    return [NEW_LEADS[name], *texts[1:]]


def edited(texts: list[str]) -> list[str]:
    for old, new in EDITS:
        texts = [re.sub(rf"\b{re.escape(old)}\b", new, text) for text in texts]
    return texts


def resettled(texts: list[str]) -> list[str]:
    """Set in another way: paragraphs joined by twos, curly quotes made straight, no dateline."""
    texts = [re.sub(r"^[A-Z, ]+(?:, \w+)? — ", "", text) for text in texts]
    texts = [text.replace("“", '"').replace("’", "'") for text in texts]
    return [" ".join(texts[start : start + 2]) for start in range(0, len(texts), 2)]


def versions(name: str) -> dict[str, list[str]]:
    """Return the ways in which a story may come back from an outlet."""
    full = paragraphs(name)
    return {
        "cut to 80 %": cut(full, 0.8),
        "cut to half": cut(full, 0.5),
        "cut to a third": cut(full, 0.34),
        "thinned": thinned(full),
        "re-led": re_led(full, name),
        "edited": edited(full),
        "resettled": resettled(full),
        "re-led, edited and cut to 70 %": cut(edited(re_led(full, name)), 0.7),
        "thinned and edited": edited(thinned(full)),
    }
