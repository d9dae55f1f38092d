"""`searchkit completion`: a completion script for the user's shell."""

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of
from searchkit.cli.group import COMPLETION_VARIABLE, searchkit
from searchkit.cli.shells import SHELLS

_EXAMPLES = """
  searchkit completion bash > ~/.local/share/bash-completion/completions/searchkit
  searchkit completion zsh > "${fpath[1]}/_searchkit"
  searchkit completion fish > ~/.config/fish/completions/searchkit.fish
"""

_DETAILS = """\
Commands and options are completed, and of the index that is meant speakers,
outlets, countries, ids, and the saved searches behind @."""


@make_command("Print a completion script for your shell.", _EXAMPLES, _DETAILS)
@click.argument("shell", type=click.Choice([*SHELLS]))
@click.pass_context
def command(ctx: click.Context, /, shell: str) -> int:
    """Print the script."""
    script = SHELLS[shell](searchkit, {}, "searchkit", COMPLETION_VARIABLE)
    console_of(ctx).print((script.source_template % script.source_vars()).rstrip("\n"))
    return 0
