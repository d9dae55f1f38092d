"""Of each group of near-copies, the one article that is shown."""

from collections.abc import Iterable, Mapping


def shown_articles(
    ranked: Iterable[str], groups: Mapping[str, str]
) -> Mapping[str, tuple[str, ...]]:
    """Return shown article -> ids of its copies that matched too and are folded in, ascending.

    `ranked` holds the articles of the matching paragraphs, best paragraph first, as often as they
    match; `groups` is `Archive.copies()`. Of each group the first is shown, with all its matching
    paragraphs; an article without a group is shown.
    """
    first: dict[str, str] = {}
    folded: dict[str, set[str]] = {}
    for article in ranked:
        shown = first.setdefault(groups.get(article, article), article)
        copies = folded.setdefault(shown, set())
        if article != shown:
            copies.add(article)
    return {article: tuple(sorted(copies)) for article, copies in folded.items()}
