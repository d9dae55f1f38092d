"""Which country an ambiguous name means, by what else its article names."""

from collections import Counter
from collections.abc import Sequence

from searchkit.enrichers.countries.gazetteer import Choice, Name

# A town decides by itself, without its country being named anywhere, from this size up and where
# the next largest namesake is this much smaller. In thousands of people. Chosen on GeoVirus and
# LGL (news with hand-labelled places): smaller towns there are mostly namesakes of others.
MIN_LONE_TOWN = 500
LONE_TOWN_TIMES = 3

# Where its country is named once only, a town must have this size, in thousands; same data.
MIN_TOWN_OF_PASSING_COUNTRY = 50


class Context:
    """What an article says of countries beside one ambiguous name."""

    def __init__(self, texts: Sequence[str], strong: Sequence[Counter[str]]) -> None:
        self._texts = texts  # folded, one per paragraph
        self._strong = strong  # countries plainly meant, per paragraph
        self.article: Counter[str] = Counter()
        for counted in strong:
            self.article.update(counted)

    def choose(self, choices: Sequence[Choice], name: str, paragraph: int) -> str | None:
        """Return the meaning whose signs are found most, in the paragraph first, then anywhere."""
        usual = next((choice.code for choice in choices if not choice.signs), None)
        for texts, strong in (
            ([self._texts[paragraph]], self._strong[paragraph]),
            (self._texts, self.article),
        ):
            scores: Counter[str] = Counter()
            for choice in choices:
                scores[choice.code] += sum(_holds(t, s) for t in texts for s in choice.signs)
                # Any story names the United States: that is no sign that its Athens is in Ohio.
                if choice.code == usual or usual is None:
                    scores[choice.code] += strong[choice.code]
            best = scores.most_common(2)
            if best[0][1] and (len(best) == 1 or best[0][1] > best[1][1]):
                return best[0][0]
        return usual

    def town(self, name: Name, paragraph: int) -> str | None:
        """Return the country of a town: one that the article names, else that of a large town."""
        here = self._strong[paragraph]
        named = [(code, size) for code, size in name.codes if self.article[code]]
        if named:
            code, size = max(
                named, key=lambda pair: (here[pair[0]] > 0, self.article[pair[0]], pair[1])
            )
            if size >= MIN_TOWN_OF_PASSING_COUNTRY or self.article[code] > 1:
                return code
            return None
        code, size = name.codes[0]
        runner_up = name.codes[1][1] if len(name.codes) > 1 else 0
        if size >= MIN_LONE_TOWN and size >= LONE_TOWN_TIMES * runner_up:
            return code
        return None


def _holds(text: str, sign: str) -> bool:
    start = text.find(sign)
    while start >= 0:
        end = start + len(sign)
        if not text[end : end + 1].isalnum() and (start == 0 or not text[start - 1].isalnum()):
            return True
        start = text.find(sign, end)
    return False
