"""Who speaks by the label before the words: transcripts, interviews, reactions under a name.

SEN. DALE WHITCOMB (R-OH): Thank you.   ->   read as "Sen. Dale Whitcomb (R-OH): Thank you."
Q: When did you leave?                      A: In 1999.
IC: When did you leave?                     EM: In 1999.      (Ines Coly, Elena Markovic)
... spoke to Ines Coly.  Why did you leave?      I was cold.
RECEP ALTUN, TURKISH FOREIGN MINISTER       “A ceasefire is a door.”
"""

import re
from collections import Counter
from collections.abc import Sequence

from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, rule, threshold

# Initials, a name or a title in capitals, what it is in brackets or behind a comma, and a colon. A
# longer one is a shout, not a name.
_LABEL = regex(
    r"(?P<mark>[“\"]?)(?P<label>[A-Z][A-Z’'-]*\.?(?: [A-Z][A-Z’'-]*\.?){0,5}"
    r"|(?<=[“\"])[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3})"  # in small letters, where a quote holds it
    r"(?P<more>(?: ?\([^()]{1,24}\)|, ?[^:“\"]{1,60}))?:(?=\s|$)"
)
_HEADING = regex(r"[A-Z][A-Z’'-]+(?: [A-Z][A-Z’'.-]*){1,6}(?:, ?[A-Z][A-Z ,’'.-]{2,60})?")
_LABEL_REACH = limit(
    160, "characters to a label's colon; most paragraphs have none, and are not tried"
)
_QUOTES = "“\"„«‘'"
_TURN = regex(
    r"(?P<who>[QA])[:.] ?(?=\S)|(?P<word>Question|Answer|Frage|Antwort|Pregunta|Respuesta|Domanda|Risposta): "
)
_ASKS = frozenset(("Question", "Frage", "Pregunta", "Domanda"))
# Of three letters a name has a vowel: "LEE: Thank you."
_INITIALS = regex(r"(?P<initials>[A-Z]{2}|[A-Z][B-DF-HJ-NP-TV-XZ]{2}): ?(?=\S)")
# Labels of items of news: "EU: The tariff stays."
_NO_INITIALS = frozenset(("EU", "UN", "US", "USA", "UK", "UAE"))
_NAMED_TURN = regex(
    r"[“\"]?(?:[A-Z][\w.’'-]* ){0,4}(?P<name>[A-Z][\w’'-]+)(?: ?\([^()]{1,24}\)|, ?[^:“\"]{1,60})?: "
)
# What records of databases say of themselves, and desks of their stories: the last word of each.
_FIELDS = frozenset(
    str.split(
        "abstract author byline company copyright country credit database date document id issn keywords"
        " language length location note notes number page pages people place publication publisher"
        " section source subject text title type update url year"
    )
)
MIN_TURNS = threshold(
    3, "invented transcripts and lists: two paragraphs with a colon may be a list"
)
MIN_QUESTIONS = threshold(
    2, "invented interviews; one question alone is a subhead or the first line of a comment"
)
MAX_QUESTION_CHARS = threshold(
    400,
    NO_DATA + "the longest question of the invented interviews, with what leads up to it, has 300",
)
FIRST_PERSONS = threshold(
    0.5, NO_DATA + "of the answers; all of those in invented interviews say I or we, none elsewhere"
)
_INTERVIEW = regex(
    r"\b(?:spoke|speaks|talked|talks|sat down|chatted) (?:to|with)\b|\binterview|\bQ ?& ?A\b"
    r"|\banswer(?:s|ed)? (?:our |your |the |some )?questions\b|\bin conversation\b"
    r"|\bcaught up with\b|\b(?:met|received) (?:us|our correspondent)\b|\bwe (?:met|asked) (?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
# Of whom that is told in the same paragraph gave no interview.
_NO_INTERVIEW = regex(
    r"\b(?:did not|didn[’']t|would not|declined|refused|was killed|has died|had died)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = regex(r"\b(?:I|[Ww]e|[Mm]y|[Mm]e|[Oo]ur|[Uu]s)\b")
_MAX_HEADING_CHARS = threshold(90, "invented reactions: name, office and country take up to 72")


def as_read(texts: Sequence[str]) -> list[str]:
    """Return the paragraphs, each as long as it was, with the names of speakers in small letters.

    A single word in capitals is a name where it is the last of a longer label, or where at least
    two such words take turns: "POLL: ..." above a story is none.
    """
    labels = [_LABEL.match(text) if ":" in text[:_LABEL_REACH] else None for text in texts]
    found = [match["label"] for match in labels if match is not None]
    last_words = {label.split()[-1] for label in found if " " in label}
    turns = Counter(label for label in found if " " not in label and len(label) > 1)
    taking_turns = {label for label, times in turns.items() if times > 1}
    known = last_words | (taking_turns if len(taking_turns | last_words) > 1 else set())
    known -= {*initials_of(texts)}
    out = []
    for place, (text, match) in enumerate(zip(texts, labels, strict=True)):
        if match is not None and (" " in match["label"] or match["label"] in known):
            out.append(_without_opening(_recased(text, match.end()), match))
        elif _is_heading(text, texts[place + 1 : place + 2]):
            out.append(_recased(text, len(text)))
        else:
            out.append(text)
    return out


@rule(
    "dialogue.turns",
    example="Ana Lima: We wait.\nBo Lind: For what?\nAna Lima: For ships.",
    counter="Ana Lima: We wait.\nBo Lind: For what?\nNobody knew.",
    chosen_on="invented transcripts and lists",
)
def is_dialogue(texts: Sequence[str]) -> bool:
    """Return whether at least three paragraphs open with a name and a colon, one of them twice."""
    opening = [text for text in texts if ":" in text[:_LABEL_REACH]]
    found = (match["name"] for text in opening if (match := _NAMED_TURN.match(text)))
    names = Counter(name for name in found if name.lower() not in _FIELDS)
    return bool(names) and sum(names.values()) >= MIN_TURNS and max(names.values()) > 1


def turns_of(texts: Sequence[str]) -> list[str]:
    """Return "Q" for each paragraph that is a question of an interview, "A" for an answer, else "".

    They say so themselves ("Question:" where an interview is announced, else readers ask), or the
    questions stand alone below words that announce one, and who answers says "I": a report with
    questions for subheads does not.
    """
    labelled = [_turn(match) if (match := _TURN.match(text)) else "" for text in texts]
    if "Q" in labelled:
        return [""] * len(texts) if _do_readers_ask(texts[: labelled.index("Q") + 1]) else labelled
    asked = [place for place, text in enumerate(texts) if _is_bare_question(text)]
    if len(asked) < MIN_QUESTIONS or not any(map(_announces_interview, texts[: asked[0]])):
        return labelled
    answers = [place for place in range(asked[0], len(texts)) if place not in asked]
    first_persons = sum(_FIRST_PERSON.search(texts[place]) is not None for place in answers)
    is_answered = all(place + 1 in answers for place in asked)
    if not is_answered or first_persons < FIRST_PERSONS * len(answers):
        return labelled
    turns = labelled
    for place in asked:
        turns[place], turns[place + 1] = "Q", "A"
    return turns


@rule(
    "dialogue.interview",
    fires_on="a paragraph says that somebody answered questions",
    example="Ines Coly, who wrote the law on wells, spoke to The Bell.",
    counter="We asked Ines Coly, who wrote the law on wells, and she did not reply.",
    chosen_on="invented interviews, and reports with questions for subheads",
)
def _announces_interview(text: str) -> bool:
    return _INTERVIEW.search(text) is not None and _NO_INTERVIEW.search(text) is None


@rule(
    "dialogue.readers-ask",
    fires_on='"Question:" where no interview is announced: nobody in the story answers',
    example="Readers ask what the minister, Ines Coly, decided.\nQuestion: Who pays?\nAnswer: All do.",
    counter="Ines Coly spoke to The Bell.\nQuestion: Who pays?\nAnswer: All do.",
    chosen_on=NO_DATA + "answers to readers' questions in the papers, which say Question in full",
)
def _do_readers_ask(texts: Sequence[str]) -> bool:
    """Whether the last of these is a question, in full, and nothing before it announces an interview."""
    return texts[-1].startswith("Question:") and not any(map(_announces_interview, texts[:-1]))


def _turn(match: re.Match[str]) -> str:
    return match["who"] or ("Q" if match["word"] in _ASKS else "A")


def initials_of(texts: Sequence[str]) -> list[str]:
    """Return for each paragraph the initials that label it, of people who take turns; "" for others.

    "EM: In 1999." Whether somebody has these initials is the caller's to know.
    """
    matches = [
        _INITIALS.match(text) if text[2:3] == ":" or text[3:4] == ":" else None for text in texts
    ]
    labels = [match["initials"] if match is not None else "" for match in matches]
    if not any(labels):
        return labels
    longer = (match["label"] for text in texts if (match := _LABEL.match(text)))
    names = {label.split()[-1] for label in longer if " " in label}  # "SANDRA LEE, HOST:"
    labels = [label if label not in names and _may_be_initials(label) else "" for label in labels]
    return labels if len({*labels} - {""}) > 1 else [""] * len(texts)


@rule(
    "dialogue.initials",
    fires_on="two or three capitals before a colon may be somebody's initials",
    example="IC",
    counter="EU",
    chosen_on=NO_DATA + "items of news that begin with whom they are about",
)
def _may_be_initials(label: str) -> bool:
    return label not in _NO_INITIALS


@rule(
    "dialogue.bare-question",
    example="Who pays for the new harbour?",
    counter="“Who pays for the new harbour?”",
    chosen_on="interviews among the invented stories; who quotes a question sets its marks",
)
def _is_bare_question(text: str) -> bool:
    """Return whether a paragraph is nothing but a question, and no quote."""
    is_short = len(text) <= MAX_QUESTION_CHARS
    return is_short and text.endswith("?") and not any(mark in text for mark in '“”"«»„')


@rule(
    "dialogue.name-as-heading",
    example="ANA LIMA\n“Nobody was told,” she wrote.",
    counter="Ana Lima wrote\n“Nobody was told,” she wrote.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_heading(text: str, following: Sequence[str]) -> bool:
    """Return whether a name in capitals stands alone above a quote."""
    is_short = len(text) <= _MAX_HEADING_CHARS and _HEADING.fullmatch(text.strip()) is not None
    return is_short and bool(following) and following[0].lstrip()[:1] in tuple(_QUOTES)


def _recased(text: str, end: int) -> str:
    head = re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda m: _small(m.group()), text[:end])
    return head + text[end:] if len(head) == end else text


def _small(word: str) -> str:
    return word[0] + word[1:].lower()


def _without_opening(text: str, match: re.Match[str]) -> str:
    """Return the text without the mark of a quote that holds label and words alike."""
    if not match["mark"]:
        return text
    start = match.start("mark")
    text = f"{text[:start]} {text[start + 1 :]}"
    if text.rstrip()[-1:] in ("”", '"'):
        last = len(text.rstrip()) - 1
        text = f"{text[:last]} {text[last + 1 :]}"
    return text
