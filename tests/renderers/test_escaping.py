"""Text in markup: as safe as `markupsafe` makes it, and isolated where it runs the other way."""

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from searchkit.renderers.html.escaping import escaped, isolated
from searchkit.renderers.html.templates import rendered, template_environment


@given(st.one_of(st.text(), st.text("&<>\"'a—"), st.integers(), st.booleans(), st.none()))
def test_every_value_is_escaped_to_the_same_characters_as_by_markupsafe(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


def test_markup_stays_and_a_text_that_only_looks_like_it_does_not() -> None:
    class Clever(str):
        """A string of another class is no markup."""

    assert escaped(Markup("<b>")) == "<b>"
    assert escaped(Clever("<b>")) == "&lt;b&gt;"


def test_a_template_escapes_whatever_it_is_given_wherever_it_puts_it() -> None:
    source = """\
{% macro piece(text) %}<i>{{ text }}</i>{% endmacro %}
{% set kept %}{{ text }}{% endset %}
{{ text }} {{ piece(text) }} {{ kept }} {{ text | upper }} {{ [text] | join(", ") }}
{{- text ~ "<hr>" | safe }} {{ values[text] }} {{ text.title() }}"""
    template = template_environment().from_string(source)

    page = rendered(template, text="<script>'\"&", values={"<script>'\"&": "<hr>"}).decode()

    assert "<script" not in page.lower()
    assert page.count("<i>&lt;script&gt;&#39;&#34;&amp;</i>") == 1
    assert "<hr>" not in page.replace("&#34;&amp;<hr>", "")


@pytest.mark.parametrize(
    "call",
    [
        "piece(text)",
        "piece(text=text)",
        "piece()",
        "more(text)",
        "more(text, 1)",
        "more(text, note=1)",
        "{% call around() %}{{ text }}{% endcall %}",
    ],
)
def test_a_macro_escapes_once_however_it_is_called(call: str) -> None:
    source = (
        "{% macro piece(text='<') %}<i>{{ text }}</i>{% endmacro %}"
        "{% macro more(text) %}<i>{{ text }}</i>{% if varargs or kwargs %}{% endif %}{% endmacro %}"
        "{% macro around() %}<i>{{ caller() }}</i>{% endmacro %}"
    )
    source += call if call.startswith("{%") else "{{ " + call + " }}"

    page = rendered(template_environment().from_string(source), text="<")

    assert page == b"<i>&lt;</i>"


def test_a_block_puts_out_what_it_holds_once_and_in_its_place() -> None:
    source = """\
{% block a %}1{% block b %}{% for n in [2, 3] %}{{ n }}{% endfor %}{% endblock %}
{%- if true %}4{% endif %}{% endblock %}{{ self.b() }}{% autoescape false %}{{ text }}{% endautoescape %}"""

    assert rendered(template_environment().from_string(source), text="<") == b"123423<"


def test_a_field_that_a_value_has_not_is_an_error_and_no_hole_in_the_page() -> None:
    template = template_environment().from_string("{{ text.misspelt }}")

    with pytest.raises(jinja2.UndefinedError, match="misspelt"):
        rendered(template, text="word")


@pytest.mark.parametrize("words", ["Wang Yi", "王毅", "Ⅻ €5", "a <b> & c", ""])
def test_words_that_run_from_left_to_right_need_no_isolation(words: str) -> None:
    assert isolated(words) is words


@pytest.mark.parametrize("words", ["ليلى حداد", "Lee (לי)", "އަލީ", "\U0001e900"])
def test_words_with_a_letter_of_the_other_way_change_nothing_around_them(words: str) -> None:
    assert isolated(f"{words} & <b>") == f"<bdi>{words} &amp; &lt;b&gt;</bdi>"
