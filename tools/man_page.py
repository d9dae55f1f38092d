"""The man page, docs/searchkit.1, from the commands themselves; `tools.refresh_docs` writes it.

What a command says of itself is in its help: a summary, examples, paragraphs, options. The page is
installed in share/man/man1.
"""

import re
import textwrap
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

import searchkit
from searchkit.cli.command import Command, global_options
from searchkit.cli.group import COMMANDS
from searchkit.cli.group import searchkit as group
from tools.refresh_docs import EXIT_CODES, argument_word, value_word

PAGE = Path(__file__).parent.parent / "docs" / "searchkit.1"
DATE = "2026-11-27"  # of the version; docs/releasing.md says when it is changed
_GLOBAL = {option.name for option in global_options()}

_ENVIRONMENT = {
    "SEARCHKIT_INDEX": "The index folder.",
    "SEARCHKIT_COLOR": "When to colour: auto, always or never.",
    "SEARCHKIT_JOBS": "How many worker processes index starts.",
    "NO_COLOR": "Where it is set, nothing is coloured unless --color says so.",
    "PAGER": "What shows an answer that is longer than the terminal; less unless told otherwise.",
    "XDG_CONFIG_HOME": "Where your own searchkit/searchkit.toml lies; ~/.config unless told otherwise.",
}
_FILES = {
    "searchkit.toml": "The configuration: of a project in its folder or one above, your own in "
    "~/.config/searchkit/.",
    "aliases.toml, corrections.toml": "What you know better, beside a project's searchkit.toml, "
    "else beside the index folder.",
    "index/": "The index.",
    ".index-shown.sqlite": "What readers were shown of saved searches, beside the index folder of "
    "that name.",
}


def man_page() -> str:
    """Return the page as roff, in the macros that mandoc and groff both know (man)."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    yield '.\\" Written from the commands by python -m tools.refresh_docs; a test holds it to them.'
    yield f'.TH SEARCHKIT 1 {DATE} "searchkit {searchkit.__version__}" "User Commands"'
    yield ".SH NAME"
    yield r"searchkit \- ask a folder of news clippings who said what"
    yield "about which country, when"
    yield ".SH SYNOPSIS"
    yield r".B searchkit"
    yield r"[\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGUMENTS\fR]"
    yield ".SH DESCRIPTION"
    yield from _help(group.help or "")
    yield ".SH OPTIONS"
    yield "Of every command, before or after its name."
    yield from _options(global_options())
    yield ".SH COMMANDS"
    for name in COMMANDS:
        yield from _command(name, import_module(f"searchkit.cli.{name}").command)
    yield ".SH EXIT STATUS"
    for code, meaning in EXIT_CODES.items():
        yield from _item(f"\\fB{code}\\fR", meaning)
    yield ".SH ENVIRONMENT"
    for name, meaning in _ENVIRONMENT.items():
        yield from _item(f"\\fB{_plain(name)}\\fR", meaning)
    yield ".SH FILES"
    for name, meaning in _FILES.items():
        yield from _item(f"\\fI{_plain(name)}\\fR", meaning)


def _command(name: str, command: Command) -> Iterator[str]:
    arguments = [argument_word(p) for p in command.params if isinstance(p, click.Argument)]
    words = " ".join([r"[\fIOPTIONS\fR]", *map(_plain, arguments)])
    yield f".SS \\fBsearchkit {name}\\fR {words}"
    yield from _help(command.help or "")
    options = [p for p in command.params if isinstance(p, click.Option) and p.name not in _GLOBAL]
    yield from _options(options)


def _help(text: str) -> Iterator[str]:
    is_first = True
    for part in text.strip().split("\n\n"):
        if not is_first:
            yield ".PP"
        is_first = False
        if part.startswith("\b\n"):
            yield from [".RS 4", ".nf", *map(_plain, _undented(part[2:])), ".fi", ".RE"]
        else:
            yield from _filled(part)


def _undented(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


def _options(options: list[click.Option]) -> Iterator[str]:
    for option in options:
        names = ", ".join(f"\\fB{_plain(name)}\\fR" for name in option.opts)
        value = "" if option.is_flag else f" \\fI{_plain(value_word(option))}\\fR"
        yield from _item(names + value, option.help or "")


def _item(tag: str, text: str) -> Iterator[str]:
    yield ".TP"
    yield tag
    yield from _filled(text)


def _filled(text: str) -> Iterator[str]:
    """Yield short lines, which are easier to compare; roff fills them anew."""
    lines = textwrap.wrap(
        " ".join(text.split()), 60, break_on_hyphens=False, break_long_words=False
    )
    yield from map(_plain, lines)


def _plain(text: str) -> str:
    """Return text as roff shows it: nothing in it is a command, and a hyphen is a hyphen."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("`", r"\(ga").replace("^", r"\(ha")
    text = text.replace("~", r"\(ti").replace("'", r"\(aq").replace('"', r"\(dq")
    return re.sub(r"^(?=\.)", r"\\&", text, flags=re.MULTILINE)
