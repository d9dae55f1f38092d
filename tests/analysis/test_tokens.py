import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from searchkit.analysis.tokens import (
    analyse,
    beginnings,
    forms_of,
    spellings,
    terms_of,
    tokens,
)


def forms(text: str) -> list[str]:
    return [token.form for token in tokens(text)]


def terms(text: str) -> list[str]:
    return [token.term for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sanctions, he said.", ["sanctions", "he", "said"]),
        ("CHINA", ["china"]),
        ("U.S.", ["u.s."]),
        ("US", ["u.s."]),
        ("u.s.", ["u.s."]),
        ("U.S", ["u.s."]),
        ("U.S.’s US's", ["u.s.", "u.s."]),
        ("U.S.-led", ["u.s.", "led"]),
        ("the U.S. Then", ["the", "u.s.", "then"]),
        ("U.S.Army", ["u.s.", "army"]),
        ("us Us", ["us", "us"]),
        ("U.S.A. USA", ["usa", "usa"]),
        ("U.N. UN u.n.", ["un", "un", "un"]),
        ("a.m. e.g.", ["am", "eg"]),
        ("J.K. Rowling", ["jk", "rowling"]),
        ("China's China’s CHINA'S", ["china", "china", "china"]),
        ("ministers' talks", ["ministers", "talks"]),
        ("don't don’t DON'T", ["don't", "don't", "don't"]),
        ("we'll they’ve I'm", ["we'll", "they've", "i'm"]),
        ("O'Brien d’Ivoire", ["o", "brien", "d", "ivoire"]),
        ("‘quoted’ 'quoted'", ["quoted", "quoted"]),
        ("anti-government de‑radicalization", ["anti", "government", "de", "radicalization"]),
        ("café cafe\u0301 CAFÉ", ["cafe", "cafe", "cafe"]),
        ("Łódź Øresund straße œuvre", ["lodz", "oresund", "strasse", "oeuvre"]),
        ("İstanbul ISTANBUL", ["istanbul", "istanbul"]),
        ("ﬁnance ＡＰ", ["finance", "ap"]),
        ("govern\u00adment zero\u200dwidth", ["government", "zerowidth"]),
        ("10,000 1,250.75 2.5 2.5%", ["10000", "1250.75", "2.5", "2.5"]),
        ("2.5bn 3rd G20 10:30", ["2", "5bn", "3rd", "g20", "10", "30"]),
        ("in 2019,2020", ["in", "2019", "2020"]),
        ("snake_case @handle #tag AT&T", ["snake", "case", "handle", "tag", "at", "t"]),
        ("中国 東京タワー", ["中", "国", "東", "京", "タ", "ワ", "ー"]),
        ("ประเทศไทย", ["ป", "ร", "ะ", "เ", "ท", "ศ", "ไ", "ท", "ย"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("हिन्दी Россия الصين", ["हिन्दी", "россия", "الصين"]),
        ("한국 정부", ["한국", "정부"]),
        ("— … !? \U0001f600 \x00 \ud800", []),
    ],
)
def test_words_as_written(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sanction sanctions sanctioned sanctioning", ["sanction"] * 4),
        ("ministers ministerial", ["minist", "ministeri"]),
        ("U.S. us", ["u.s.", "us"]),
        ("China's", ["china"]),
        ("cafés", ["cafe"]),
        ("x" * 100 + "s", ["x" * 100 + "s"]),
    ],
)
def test_stems(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_spans_leave_out_what_is_no_part_of_the_word() -> None:
    text = "“China’s U.S.-backed plan”"

    assert [text[t.start : t.end] for t in tokens(text)] == ["China", "U.S.", "backed", "plan"]


HOSTILE = st.text(st.sampled_from("aSsUx.,’'-*19é\u0301ﬁ中\u00ad_ \x00\ud800"), max_size=40)


@given(HOSTILE | st.text())
@example("a.a.a.ab’s")
@example("1,000,000x")
@example("a\u02bcs")
def test_words_lie_in_their_text_in_order_and_none_is_empty(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert token.form
        assert token.term
        end = token.end


SPACES = " \n\x0b\x1c\x85\u00a0\u2003\u2028\u3000"


@given(st.text(st.sampled_from("aS.,’19é\u0301中\u00ad\u200b_" + SPACES), max_size=40) | st.text())
@example("U.S. Then")
@example("1,000 000")
def test_no_word_looks_beyond_white_space(text: str) -> None:
    apart = [word for stretch in text.split() for word in spellings(stretch)]

    assert apart == spellings(text)


@given(HOSTILE | st.text())
def test_a_word_depends_on_its_spelling_alone(text: str) -> None:
    words = tokens(text)

    assert [(word.form, word.term) for word in words] == [
        (analysed.form, analysed.term) for analysed in map(analyse, spellings(text))
    ]
    forms = forms_of(spellings(text))
    assert [(word.form, word.term) for word in words] == [*zip(forms, terms_of(forms), strict=True)]


@pytest.mark.parametrize(
    ("piece", "times", "end"),
    [
        ("a.a.", 50_000, "ab"),
        ("1,000", 50_000, "x"),
        (",000", 50_000, ""),
        ("1.1", 60_000, ""),
        ("'s", 100_000, ""),
        ("don't's", 30_000, ""),
        ("A.B'", 50_000, ""),
        ("a", 500_000, ""),
        ("\u0301", 200_000, "a"),
        (".", 200_000, ""),
    ],
)
def test_hostile_text_is_read_in_one_pass(piece: str, times: int, end: str) -> None:
    tokens(piece * times + end)  # would take an hour if a letter were looked at from each start


@pytest.mark.parametrize(
    "inflected",
    [
        ["санкции", "санкций", "санкциями", "Санкциям"],
        ["новый", "новая", "нового", "Новым"],
        ["российский", "российская", "российские"],
        ["κυβέρνηση", "κυβερνήσεις", "κυβέρνησης"],
        ["υπουργός", "υπουργοί", "Υπουργού"],
        ["حكومة", "الحكومة"],
        ["ميناء", "الميناء"],
        ["sanction", "sanctions", "Sanctioned"],
    ],
)
def test_inflected_words_of_a_script_have_one_term(inflected: list[str]) -> None:
    terms = {token.term for token in tokens(" ".join(inflected))}

    assert len(terms) == 1
    assert terms_of([token.form for token in tokens(" ".join(inflected))]) == [*terms] * len(
        inflected
    )


def test_words_of_other_scripts_keep_their_endings() -> None:
    assert [token.term for token in tokens("중국의 정부는 中国 ประเทศ")][:2] == ["중국의", "정부는"]


@pytest.mark.parametrize(
    "spelling",
    [
        *("Sanctions", "dying", "skies", "histories", "hoping", "possibilities", "rationalisation"),
        *("organizations", "vacancies", "controlled", "by", "so", "I"),
        *("US", "U.S.", "u.s.", "U.N.", "N.A.T.O.", "USA", "10,000", "2.5", "3rd", "don't"),
    ],
)
def test_a_term_tells_what_stands_where_it_does(spelling: str) -> None:
    (word,) = tokens(f"{spelling} ")

    assert any(each in spelling.lower() for each in beginnings(word.term))


@given(
    st.text("abdegilnrsyUS", min_size=1, max_size=5),
    st.sampled_from(
        [
            *("", "y", "ies", "ing", "ying", "ed", "edly", "'s", "ly", "ency", "ement", "logy"),
            *("ational", "ization", "ability", "bilities", "ousness", "ically", "fulness", "ative"),
        ]
    ),
)
def test_a_stem_is_the_beginning_of_its_words(stem: str, ending: str) -> None:
    spelling = stem + ending

    assert all(
        any(each in spelling.lower() for each in beginnings(word.term)) for word in tokens(spelling)
    )


def test_what_is_not_in_ascii_may_be_written_in_other_letters() -> None:
    assert beginnings("россия") == ()
    assert terms("Café") == terms("cafe")
