import pytest

from searchkit.analysis.name_matching import name_matches


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Wang Yi", "Wang Yi"),
        ("WANG YI", "Wang Yi"),
        ("wang", "Wang Yi"),
        ("Lavrov", "Sergei Lavrov"),
        ("Kim", "Kim Jong-un"),
        ("Moon", "Moon Jae-in"),
        ("Ban", "Ban Ki-moon"),
        ("Nguyen", "Nguyễn Phú Trọng"),
        ("Kardashian", "Kim Kardashian"),
        ("Child", "Lee Child"),
        ("Hanson", "Lee Hanson"),
        ("Lee", "Lee Hanon"),
        ("Hanon", "Lee Hanon"),
        ("Chan", "Jackie Chan"),
        ("García", "Ana Garcia"),
        ("Bellen", "Alexander Van der Bellen"),
        ("van der Bellen", "Alexander Van der Bellen"),
        ("Assad", "Bashar al-Assad"),
        ("al-Assad", "Bashar al-Assad"),
        ("Biden", "Joe Biden Jr."),
        ("Ministry of Foreign Affairs", "ministry of foreign affairs"),
        ("beijing", "Beijing"),
        ("López Obrador", "Andrés Manuel López Obrador"),
        ("bin Salman", "Mohammed bin Salman"),
        ("Salman", "Mohammed bin Salman"),
    ],
)
def test_a_name_answers_to_itself_and_to_its_surname(asked: str, name: str) -> None:
    assert name_matches(asked, name)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Yi", "Wang Yi"),
        ("Sergei", "Sergei Lavrov"),
        ("Lav", "Sergei Lavrov"),
        ("Jong-un", "Kim Jong-un"),
        ("Moon", "Ban Ki-moon"),
        ("Alexander", "Alexander Van der Bellen"),
        ("der", "Alexander Van der Bellen"),
        ("Wang Yi", "Wang"),
        ("", "Wang Yi"),
        ("—", "Wang Yi"),
        ("Wang", ""),
        ("Affairs", "Ministry of Foreign Affairs"),
        ("England", "Bank of England"),
        ("Manuel López", "Andrés Manuel López Obrador"),
        ("Jong Un", "Kim Jong Un"),
    ],
)
def test_a_name_does_not_answer_to_less(asked: str, name: str) -> None:
    assert not name_matches(asked, name)
