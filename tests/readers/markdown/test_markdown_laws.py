"""The law of Markdown clips: no letter is lost, whatever marks stand around it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.letters import lost_letters
from tests.support.understanding import read

WORDS = st.lists(
    st.sampled_from(
        str.split("road lorry bridge said Nakuru rain 14 Kenya “late” 雨季 дождь naïve")
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
INLINE = st.sampled_from(
    ["{}", "**{}**", "*{}*", "_{}_", "~~{}~~", "=={}==", "`{}`", "[{}](x)", "[[{}]]", "[[x1|{}]]"]
).filter(lambda mark: "x1" not in mark)
SPANS = st.tuples(WORDS, INLINE).map(lambda pair: (pair[1].format(pair[0]), pair[0]))
LINES = st.lists(SPANS, min_size=1, max_size=4).map(
    lambda spans: (" ".join(s for s, _ in spans), " ".join(seen for _, seen in spans))
)
SHAPES = (
    *("{}", "# {}", "### {} ###", "> {}", ">> {}", "> [!note] {}", "- {}", "  - {}", "1. {}"),
    *("- [x] {}", "```\n{}\n```", "| {} | 1 |\n|---|---|\n| 2 | 3 |", "{}\n---", "![A {}](a.jpg)"),
    *("[^1]: {}", "{}  \n{}", "<div>{}</div>", "{}<br>{}", "---", "{}.", "    {}"),
)
BLOCKS = st.tuples(LINES, st.sampled_from(SHAPES)).map(
    lambda pair: (pair[1].format(*[pair[0][0]] * 2), pair[1].format(*[pair[0][1]] * 2))
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(BLOCKS, st.sampled_from(["\n", "\n\n"])), min_size=1, max_size=12))
def test_every_letter_of_a_clip_is_in_a_paragraph_or_among_what_was_dropped(
    blocks: list[tuple[tuple[str, str], str]],
) -> None:
    source = "".join(source + end for (source, _), end in blocks)
    seen = " ".join(seen for (_, seen), _ in blocks)
    for mark in ("[!note]", "[^1]:", "(a.jpg)", "<div>", "</div>", "<br>", "1. ", "[x]"):
        seen = seen.replace(mark, " ")

    articles = read("clip.md", f"The first line is a sentence.\n\n{source}".encode())

    assert not lost_letters(seen, articles), source
