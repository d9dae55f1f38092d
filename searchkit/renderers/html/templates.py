"""The templates: the user's own before ours, every text in them escaped, every page made harmless."""

from importlib.resources import files
from pathlib import Path

import jinja2

from searchkit.renderers.visible import visible


class PageEnvironment(jinja2.Environment):
    """Takes a field of a value for what it is; a page asks for a thousand of them.

    jinja2 itself would try a key of that name where there is no such attribute, in Python; ours is
    Python's own `getattr`, and a name that is not there is an error either way.
    """

    getattr = staticmethod(getattr)  # type: ignore[assignment]


def template_environment(folder: Path | None = None) -> jinja2.Environment:
    """Return an environment that finds templates in `folder` first, then among ours."""
    own = [jinja2.FileSystemLoader(folder)] if folder else []
    return PageEnvironment(
        loader=jinja2.ChoiceLoader([*own, jinja2.FileSystemLoader(template_folder())]),
        autoescape=True,  # whatever a template is called
        undefined=jinja2.StrictUndefined,
        auto_reload=False,  # else each page asks the file system whether a template has changed
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def rendered(template: jinja2.Template, **fields: object) -> bytes:
    """Return a finished page, without control and bidirectional characters.

    They are taken out of the whole page, so that no template and no field can forget it. That is
    as safe as doing so before texts are escaped: what stands in their place is letters and digits.
    """
    return visible(template.render(fields)).encode(errors="replace")


def template_folder() -> Path:
    """Return the folder of our templates: the installed package, else the one beside the source.

    With a plain `pip install .`, `python -m searchkit` from the repository's root finds the
    source package, which has no `templates` inside.
    """
    try:
        return Path(str(files("searchkit.templates")))
    except ModuleNotFoundError:
        return Path(__file__).parents[3] / "templates"


def stylesheet(environment: jinja2.Environment) -> str:
    """Return the style sheet, the user's own where there is one."""
    if environment.loader is None:
        raise jinja2.TemplateNotFound("style.css")
    source, _, _ = environment.loader.get_source(environment, "style.css")
    return source
