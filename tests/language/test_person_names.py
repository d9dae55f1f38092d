"""The lists of names are data: a line in a file is enough."""

from searchkit.language import person_names


def test_a_first_name_tells_a_gender_unless_both_bear_it() -> None:
    genders = person_names.genders()

    assert genders["sergei"] == "he"
    assert genders["marise"] == "she"
    assert "aung" not in genders
    assert "aung" in person_names.first_names()


def test_a_title_tells_a_gender_or_that_any_may_bear_it() -> None:
    titles = person_names.titles()

    assert (titles["mr"], titles["senora"], titles["president"]) == ("he", "she", "any")


def test_a_town_may_follow_an_office_and_no_personal_title() -> None:
    assert "judge" in person_names.personal_titles()
    assert "president" not in person_names.personal_titles()


def test_every_kind_of_title_is_a_title() -> None:
    assert person_names.personal_titles() <= person_names.titles().keys()
    assert person_names.title_fields() <= person_names.titles().keys()


def test_particles_before_a_town_are_told_apart() -> None:
    assert "van" in person_names.personal_particles()
    assert "de" not in person_names.personal_particles()
    assert "de" in person_names.particles()


def test_a_role_is_of_one_or_several_or_speaks_for_somebody_else() -> None:
    roles = person_names.roles()

    assert (roles["minister"], roles["ministers"], roles["spokesman"]) == (
        "one",
        "several",
        "mouthpiece",
    )


def test_family_names_that_are_given_too_are_family_names() -> None:
    assert person_names.family_names_also_given() <= person_names.family_names_first()
