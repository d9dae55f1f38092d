"""The templates: the user's own before ours, every text in them escaped, every page made harmless."""

import hashlib
import traceback
from collections.abc import Iterable, MutableMapping
from importlib.resources import files
from pathlib import Path
from typing import Any, NoReturn

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro

from searchkit.domain.errors import ConfigurationError
from searchkit.renderers.display_names import grouped
from searchkit.renderers.html.escaping import as_markup, escaped, isolated
from searchkit.renderers.visible import visible_bytes


class PageMacro(Macro):
    """A macro that is called without ado where it is given just what it asks for."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        takes_more = self.caller or self.catch_kwargs or self.catch_varargs
        self._only_count = -1 if takes_more else self._argument_count

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """Return what it makes of its arguments, as markup."""
        if kwargs or len(args) != self._only_count:
            made: str = super().__call__(*args, **kwargs)
            return made
        return as_markup(self._func(*args))


class _PageCode(CodeGenerator):
    """Compiles templates to Python that runs in half of the time.

    What is put out is escaped by our own function, to the same characters, and a block puts it out
    as one text, where jinja2 hands on piece by piece through each template that stands below. In our
    own templates a field of a value is taken for what it is, and a key too, where jinja2 would try one as
    the other.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 (jinja2's name)
        super().visit_Template(node, frame)
        # The functions above these lines look the names up when they run.
        self.writeline(f"from {escaped.__module__} import escaped as escape, escaped_text", extra=1)
        self.writeline(f"from {PageMacro.__module__} import PageMacro as Macro")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (jinja2's name)
        if not _is_in(self.filename, template_folder()):  # may ask whether a field is there at all
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 (jinja2's name)
        if isinstance(node.arg, nodes.Slice) or not _is_in(self.filename, template_folder()):
            super().visit_Getitem(node, frame)
            return
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        if not frame.block_frame or frame.buffer is not None:
            super().blockvisit(body, frame)
            return
        self.buffer(frame)
        super().blockvisit(body, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:  # most is markup or a text, and a call to find that out takes as long as all else
            self.write("(_ if (kind := type(_ := (")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write("))) is Markup else escaped_text(_) if kind is str else escape(_))")


class PageEnvironment(jinja2.Environment):
    """What templates are compiled by, and the words that they may ask for."""

    code_generator_class = _PageCode

    def __init__(self, folder: Path | None = None) -> None:
        own = [jinja2.FileSystemLoader(folder)] if folder else []
        super().__init__(
            loader=jinja2.ChoiceLoader([*own, jinja2.FileSystemLoader(template_folder())]),
            autoescape=True,  # whatever a template is called
            undefined=jinja2.StrictUndefined,
            auto_reload=False,  # else each page asks the file system whether a template has changed
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._folder = folder
        self.filters |= {"grouped": grouped, "counted": counted, "isolated": isolated}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the names that every template knows, in one mapping: each page goes through them."""
        return {**self.globals, **(d or {})}

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Raise what went wrong in a template; ConfigurationError where it is one of the user's."""
        try:
            super().handle_exception(source)
        except _MISTAKES as error:
            place = self._place(error)
            if place is None:
                raise
            what = str(error).rstrip(".")
            message = f"{place}: {what}. Mend that template, or leave --templates out."
            raise ConfigurationError(message) from error

    def _place(self, error: Exception) -> str | None:
        """Return the line of a template of the user's at which it happened: "DIR/base.html.j2:7"."""
        if self._folder is None:
            return None
        if isinstance(error, jinja2.TemplateSyntaxError):
            places = [(error.filename, error.lineno)]
        else:
            frames = traceback.extract_tb(error.__traceback__)
            places = [(each.filename, each.lineno or 0) for each in frames]
        own = [f"{name}:{line}" for name, line in places if _is_in(name, self._folder)]
        return own[-1] if own else None


# What a template can do wrong; what its values raise when they are read is for others to say.
_MISTAKES = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


def _is_in(file: str | None, folder: Path) -> bool:
    return file is not None and folder in Path(file).parents


def template_environment(folder: Path | None = None) -> jinja2.Environment:
    """Return an environment that finds templates in `folder` first, then among ours."""
    return PageEnvironment(folder)


def counted(number: int, one: str, many: str) -> str:
    """Return how many: "1,204 paragraphs", "1 story"."""
    return f"{grouped(number)} {one if number == 1 else many}"


def rendered(template: jinja2.Template, **fields: object) -> bytes:
    """Return a finished page, without control and bidirectional characters.

    They are taken out of the whole page, so that no template and no field can forget it. That is
    as safe as doing so before texts are escaped: what stands in their place is letters and digits.
    """
    return visible_bytes(template.render(fields))


def digest_of(folder: Path) -> str:
    """Return a digest of a folder of templates, which is another where any file in it is."""
    digest = hashlib.blake2b(digest_size=8)
    for name in jinja2.FileSystemLoader(folder).list_templates():  # in order of their names
        content = (folder / name).read_bytes()
        digest.update(f"{name} {len(content)} ".encode(errors="surrogateescape") + content)
    return digest.hexdigest()


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
