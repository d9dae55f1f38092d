"""The command `searchkit`: it knows its commands by name and loads only the one that runs."""

from collections.abc import Sequence
from importlib import import_module

import click

from searchkit.cli.command import global_options

COMPLETION_VARIABLE = "_SEARCHKIT_COMPLETE"

# Kept here so that `searchkit --help` need not load any of them. tests/cli/test_group.py holds it
# to what the commands say themselves.
COMMANDS = {
    "index": "Read clippings; index what is new or changed, forget what is gone.",
    "search": "Find paragraphs, ranked, with facets.",
    "html": "Write the answer to a search as static pages.",
    "site": "Write all saved searches as one static site.",
    "parse": "Show how a clipping is understood, without indexing it.",
    "show": "Show one paragraph within its article.",
    "status": "Say what the index holds and what was skipped.",
    "speakers": "List the speakers with their counts, and likely merges.",
    "open": "Open the clipping of a paragraph in the desktop's viewer.",
    "export": "Write whole articles as the JSON lines that index reads.",
    "correct": "Tell searchkit what you know better.",
    "saved": "List the saved searches with what is new in each.",
    "use": "Make an index the default everywhere, or show which is used.",
    "check": "Verify every byte of the index.",
    "rollback": "Go back to the index before the last run.",
    "cron": "Print a crontab line and systemd units for this index.",
    "demo": "Try searchkit on the bundled sample clippings.",
    "completion": "Print a completion script for your shell.",
}

_HELP = """Ask a folder of news clippings who said what about which country, when.

\b
  searchkit index ~/clippings
  searchkit search sanctions --country China --since 2021
  searchkit search 'speaker:"Wang Yi" "human rights"'
  searchkit html sanctions -o pages

New here? Start with: searchkit demo
"""


class LazyGroup(click.Group):
    """A group whose commands are modules of `searchkit.cli`, imported when they are run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of a day's work."""
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"searchkit.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; where there is none of that name, say which may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import shlex
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, 1)
            meant = f" Did you mean {close[0]}?" if close else ""
            if not close and not args[0].startswith("-"):
                meant = f" To look for it: searchkit search {shlex.join(args)}"
            raise click.UsageError(error.message + meant, ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table, loading none."""
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def run(self, arguments: Sequence[str]) -> int:
        """Run one command and return its exit code. Errors are the caller's."""
        with self.make_context("searchkit", [*arguments] or ["--help"]) as context:
            code: int = self.invoke(context)
            return code


searchkit = LazyGroup(
    name="searchkit", help=_HELP, params=[*global_options()], no_args_is_help=False
)
