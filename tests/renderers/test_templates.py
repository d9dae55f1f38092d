from pathlib import Path

import jinja2
import pytest

from searchkit.domain.errors import ConfigurationError
from searchkit.renderers.html.days import Day
from searchkit.renderers.html.templates import rendered, template_environment

DAY = Day("2021-03-23", "23 March 2021")


def page(folder: Path, template: str) -> bytes:
    """What a template of the user's makes of a day."""
    (folder / "own.html.j2").write_text(f"<p>\n{template}\n</p>")
    return rendered(template_environment(folder).get_template("own.html.j2"), day=DAY)


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ day.week }}", "has no attribute 'week'"),
        ("{{ day.class }}", "has no attribute 'class'"),
        ("{{ month }}", "'month' is undefined"),
        ("{{ day.words +}}", "unexpected 'end of print statement'"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ day.words | grouped }}", "'int' and 'str'"),
        ("{% include 'foot.html.j2' %}", "foot.html.j2"),
    ],
)
def test_a_mistake_in_ones_own_template_is_told_with_its_line(
    tmp_path: Path, template: str, told: str
) -> None:
    with pytest.raises(ConfigurationError) as raised:
        page(tmp_path, template)

    message = str(raised.value)
    assert message.startswith(f"{tmp_path / 'own.html.j2'}:2: ")
    assert told in message
    assert message.endswith("Mend that template, or leave --templates out.")


def test_ones_own_template_may_ask_whether_a_field_is_there(tmp_path: Path) -> None:
    asked = "{{ day.week | default('no week') }}, {{ 'b' if day.words is defined else 'a' }}"

    assert page(tmp_path, asked) == b"<p>\nno week, b\n</p>"


def test_a_mistake_of_ours_is_not_called_the_users(tmp_path: Path) -> None:
    environment = template_environment(tmp_path)

    with pytest.raises(jinja2.UndefinedError):
        rendered(environment.get_template("results.html.j2"))
