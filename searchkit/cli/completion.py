"""`searchkit completion`: a completion script for the user's shell."""

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of
from searchkit.cli.group import COMPLETION_VARIABLE, searchkit

_EXAMPLES = """
  searchkit completion bash > ~/.local/share/bash-completion/completions/searchkit
  searchkit completion zsh > "${fpath[1]}/_searchkit"
  searchkit completion fish > ~/.config/fish/completions/searchkit.fish
"""


@make_command("Print a completion script for your shell.", _EXAMPLES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, /, shell: str) -> int:
    """Print the script."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"{shell}: click knows no completion for it.")
    completion = kind(searchkit, {}, "searchkit", COMPLETION_VARIABLE)
    # Not `source()`: it starts the shell to see its version, which need not be on this machine.
    console_of(ctx).print((completion.source_template % completion.source_vars()).rstrip("\n"))
    return 0
