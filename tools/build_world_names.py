"""Build the names of countries, their capitals and their peoples in other languages than English.

    python tools/build_world_names.py

Writes `world_names.tsv` beside the code that reads it (`searchkit.language.world_names`). Sources:
- Unicode CLDR through babel (Unicode licence v3): names of territories, long and short; capitals as
  the cities that time zones are called after; languages, whose names are the adjectives of the peoples
  who speak them ("française", "русский").
- This file, by hand: capitals that give no time zone its name, other names that the press prints, and
  peoples without a language of their own.

Names are written as texts have them. Latin, Cyrillic and Arabic names stand with the endings that
the language gives them, so that the reader needs no grammar: "германии", "französischen".
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

DATA = Path(__file__).resolve().parent.parent / "searchkit/language/data"
LANGUAGES = ("de", "fr", "es", "it", "pt", "ru", "ar", "zh", "ja")
LATIN = LANGUAGES[:5]  # CLDR lists no city that is called as in English

# In CLDR beside the countries, and none: groups of states, parts of countries, placeholders.
NO_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}

# Names that are words or parts of other names in their own language: "mali" is "financial" in Arabic,
# 马里 begins Maryland, "Jersey" is a shirt, "Cook", "Guam" and "Man" are surnames and people.
WORDS = {
    "ar": {"مالي", "عمان", "بنما", "جيرسي", "توغو", "كوك"},
    "zh": {"马里", "关岛", "泽西岛"},
    "ja": {"マリ", "マン島", "グアム"},
    "de": {"Jersey", "Niger", "Man", "Mali", "Oman", "Tonga"},
    "fr": {"Jersey", "Man"},
    "es": {"Jersey", "Chad", "Santa Elena", "San Martín", "Granada", "San Bartolomé"},
    "it": {"Jersey", "Man", "Grenada"},
    "pt": {"Jersey", "Granada", "Peru", "Palau", "São Martinho", "São Bartolomeu", "Santa Helena"},
    "ru": {"Мали", "Джерси", "Того", "Гуам", "Сан-Мартин"},
}  # fmt: skip
# ... of which these are countries wherever they begin with a capital, as in the press they do.
KEPT = {"de": {"Niger", "Mali", "Oman", "Tonga"}, "pt": {"Peru"}, "ru": {"Мали"}}

# Capitals that are first names, surnames or words first: Sofia, Victoria, Lima in Portuguese, Praia
# ("beach"), 万象 ("all things").
NO_CAPITALS = {
    "SC", "GY", "JM", "BM", "LC", "MV", "BS", "DM", "CR", "CL", "CV", "BG", "AG", "AI", "GD", "VC", "MS", "SH", "VA",
    "SM", "MC", "LU", "SG", "GT", "PA", "DJ", "KW", "MX", "FK", "AD", "KY", "NU", "PM", "RE", "BL", "MF", "BZ",
}  # fmt: skip
NO_CAPITALS_IN = {"pt": {"PE"}, "zh": {"LA"}, "it": {"LV"}}

# First names: Mauritius in French, Spanish and Portuguese, Dominica in French. And what peoples'
# adjectives mean first: "ceci" are chickpeas, "indios" are not of India.
FIRST_NAMES = {"Maurice", "Mauricio", "Maurício", "Dominique", "Dominica", "Georgia", "Geórgia"}
NO_ADJECTIVES = {"ceci", "ceca", "indio", "india", "indios", "indias"}

AND = {"de": " und ", "fr": " et ", "es": " y ", "it": " e ", "pt": " e "}

MORE_NAMES = {
    "de": {"US": "Vereinigten Staaten | USA", "GB": "Großbritannien | England | Schottland | Wales | Nordirland", "NL": "Holland | Niederlanden", "CZ": "Tschechischen Republik", "AE": "Emirate | Emiraten", "BY": "Weißrussland", "KR": "Republik Korea", "RU": "Sowjetunion", "PS": "Palästina | Gazastreifen | Westjordanland", "CD": "Kongo", "PH": "Philippinen", "MM": "Birma", "IE": "Republik Irland", "BA": "Bosnien"},
    "fr": {"US": "USA", "GB": "Grande-Bretagne | Angleterre | Écosse | Pays de Galles | Irlande du Nord", "CZ": "République tchèque", "BY": "Biélorussie", "RU": "Union soviétique", "PS": "Palestine | Cisjordanie | bande de Gaza", "AE": "Émirats", "MM": "Birmanie", "NL": "Hollande", "CD": "RDC", "BA": "Bosnie"},
    "es": {"US": "EE. UU. | EE.UU. | EEUU | USA", "GB": "Gran Bretaña | Inglaterra | Escocia | Gales | Irlanda del Norte", "NL": "Holanda", "CZ": "República Checa", "RU": "Unión Soviética", "PS": "Palestina | Cisjordania | Franja de Gaza", "AE": "Emiratos", "MM": "Birmania", "BA": "Bosnia", "BY": "Bielorrusia"},
    "it": {"US": "USA | Usa", "GB": "Gran Bretagna | Inghilterra | Scozia | Galles | Irlanda del Nord", "NL": "Olanda", "CZ": "Repubblica Ceca", "RU": "Unione Sovietica", "PS": "Palestina | Cisgiordania | Striscia di Gaza", "AE": "Emirati", "MM": "Birmania", "BA": "Bosnia", "BY": "Bielorussia"},
    "pt": {"US": "EUA", "GB": "Grã-Bretanha | Inglaterra | Escócia | País de Gales | Irlanda do Norte", "NL": "Holanda", "CZ": "República Checa | República Tcheca", "RU": "União Soviética", "PS": "Palestina | Cisjordânia | Faixa de Gaza", "IR": "Irã", "VN": "Vietnã", "PL": "Polônia", "AE": "Emirados", "KE": "Quênia", "BA": "Bósnia", "MC": "Mônaco", "RO": "Romênia"},
    "ru": {"US": "США | Соединенные Штаты | Соединенных Штатов | Соединенных Штатах | Америки", "GB": "Великобритания | Великобритании | Великобританию | Британия | Британии | Англия | Англии", "RU": "РФ | СССР", "NL": "Голландия | Голландии", "BY": "Белоруссия | Белоруссии", "KR": "Южная Корея | Южной Корее | Южной Кореи | Южную Корею", "KP": "Северная Корея | Северной Кореи | Северной Корее | Северную Корею", "PS": "Палестина | Палестины | Палестине | сектор Газа | секторе Газа", "CZ": "Чехия | Чехии", "AE": "ОАЭ", "MM": "Мьянма", "CN": "КНР", "KG": "Кыргызстан", "MD": "Молдавия | Молдавии"},
    "ar": {"US": "أمريكا | أميركا | الولايات المتحدة", "GB": "بريطانيا | إنجلترا | اسكتلندا", "PS": "فلسطين | قطاع غزة | الضفة الغربية", "AE": "الإمارات", "RU": "الاتحاد السوفيتي", "SA": "السعودية", "CD": "الكونغو الديمقراطية", "BA": "البوسنة", "SY": "سورية", "KW": "الكويت", "OM": "سلطنة عمان", "ML": "جمهورية مالي"},
    "zh": {"US": "美国 | 美國", "GB": "英国 | 英國 | 苏格兰 | 英格兰", "AE": "阿联酋", "KP": "朝鲜 | 北韩 | 北韓", "KR": "韩国 | 南韩 | 南韓", "PS": "巴勒斯坦 | 加沙", "SA": "沙特", "BA": "波黑", "RU": "苏联 | 俄国", "HK": "香港", "MO": "澳门 | 澳門", "TW": "台湾 | 臺灣 | 台灣", "CZ": "捷克", "CD": "刚果民主共和国 | 刚果金", "NZ": "新西兰 | 紐西蘭", "AU": "澳大利亚 | 澳洲"},
    "ja": {"US": "米国 | アメリカ", "GB": "英国 | イギリス | スコットランド", "PS": "パレスチナ | ガザ", "KP": "北朝鮮", "KR": "韓国", "RU": "ソ連", "TW": "台湾", "HK": "香港", "AE": "アラブ首長国連邦 | UAE", "CZ": "チェコ", "BA": "ボスニア", "CD": "コンゴ民主共和国", "MM": "ビルマ", "AU": "豪州"},
}  # fmt: skip

# Capitals after which no time zone is called, in the order of LANGUAGES.
MORE_CAPITALS = {
    "CN": ("Peking", "Pékin", "Pekín", "Pechino", "Pequim", "Пекин", "بكين", "北京", "北京"),
    "US": ("Washington", "Washington", "Washington", "Washington", "Washington", "Вашингтон", "واشنطن", "华盛顿", "ワシントン"),
    "IN": ("Neu-Delhi", "New Delhi", "Nueva Delhi", "Nuova Delhi", "Nova Délhi", "Дели", "نيودلهي", "新德里", "ニューデリー"),
    "TR": ("Ankara", "Ankara", "Ankara", "Ankara", "Ancara", "Анкара", "أنقرة", "安卡拉", "アンカラ"),
    "PK": ("Islamabad", "Islamabad", "Islamabad", "Islamabad", "Islamabad", "Исламабад", "إسلام آباد", "伊斯兰堡", "イスラマバード"),
    "BR": ("Brasília", "Brasilia", "Brasilia", "Brasilia", "Brasília", "Бразилиа", "برازيليا", "巴西利亚", "ブラジリア"),
    "CA": ("Ottawa", "Ottawa", "Ottawa", "Ottawa", "Ottawa", "Оттава", "أوتاوا", "渥太华", "オタワ"),
    "AU": ("Canberra", "Canberra", "Canberra", "Canberra", "Camberra", "Канберра", "كانبيرا", "堪培拉", "キャンベラ"),
    "CH": ("Bern", "Berne", "Berna", "Berna", "Berna", "Берн", "برن", "伯尔尼", "ベルン"),
    "MA": ("Rabat", "Rabat", "Rabat", "Rabat", "Rabat", "Рабат", "الرباط", "拉巴特", "ラバト"),
    "VN": ("Hanoi", "Hanoï", "Hanói", "Hanoi", "Hanói", "Ханой", "هانوي", "河内", "ハノイ"),
    "SA": ("Riad", "Riyad", "Riad", "Riad", "Riade", "Эр-Рияд", "الرياض", "利雅得", "リヤド"),
    "IL": ("Jerusalem", "Jérusalem", "Jerusalén", "Gerusalemme", "Jerusalém", "Иерусалим", "القدس", "耶路撒冷", "エルサレム"),
    "NG": ("Abuja", "Abuja", "Abuya", "Abuja", "Abuja", "Абуджа", "أبوجا", "阿布贾", "アブジャ"),
    "NL": ("Den Haag", "La Haye", "La Haya", "L'Aia", "Haia", "Гаага", "لاهاي", "海牙", "ハーグ"),
    "ZA": ("Pretoria", "Pretoria", "Pretoria", "Pretoria", "Pretória", "Претория", "بريتوريا", "比勒陀利亚", "プレトリア"),
    "KZ": ("Astana", "Astana", "Astaná", "Astana", "Astana", "Астана", "أستانا", "阿斯塔纳", "アスタナ"),
    "YE": ("Sanaa", "Sanaa", "Saná", "Sana'a", "Saná", "Сана", "صنعاء", "萨那", "サナア"),
}  # fmt: skip

# Languages that one country's people give their name to.
SPOKEN_BY = {
    "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "pt": "PT", "ru": "RU", "zh": "CN", "ja": "JP", "ko": "KR",
    "tr": "TR", "pl": "PL", "uk": "UA", "el": "GR", "sv": "SE", "da": "DK", "fi": "FI", "nl": "NL", "cs": "CZ",
    "sk": "SK", "hu": "HU", "ro": "RO", "bg": "BG", "sr": "RS", "hr": "HR", "sl": "SI", "sq": "AL", "lt": "LT",
    "lv": "LV", "et": "EE", "is": "IS", "ga": "IE", "hy": "AM", "ka": "GE", "vi": "VN", "id": "ID", "so": "SO",
}  # fmt: skip

# Peoples without a language of their own, as stems to which the endings of adjectives are added.
MORE_PEOPLES = {
    "de": {"US": "amerikanisch", "GB": "britisch | englisch | schottisch", "AT": "österreichisch", "CH": "schweizerisch", "BE": "belgisch", "CA": "kanadisch", "AU": "australisch", "MX": "mexikanisch", "BR": "brasilianisch", "AR": "argentinisch", "EG": "ägyptisch", "SA": "saudisch", "IR": "iranisch", "IQ": "irakisch", "SY": "syrisch", "IL": "israelisch", "PS": "palästinensisch", "IN": "indisch", "PK": "pakistanisch", "AF": "afghanisch", "KR": "südkoreanisch", "KP": "nordkoreanisch", "ZA": "südafrikanisch", "NO": "norwegisch", "BY": "belarussisch", "VE": "venezolanisch", "CU": "kubanisch", "LB": "libanesisch", "JO": "jordanisch", "LY": "libysch", "NG": "nigerianisch"},
    "fr": {"US": "américain", "GB": "britannique | anglais | écossais", "AT": "autrichien", "CH": "suisse", "BE": "belge", "CA": "canadien", "AU": "australien", "MX": "mexicain", "BR": "brésilien", "AR": "argentin", "EG": "égyptien", "SA": "saoudien", "IR": "iranien", "IQ": "irakien", "SY": "syrien", "IL": "israélien", "PS": "palestinien", "IN": "indien", "PK": "pakistanais", "AF": "afghan", "KR": "sud-coréen", "KP": "nord-coréen", "ZA": "sud-africain", "NO": "norvégien", "DZ": "algérien", "MA": "marocain", "TN": "tunisien", "LB": "libanais", "VE": "vénézuélien", "CU": "cubain", "LY": "libyen"},
    "es": {"US": "estadounidense", "GB": "británico | inglés | escocés", "AT": "austriaco | austríaco", "CH": "suizo", "BE": "belga", "CA": "canadiense", "AU": "australiano", "MX": "mexicano", "BR": "brasileño", "AR": "argentino", "EG": "egipcio", "SA": "saudí", "IR": "iraní", "IQ": "iraquí", "SY": "sirio", "IL": "israelí", "PS": "palestino", "PK": "pakistaní", "AF": "afgano", "KR": "surcoreano", "KP": "norcoreano", "ZA": "sudafricano", "NO": "noruego", "CO": "colombiano", "CL": "chileno", "PE": "peruano", "VE": "venezolano", "CU": "cubano", "BO": "boliviano", "EC": "ecuatoriano", "UY": "uruguayo", "PY": "paraguayo", "MA": "marroquí"},
    "it": {"US": "statunitense | americano", "GB": "britannico | inglese | scozzese", "AT": "austriaco", "CH": "svizzero", "BE": "belga", "CA": "canadese", "AU": "australiano", "MX": "messicano", "BR": "brasiliano", "AR": "argentino", "EG": "egiziano", "SA": "saudita", "IR": "iraniano", "IQ": "iracheno", "SY": "siriano", "IL": "israeliano", "PS": "palestinese", "IN": "indiano", "PK": "pachistano", "AF": "afghano", "KR": "sudcoreano", "KP": "nordcoreano", "ZA": "sudafricano", "NO": "norvegese", "LY": "libico", "TN": "tunisino", "VE": "venezuelano", "CU": "cubano"},
    "pt": {"US": "americano | norte-americano | estadunidense", "GB": "britânico | inglês | escocês", "AT": "austríaco", "CH": "suíço", "BE": "belga", "CA": "canadense | canadiano", "AU": "australiano", "MX": "mexicano", "BR": "brasileiro", "AR": "argentino", "EG": "egípcio", "SA": "saudita", "IR": "iraniano", "IQ": "iraquiano", "SY": "sírio", "IL": "israelense | israelita", "PS": "palestino | palestiniano", "IN": "indiano", "PK": "paquistanês", "AF": "afegão", "KR": "sul-coreano", "KP": "norte-coreano", "ZA": "sul-africano", "NO": "norueguês", "AO": "angolano", "MZ": "moçambicano", "VE": "venezuelano", "CU": "cubano"},
    "ru": {"US": "американск", "GB": "британск | английск", "AT": "австрийск", "CH": "швейцарск", "BE": "бельгийск", "CA": "канадск", "AU": "австралийск", "MX": "мексиканск", "BR": "бразильск", "AR": "аргентинск", "EG": "египетск", "SA": "саудовск", "IR": "иранск", "IQ": "иракск", "SY": "сирийск", "IL": "израильск", "PS": "палестинск", "IN": "индийск", "PK": "пакистанск", "AF": "афганск", "KR": "южнокорейск", "KP": "северокорейск", "ZA": "южноафриканск", "NO": "норвежск", "RU": "российск", "BY": "белорусск", "KZ": "казахстанск", "CU": "кубинск", "VE": "венесуэльск"},
    "ar": {"US": "أمريكي | أميركي", "GB": "بريطاني", "SA": "سعودي", "IR": "إيراني", "IQ": "عراقي", "SY": "سوري", "IL": "إسرائيلي", "PS": "فلسطيني", "EG": "مصري", "IN": "هندي", "PK": "باكستاني", "AF": "أفغاني", "LB": "لبناني", "JO": "أردني", "LY": "ليبي", "YE": "يمني", "SD": "سوداني", "TN": "تونسي", "DZ": "جزائري", "MA": "مغربي", "QA": "قطري", "KW": "كويتي", "AE": "إماراتي", "CA": "كندي"},
}  # fmt: skip

# Nouns for the peoples, which German and French write with a capital. German: without the ending of the
# plural; in "er" they are adjectives too, as in "die Schweizer Regierung". French has its adjectives.
CITIZENS = {
    "US": "Amerikaner", "GB": "Brite | Engländer | Schotte | Waliser", "AT": "Österreicher", "CH": "Schweizer", "BE": "Belgier",
    "CA": "Kanadier", "AU": "Australier", "MX": "Mexikaner", "BR": "Brasilianer", "AR": "Argentinier", "EG": "Ägypter",
    "IR": "Iraner", "IQ": "Iraker", "SY": "Syrer", "PS": "Palästinenser", "IN": "Inder", "PK": "Pakistaner",
    "AF": "Afghane", "KR": "Südkoreaner", "KP": "Nordkoreaner", "ZA": "Südafrikaner", "NO": "Norweger",
    "BY": "Belarusse", "VE": "Venezolaner", "CU": "Kubaner", "LB": "Libanese", "JO": "Jordanier", "LY": "Libyer",
    "NG": "Nigerianer", "DE": "Deutsche", "FR": "Franzose", "ES": "Spanier", "IT": "Italiener", "PT": "Portugiese",
    "RU": "Russe", "CN": "Chinese", "JP": "Japaner", "TR": "Türke", "PL": "Pole", "UA": "Ukrainer", "GR": "Grieche",
    "SE": "Schwede", "DK": "Däne", "FI": "Finne", "NL": "Niederländer", "CZ": "Tscheche", "SK": "Slowake",
    "RO": "Rumäne", "BG": "Bulgare", "RS": "Serbe", "HR": "Kroate", "SI": "Slowene", "AL": "Albaner", "LT": "Litauer",
    "LV": "Lette", "EE": "Este", "IS": "Isländer", "IE": "Ire", "AM": "Armenier", "GE": "Georgier", "VN": "Vietnamese",
    "ID": "Indonesier", "SO": "Somalier", "DZ": "Algerier", "MA": "Marokkaner", "TN": "Tunesier", "KE": "Kenianer",
    "ET": "Äthiopier", "CO": "Kolumbianer", "CL": "Chilene", "PE": "Peruaner", "KZ": "Kasache", "TW": "Taiwaner",
}  # fmt: skip
# Forms that are other words first, surnames, or what companies begin with: "die Deutsche Bahn".
NO_CITIZENS = {
    "Este",
    "Lette",
    "Finne",
    "Pole",
    "Ire",
    "Iren",
    "Deutsche",
    "Deutschin",
    "Deutschinnen",
}

ADJECTIVE_ENDINGS = {
    "de": ("e", "en", "er", "es", "em"),
    "ru": ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими"),
}


def countries(language: str) -> Iterator[tuple[str, str]]:
    """Yield code and name of every country, in each form that texts print."""
    locales = [Locale(language)] + ([Locale("zh", script="Hant")] if language == "zh" else [])
    for locale in locales:
        for code, name in locale.territories.items():
            if len(code) != 2 or not code.isalpha() or code in NO_COUNTRIES:
                continue
            if "(" in name or name in (WORDS[language] - KEPT.get(language, set())) | FIRST_NAMES:
                continue
            yield code, name.replace(" & ", AND.get(language, " "))
    for code, names in MORE_NAMES[language].items():
        for name in names.split(" | "):
            yield code, name


def capitals(language: str) -> Iterator[tuple[str, str]]:
    """Yield code and name of the capitals."""
    zones = Locale(language).time_zones
    for line in (DATA / "countries.tsv").read_text(encoding="utf-8").splitlines():
        code, _, _, capital, *_ = (line + "\t\t\t").split("\t")
        if line.startswith("#") or code in NO_CAPITALS | NO_CAPITALS_IN.get(language, set()):
            continue
        cities = [
            names["city"]
            for zone, names in zones.items()
            if zone.rpartition("/")[2].replace("_", " ") == capital and "city" in names
        ]
        if cities or (capital and language in LATIN and code not in MORE_CAPITALS):
            yield code, (cities or [capital])[0]
    place = LANGUAGES.index(language)
    for code, names in MORE_CAPITALS.items():
        yield code, names[place]


def peoples(language: str) -> Iterator[tuple[str, str]]:
    """Yield code and adjective of the peoples; of Chinese and Japanese none, whose names hold the country's."""
    if language in ("zh", "ja"):
        return
    spoken = Locale(language).languages
    for tongue, code in SPOKEN_BY.items():
        if tongue in spoken:
            for form in adjectives(language, spoken[tongue]):
                if form not in NO_ADJECTIVES:
                    yield code, form
    for code, stems in MORE_PEOPLES[language].items():
        for stem in stems.split(" | "):
            for form in adjectives(language, stem + "ий" if language == "ru" else stem):
                yield code, form


def citizens(language: str) -> Iterator[tuple[str, str]]:
    """Yield code and noun of the peoples, where the language writes it with a capital."""
    if language == "fr":
        for code, adjective in peoples(language):
            yield code, adjective.capitalize()
    if language != "de":
        return
    for code, nouns in CITIZENS.items():
        for noun in nouns.split(" | "):
            stem = noun.removesuffix("e")
            endings = ("e", "en", "in", "innen") if stem != noun else ("", "n", "s", "in", "innen")
            forms = [stem + ending for ending in endings]
            yield from ((code, form) for form in forms if form not in NO_CITIZENS)


def adjectives(language: str, name: str) -> Iterator[str]:
    """Yield the forms of an adjective that is given as a stem, or as the name of a language."""
    word = name.lower()
    if " " in word or "(" in word:
        return
    match language:
        case "de":
            yield from (word + ending for ending in ADJECTIVE_ENDINGS["de"])
        case "ru":
            stem = word.removesuffix("ий")
            if stem.endswith(("ск", "цк")):
                yield from (stem + ending for ending in ADJECTIVE_ENDINGS["ru"])
        case "ar":
            base = word.removeprefix("ال").removesuffix("ة")
            if base.endswith("ي") and len(base) > 3:
                yield from (base + ending for ending in ("", "ة", "ون", "ين", "ات"))
        case "fr":
            yield from _french(word)
        case _:
            yield from _southern(language, word)


def _french(word: str) -> Iterator[str]:
    feminine = word if word.endswith("e") else word + "e"
    if word.endswith("en"):
        feminine = word + "ne"
    elif word == "grec":
        feminine = "grecque"
    elif word == "turc":
        feminine = "turque"
    yield word
    yield feminine
    yield feminine + "s"
    if not word.endswith("s"):
        yield word + "s"


def _southern(language: str, word: str) -> Iterator[str]:
    """Yield the four forms of a Spanish, Italian or Portuguese adjective."""
    if language == "it":
        stem, last = word[:-1], word[-1]
        if last == "o":
            yield from (
                word,
                stem + "a",
                stem
                + ("hi" if stem.endswith("c") and word in ("tedesco", "polacco", "turco") else "i"),
                stem + ("he" if stem.endswith("c") else "e"),
            )
        elif last == "a":
            yield from (
                word,
                stem + ("hi" if stem.endswith("g") else "i"),
                stem + ("he" if stem.endswith("g") else "e"),
            )
        else:
            yield from (word, stem + "i")
        return
    plain = word
    for accented, letter in (("és", "es"), ("ês", "es"), ("án", "an")):
        if word.endswith(accented):
            plain = word.removesuffix(accented) + letter
            yield from (word, plain + "a", plain + "as", plain + "es")
            return
    if word.endswith("ão"):
        yield from (word, word[:-1], word[:-1] + "s", word[:-2] + "ãos", word[:-2] + "ães")
    elif word.endswith("o"):
        yield from (word, word[:-1] + "a", word + "s", word[:-1] + "as")
    elif word.endswith(("í", "ú")):
        yield from (word, word + "es", word + "s")
    else:
        yield from (word, word + "s")


def inflected(language: str, name: str) -> Iterator[str]:
    """Yield the cases of a country's or a city's name."""
    yield name
    if language == "de" and " " not in name and name[-1] not in "sxzß":
        yield name + "s"
    if language != "ru" or " " in name or name.isupper():
        return
    stem, last = name[:-1], name[-1]
    if name.endswith("ия"):
        yield from (stem + ending for ending in ("и", "ю", "ей"))
    elif last in "ая":
        plural = "и" if last == "я" or stem[-1] in "гкхжчшщ" else "ы"
        endings = (plural, "е", "у", "ой") if last == "а" else (plural, "е", "ю", "ей")
        yield from (stem + ending for ending in endings)
    elif last == "ы":
        yield from (stem + ending for ending in ("", "ам", "ами", "ах"))
    elif last == "ь":
        yield from (stem + ending for ending in ("и", "ью", "я", "ю", "ем", "е"))
    elif last == "й":
        yield from (stem + ending for ending in ("я", "ю", "ем", "е"))
    elif last not in "аеёиоуыэюя":
        yield from (name + ending for ending in ("а", "у", "ом", "е"))
        if name.endswith("ец"):
            yield from (name[:-2] + "ц" + ending for ending in ("а", "у", "ом", "е"))


def main() -> None:
    """Write the table."""
    lines = []
    for language in LANGUAGES:
        for kind, found in (
            ("country", countries),
            ("capital", capitals),
            ("people", peoples),
            ("citizen", citizens),
        ):
            names: dict[str, dict[str, None]] = defaultdict(dict)
            for code, name in found(language):
                is_inflected = kind in ("people", "citizen")
                forms = [name] if is_inflected else inflected(language, name)
                names[code].update(dict.fromkeys(forms))
            lines += [
                "\t".join((language, kind, code, " | ".join(names[code]))) for code in sorted(names)
            ]
    header = (
        "# Unicode CLDR (Unicode licence v3), through babel, and forms written for searchkit.\n"
        "# Built by tools/build_world_names.py; do not edit by hand.\n"
        "# Columns: language, kind, code, names in the forms that texts print\n"
    )
    (DATA / "world_names.tsv").write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"world_names.tsv: {len(lines)} lines")


if __name__ == "__main__":
    main()
