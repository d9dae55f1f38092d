"""Write what the documents say of the commands from the commands themselves.

    python -m tools.refresh_docs

`docs/cli.md` and the man page are made whole. In README.md, what stands under a line `$ searchkit ...` of a console
block is what that command prints, run in a folder with the sample clippings.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from searchkit.cli.command import Command, global_options
from searchkit.cli.group import COMMANDS
from searchkit.samples import sample_folder

ROOT = Path(__file__).parent.parent
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_GLOBAL = {option.name for option in global_options()}


def cli_markdown() -> str:
    """Return docs/cli.md."""
    lines = [
        "# The commands",
        "",
        "Written from the commands by `python -m tools.refresh_docs`; a test holds it to them.",
        "",
    ]
    lines += [f"- [`{name}`](#searchkit-{name}) {summary}" for name, summary in COMMANDS.items()]
    lines += ["", "## Options of every command, before or after its name", ""]
    lines += _options(global_options())
    for name in COMMANDS:
        lines += ["", *_command(name, import_module(f"searchkit.cli.{name}").command)]
    lines += ["", "## Exit codes", "", "| code | meaning |", "|-|-|"]
    lines += [f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


EXIT_CODES = {
    0: "found, or done",
    1: "nothing found, or nothing to go back to",
    2: "the command line or the query makes no sense",
    3: "`index --strict` met trouble, or `index --strict-new` new trouble",
    4: "`index` refused a mass removal",
    10: "no index, or one of another schema; the message says how to build it",
    65: "the index is damaged, or others may write in it",
    70: "a mistake in searchkit; the message says where",
    74: "reading or writing failed, or the machine failed most clippings",
    75: "another run is writing; try again",
    78: "the configuration is wrong, or a library is not installed",
    130: "interrupted",
}


def _command(name: str, command: Command) -> Iterator[str]:
    arguments = [argument_word(p) for p in command.params if isinstance(p, click.Argument)]
    yield f"## searchkit {name}"
    yield ""
    yield "```"
    yield " ".join(["searchkit", name, "[OPTIONS]", *arguments])
    yield "```"
    yield ""
    for part in (command.help or "").split("\n\n"):
        if part.startswith("\b\n"):
            yield from ["```sh", *(line.strip() for line in part[2:].splitlines()), "```", ""]
        else:
            yield from [part, ""]
    options = [p for p in command.params if isinstance(p, click.Option) and p.name not in _GLOBAL]
    yield from _options(options)


def argument_word(argument: click.Argument) -> str:
    """Return what stands for an argument in a line that says how a command is used."""
    if argument.metavar:
        return argument.metavar
    if isinstance(argument.type, click.Choice):
        return _choices(argument)
    return (argument.name or "").upper()


def _options(options: list[click.Option]) -> Iterator[str]:
    for option in options:
        names = ", ".join(f"`{name}`" for name in option.opts)
        value = "" if option.is_flag else f" `{value_word(option)}`"
        yield f"- {names}{value} {option.help}"


def value_word(option: click.Option) -> str:
    """Return what stands for the value of an option that takes one."""
    return option.metavar or _choices(option)


def _choices(option: click.Parameter) -> str:
    if isinstance(option.type, click.Choice):
        return "|".join(map(str, option.type.choices))
    return option.type.name.upper()


def with_output(readme: str) -> str:
    """Return the README with what its commands print now."""
    with tempfile.TemporaryDirectory() as name, sample_folder() as samples:
        folder = Path(name)
        shutil.copytree(samples, folder / "clippings")
        return CONSOLE.sub(lambda block: "".join(_session(block[0], folder)), readme)


def _session(block: str, folder: Path) -> Iterator[str]:
    """Yield a console block with its commands run anew."""
    for line in block.splitlines():
        if not line.startswith("$ "):
            continue
        yield f"{line}\n"
        if line.startswith("$ searchkit "):
            yield run(line, folder)
        yield "\n"


def run(line: str, folder: Path) -> str:
    """Return what a line of a console block prints, in `folder`."""
    done = subprocess.run(
        ["bash", "-c", f"{shlex.quote(sys.executable)} -m {line.removeprefix('$ ')}"],
        cwd=folder,
        env={**os.environ, "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode > 1:
        raise RuntimeError(f"{line}: exit {done.returncode}: {done.stderr}")
    return re.sub(r"\d+\.\d s$", "1.9 s", done.stdout, flags=re.MULTILINE) + done.stderr


def main() -> None:
    """Write all of it."""
    from tools.man_page import PAGE, man_page  # which takes words from here

    PAGE.write_text(man_page(), encoding="utf-8")
    (ROOT / "docs" / "cli.md").write_text(cli_markdown())
    readme = ROOT / "README.md"
    text = with_output(readme.read_text()).replace("\n\n```\n", "\n```\n")
    readme.write_text(text)


if __name__ == "__main__":
    main()
