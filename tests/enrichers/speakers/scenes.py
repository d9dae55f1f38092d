"""Makes the scene of a paragraph, and asks one family of patterns about one name in it."""

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.speakers.patterns import Family
from searchkit.enrichers.speakers.speaker_finder import read


def cue_of(find: Family, text: str, name: str) -> str | None:
    """Return the cue that `find` sees for the first mention of `name`; "passive ..." where it is."""
    article = Article("aaaaaaaaaa", 0, (Paragraph(0, Kind.BODY, text),))
    _, (scene,) = read(article)
    mention = next(m for m in scene.mentions if scene.as_written(m) == name)
    cue = find(scene, mention)
    if cue is None:
        return None
    word = scene.tokens.words[scene.first_word[cue.unit]]
    return f"passive {word}" if cue.is_passive else word
