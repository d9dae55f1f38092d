"""Clippings in nine other languages: their names, capitals and peoples; sentences are invented."""

import pytest

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.countries import CountryFinder

FINDER = CountryFinder()


def found(*texts: str) -> list[str]:
    """Return the countries of each paragraph, in order of code."""
    paragraphs = tuple(Paragraph(i, Kind.BODY, text) for i, text in enumerate(texts))
    enriched = FINDER.enrich(Article("aaaaaaaaaa", 0, paragraphs))
    return [
        " ".join(sorted(country.code for country in paragraph.countries or ()))
        for paragraph in enriched.paragraphs
    ]


STORIES = {
    "de": [
        ("CN DE TR", "Die Regierung in Berlin hat mit der Türkei und mit Peking über die Fähre gesprochen."),
        ("FR UA", "Der französische Minister sagte, dass Frankreichs Hilfe für die Ukraine nicht geringer wird."),
        ("US", "In den Vereinigten Staaten ist das nicht der Fall."),
        ("", "Er sprach mit dem Kapitän auf Französisch und flog mit Air France."),
    ],
    "fr": [
        ("CN DE", "Le ministre allemand est arrivé mardi à Pékin pour des entretiens avec les autorités chinoises."),
        ("GB RU US", "Les États-Unis et la Grande-Bretagne ont condamné la Russie dans une lettre."),
        ("ES", "Un vol d’Air Algérie a été détourné vers l’Espagne par le vent."),
        ("", "Le pilote a parlé en français pendant une heure avec Maurice et Dominique."),
    ],
    "es": [
        ("DE FR GB", "El presidente francés llegó a Londres para hablar con los ministros de Alemania."),
        ("CN", "Las autoridades chinas dijeron que no había más pruebas en el puerto."),
        ("RU US", "EE. UU. y la Unión Soviética firmaron el tratado, según los diarios."),
    ],
    "it": [
        ("CH DE US", "Il governo tedesco ha detto che la Svizzera e gli Stati Uniti sono pronti a firmare."),
        ("RU TR", "A Mosca il ministro ha incontrato la delegazione turca."),
        ("", "Il capitano parla francese con gli ospiti della nave."),
    ],
    "pt": [
        ("BR FR RU US", "O governo brasileiro disse que a França e os Estados Unidos não assinam com a Rússia."),
        ("CN", "Em Pequim, as autoridades chinesas não quiseram falar com os jornais."),
    ],
    "ru": [
        ("CN DE SY", "Министр иностранных дел Германии прибыл в Пекин, чтобы обсудить с китайскими властями ситуацию в Сирии."),
        ("GB IR US", "США и Великобритания осудили действия Ирана."),
        ("FR", "Французский капитан сказал, что паром не изменит курса."),
    ],
    "ar": [
        ("CN DE SY", "وصل وزير الخارجية الألماني إلى بكين لإجراء محادثات مع السلطات الصينية حول الوضع في سوريا."),
        ("GB IR US", "وقالت الولايات المتحدة وبريطانيا إن إيران تهدد المنطقة."),
        ("CN", "للصين موقف آخر من العبارة."),
    ],
    "zh": [
        ("CN DE SY", "德国外交部长周二抵达北京，与中国当局讨论叙利亚局势。"),
        ("ID IN", "印度尼西亚和印度签署了渡轮协议。"),
        ("", "马里兰州的渡轮停航了。"),
    ],
    "ja": [
        ("CN DE SY", "ドイツの外相は火曜日に北京に到着し、中国当局とシリア情勢について協議した。"),
        ("GB RU US", "米国と英国はロシアを非難した。"),
        ("", "マリアさんはフェリーに乗らなかった。"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", STORIES)
def test_a_story_names_countries_in_its_own_language(language: str) -> None:
    story = STORIES[language]

    assert found(*(text for _, text in story)) == [codes for codes, _ in story]


@pytest.mark.parametrize(
    "text",
    [
        "The china was broken, and the sale of ink went on in the town of the old captain.",
        "Die Zeit, Il Messaggero and El Mercurio had the story, and none of them liked it.",
        "“La vie est dans les rues, pour une fois,” was painted on the wall of the house.",
        "The Comte de Chine, a horse, won the race by a length, and the crowd was silent.",
        "Maurice and Dominique said that the Ungarn brothers had left for the lake.",
    ],
)
def test_foreign_words_in_english_stories_are_no_countries(text: str) -> None:
    assert found(text, "The captain said that it was the end of the season for them.") == ["", ""]


def test_a_paragraph_in_another_script_is_read_by_its_script() -> None:
    english, russian = found("The envoy left France.", "Посол Франции сказал, что он уедет.")

    assert (english, russian) == ("FR", "FR")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Die Norweger stimmten ab", "NO"),
        ("Ein Brite und zwei Isländer siegten in Rom", "GB IS IT"),
        ("Schwedens Kanzlei sagte am Abend ab", "SE"),
        ("La Pologne a fermé ses mines", "PL"),
        ("Les Belges ont gagné à Lisbonne", "BE PT"),
        ("Un Norvégien a franchi les Pays-Bas", "NL NO"),
        ("Suecia ganó el partido", "SE"),
        ("Los noruegos votaron en Oslo", "NO"),
        ("Nueva Zelanda cerró la escuela", "NZ"),
        ("La Svezia ha vinto", "SE"),
        ("I norvegesi votano a Oslo", "NO"),
        ("La Nuova Zelanda ha chiuso la scuola", "NZ"),
        ("A Suécia venceu", "SE"),
        ("Os noruegueses votam em Oslo", "NO"),
        ("A Nova Zelândia fechou a escola", "NZ"),
    ],
)
def test_one_line_is_enough_to_read_its_names(line: str, expected: str) -> None:
    assert found(line) == [expected]


def test_a_line_is_read_by_itself_under_an_english_headline() -> None:
    headline, line = found("The news of the day and of the night", "Les Suédois ont voté")

    assert (headline, line) == ("", "SE")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Die Hard wins Chile prize", "CL"),  # English names are found as ever
        ("Los Angeles beats Inter Milan", "IT US"),
        ("El Paso says it owns Suecia", "US"),  # an article, and words that only English has
        ("Suecia wins", ""),  # in no language that anything tells
        ("Die Norweger", "NO"),
        ("Die Deutsche Bahn wirbt", ""),
    ],
)
def test_a_line_of_english_is_read_in_english(line: str, expected: str) -> None:
    assert found(line) == [expected]


@pytest.mark.parametrize(("words", "expected"), [(31, "SE"), (39, "SE"), (42, ""), (49, "")])
def test_a_long_text_with_one_small_word_is_in_no_language(words: int, expected: str) -> None:
    assert found(" ".join(["Suecia el", *["lamo"] * (words - 2)])) == [expected]


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("Osaka", "JP"),
        ("Munich", "DE"),
        ("Bavaria", "DE"),
        ("Kremlin", "RU"),
        ("Springfield", ""),  # a small town may be a word of another language
        ("Turkey", ""),
    ],
)
def test_a_city_has_the_same_name_in_a_story_of_another_language(place: str, code: str) -> None:
    story = f"El ministro llegó a {place} y no dijo más que una cosa para los que están con él."

    assert found(story) == [code]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("la France", "FR"),
        ("la Air France", ""),
        ("la Radio France", ""),
        ("la France Culture", ""),
        ("la France Bleu", ""),
    ],
)
def test_a_company_is_no_country_in_a_story_of_another_language(name: str, code: str) -> None:
    assert found(f"Le ministre est dans une maison de {name} et il est avec les siens.") == [code]
