"""Which language a text is in, as far as its script and its small words tell."""

import pytest

from searchkit.language.world_names import (
    names_starting,
    names_without_spaces,
    script_language,
    small_word_language,
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Министр приехал", "ru"),
        ("وصل الوزير", "ar"),
        ("部长飞往中国", "zh"),
        ("大臣は日本へ飛び", "ja"),
        ("東京で会談、合意へ", "ja"),  # three kana in eight letters
        ("ドイツ", "ja"),
        ("The minister", None),
        ("Müller sagte", None),
        ("Москва is Moscow", "ru"),  # six letters of fourteen
        ("Москва is the name of Moscow", None),
        ("東京 is the name of Tokyo", None),
        ("12 !", None),
        ("", None),
    ],
)
def test_a_script_tells_the_language(text: str, language: str | None) -> None:
    assert script_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Minister reiste mit den Händlern nach Wien und sprach nicht", "de"),
        ("Le ministre est dans le train avec les ouvriers", "fr"),
        ("El ministro viajó con los empresarios por una semana", "es"),
        ("Il ministro non è nella città che ha una torre", "it"),
        ("O ministro não foi para uma cidade do sul", "pt"),
        ("The minister went to the city and said that he was late", None),
        ("The minister met der Spiegel and die Zeit and das Bild", None),
        ("São São São São", None),
        ("São do São do", None),  # two small words
        ("São do não", "pt"),
        ("Minister Wien Juni", None),
        ("", None),
    ],
)
def test_small_words_tell_the_language(text: str, language: str | None) -> None:
    assert small_word_language(text) == language


@pytest.mark.parametrize(("others", "language"), [(15, "de"), (26, "de"), (28, None), (60, None)])
def test_a_tenth_of_the_words_are_small_ones_of_the_language(
    others: int, language: str | None
) -> None:
    # Names that are in no language, with three small words among them.
    text = " ".join(["der die das", *["Abu Oto Eki Ulu"[at % 4 * 4 :][:3] for at in range(others)]])

    assert small_word_language(text) == language


def test_names_start_with_their_first_word_the_longest_first() -> None:
    names = names_starting("es")

    assert {name.code for name in names["Estados"]} == {"US"}
    assert [len(name.words) for name in names["Estados"]] == sorted(
        (len(name.words) for name in names["Estados"]), reverse=True
    )
    assert {(name.code, name.kind) for name in names["Espana"]} == {("ES", "country")}


def test_a_name_in_katakana_is_none_within_a_longer_word() -> None:
    pattern, codes = names_without_spaces("ja")

    assert [codes[found] for found in pattern.findall("ドイツの首都")] == ["DE"]
    assert pattern.findall("ドイツア") == []


@pytest.mark.parametrize(("english", "language"), [(0, "es"), (2, "es"), (3, None), (4, None)])
def test_a_language_has_two_small_words_for_each_of_english(
    english: int, language: str | None
) -> None:
    spanish = "Ministro portuario gobierno semana puente ferroviario aduana. " * 4
    quoted = " ".join(["the harbour waits"] * english)

    # Five small words of Spanish.
    text = f"{spanish} Dijo que los barcos están con una carga para ella. {quoted}"

    assert small_word_language(text) == language


@pytest.mark.parametrize(
    ("above", "language"), [(100, None), (165, None), (215, "es"), (400, "es")]
)
def test_english_at_the_beginning_of_a_text_makes_it_english(
    above: int, language: str | None
) -> None:
    spanish = "dijo que los barcos están con una carga para ella " * 12

    text = f"{spanish[:above]} the and of to that is was {spanish}"

    assert small_word_language(text) == language


@pytest.mark.parametrize(
    ("latin", "of", "language"),
    [(60, 100, "ru"), (67, 100, "ru"), (73, 100, None), (500, 2_000, "ru"), (630, 2_000, None)],
)
def test_a_text_is_russian_where_three_in_ten_of_its_first_letters_are(
    latin: int, of: int, language: str | None
) -> None:
    assert script_language("x" * latin + "ж" * (of - latin)) == language


@pytest.mark.parametrize(
    ("kana", "of", "language"), [(50, 100, "ja"), (11, 100, "ja"), (9, 100, "zh"), (0, 100, "zh")]
)
def test_a_text_is_japanese_where_one_in_ten_of_its_characters_is_kana(
    kana: int, of: int, language: str
) -> None:
    assert script_language("の" * kana + "東" * (of - kana)) == language
