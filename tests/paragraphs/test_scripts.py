"""Stories in Chinese, Japanese, Korean and Arabic: their sentences, headlines and paragraphs."""

import pytest

from searchkit.paragraphs.dehyphenate import hyphens_of, joined
from tests.support.understanding import body, read

# Headline, what stands below it, paragraphs; real countries, invented people.
CHINESE = (
    "挪威渔港冬季停航",
    "作者：陈小兰\n\n2021年5月3日",
    (
        "港务局周二宣布，北部渔港将停航到四月，因为破冰船无法出海。局长说，去年也是这样，没有人抱怨。",
        "“船比我还老。”船长林大海说。“可是它认得路。”",
        "瑞典和芬兰的拖轮将从周五起提供帮助，费用由三国分担，各付三分之一。",
    ),
)
JAPANESE = (
    "フィジー、潜水料を値上げへ",
    "2021年5月3日(月)",
    (
        "フィジー政府は火曜日、サンゴ礁の潜水料を六月から値上げすると発表した。漁業省によると三年ぶりだ。",
        "「海はプールではない」と漁業相のナイドゥ氏は記者団に語った。",
        "ホテル協会は反対している。",
    ),
)
KOREAN = (
    "몰타 야간 여객선 운항 재개",
    "2021년 5월 3일",
    (
        "여객선 회사는 화요일 고조섬으로 가는 야간 운항을 오월부터 재개한다고 밝혔다.",
        "이탈리아는 연료비의 삼분의 이를 부담한다.",
    ),
)
ARABIC = (
    "تشاد تعيد فتح الإذاعة",
    "",
    (
        "نجامينا – قالت وزارة الاتصالات يوم الثلاثاء إن الإذاعة ستعود إلى البث في يونيو. ولم يعلق المهندسون.",
        '"بيع النحاس منذ زمن"، قال إدريس هارون، رئيس النقابة.',
        "من سيدفع الثمن؟",
    ),
)


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("told", [CHINESE, JAPANESE, ARABIC], ids=["chinese", "japanese", "arabic"])
def test_headline_and_paragraphs_need_no_capitals(
    told: tuple[str, str, tuple[str, ...]], between: str
) -> None:
    title, head, paragraphs = told
    text = between.join([title, *([head] if head else []), *paragraphs])

    (article,) = read("a.txt", text.encode())

    assert article.title == title
    assert body(article) == list(paragraphs)


def test_a_korean_story_keeps_its_paragraphs() -> None:
    title, _, paragraphs = KOREAN

    (article,) = read("a.txt", "\n\n".join([title, *paragraphs]).encode())

    assert article.title == title
    assert body(article) == list(paragraphs)


def test_a_chinese_author_and_day_are_fields() -> None:
    title, head, paragraphs = CHINESE

    (article,) = read("a.txt", "\n\n".join([title, head, *paragraphs]).encode())

    assert article.byline == "陈小兰"
    assert [found.text for found in article.dropped] == ["作者：陈小兰", "2021年5月3日"]


@pytest.mark.parametrize("characters", [16, 24])
@pytest.mark.parametrize("told", [CHINESE, JAPANESE], ids=["chinese", "japanese"])
def test_wrapped_lines_are_joined_without_a_space(
    told: tuple[str, str, tuple[str, ...]], characters: int
) -> None:
    title, _, paragraphs = told
    lines = [title]
    for paragraph in paragraphs:
        set_in = f"\u3000\u3000{paragraph}"
        lines += [set_in[at : at + characters] for at in range(0, len(set_in), characters)]

    (article,) = read("a.txt", "\n".join(lines).encode())

    assert article.title == title
    assert body(article) == list(paragraphs)


def test_a_headline_in_chinese_is_narrower_than_the_lines_below_it() -> None:
    narrow, wide = "港" * 22, "港" * 28  # of 32 characters in a line

    for headline, title in ((narrow, narrow), (wide, None)):
        (article,) = read(
            "a.txt", f"{headline}\n{'船' * 32}\n{'船' * 32}\n{'海' * 30}。\n".encode()
        )

        assert article.title == title


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["渡轮公司周二", "表示，夜航恢复。"], "渡轮公司周二表示，夜航恢复。"),
        (["ゴゾ島行きの", "「夜間便」"], "ゴゾ島行きの「夜間便」"),
        (["渡轮公司 Gozo", "表示"], "渡轮公司 Gozo 表示"),
        (["여객선 회사는", "화요일"], "여객선 회사는 화요일"),
    ],
)
def test_only_scripts_without_spaces_are_joined_without_one(
    lines: list[str], expected: str
) -> None:
    assert joined(lines, hyphens_of(lines)) == expected


@pytest.mark.parametrize(
    "lead",
    [
        "قالت وزارة الزراعة في تونس يوم الاثنين إن محصول الزيتون تراجع",
        "أعلن رئيس بلدية طنجة يوم الجمعة أن الميناء سيغلق ليلا",
        "وأكدت نقابة السائقين في عمان أن الإضراب سيستمر حتى نهاية الشهر",
    ],
)
def test_an_arabic_lead_without_a_stop_is_no_deck(lead: str) -> None:
    rest = "ولم يصب أحد بأذى في المدينة منذ أن بدأت الإضرابات قبل أسبوعين، بحسب الشرطة."

    (article,) = read("a.txt", f"الموانئ تغلق أبوابها\n\n{lead}\n\n{rest}\n".encode())

    assert (article.title, body(article)) == ("الموانئ تغلق أبوابها", [lead, rest])


def test_an_arabic_deck_is_told_by_a_noun() -> None:
    deck = "وزارة الزراعة في تونس تعد بدعم المزارعين هذا العام"
    rest = "قالت الوزارة يوم الاثنين إن محصول الزيتون تراجع إلى النصف، وإن الدعم سيصل في مايو."

    last = "ولم يصب أحد بأذى في المدينة منذ أن بدأت الإضرابات قبل أسبوعين، بحسب الشرطة."

    (article,) = read("a.txt", f"الزيتون يتراجع\n\n{deck}\n\n{rest}\n\n{last}\n".encode())

    assert body(article) == [rest, last]
