"""How bash, zsh and fish are told what completes a line: a script each, and what it is answered.

click's own scripts take names with spaces and colons apart; these give the line to searchkit as it
was typed, and are given back what is to stand there.
"""

from collections.abc import Mapping
from typing import ClassVar

from click import Command
from click.shell_completion import CompletionItem, ShellComplete, add_completion_class

from searchkit.values import dataclass

_BASH = r"""%(complete_func)s() {
    local IFS=$'\n' reply
    COMPREPLY=()
    reply=$(_SK_LINE="${COMP_LINE:0:COMP_POINT}" _SK_BREAKS="$COMP_WORDBREAKS" \
        %(complete_var)s=bash_complete "$1" 2>/dev/null) || return 0
    case $reply in
        ":file") compopt -o default 2>/dev/null ;;
        ":dir") compopt -o dirnames 2>/dev/null ;;
        *) COMPREPLY=($reply) ;;
    esac
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_ZSH = r"""#compdef %(prog_name)s
%(complete_func)s() {
    local reply line
    local -a given values shown parts
    given=("${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
    reply=$(_SK_WORDS="${(F)given}" \
        %(complete_var)s=zsh_complete ${words[1]} 2>/dev/null) || return 1
    case $reply in
        "") return 1 ;;
        ":file") _files; return ;;
        ":dir") _files -/; return ;;
    esac
    for line in ${(f)reply}; do
        parts=("${(@ps:\t:)line}")
        values+=("$parts[1]")
        shown+=("$parts[1]${parts[2]:+  -- $parts[2]}")
    done
    compadd -U -l -V searchkit -d shown -a values
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

_FISH = r"""function %(complete_func)s
    set -l reply (env _SK_LINE=(commandline -cp) %(complete_var)s=fish_complete \
        (commandline -po)[1] 2>/dev/null)
    switch "$reply[1]"
        case ":file"
            __fish_complete_path (commandline -ct)
        case ":dir"
            __fish_complete_directories (commandline -ct)
        case '*'
            printf '%%s\n' $reply
    end
end
complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


@dataclass(frozen=True, slots=True)
class Typed:
    """A line of a shell, up to the cursor, as far as it can be told apart."""

    words: tuple[str, ...]  # without quotes; the last is the one that is being typed
    raw: str  # that one as it was typed
    quote: str = ""  # the quotation mark that is still open in it
    before_quote: str = ""  # of the last word, without quotes, what stands before that mark


def typed(line: str) -> Typed:
    """Return the words of a line: quotes and backslashes as bash, zsh and fish all have them."""
    words, word, raw, quote, before_quote = [], "", "", "", ""
    characters = iter(line)
    for c in characters:
        if quote:
            raw += c
            if c == quote:
                quote = ""
            elif c == "\\" and quote == '"' and (escaped := next(characters, "")):
                raw += escaped
                word += escaped if escaped in '"\\$`' else c + escaped
            else:
                word += c
        elif c.isspace():
            if raw:
                words.append(word)
            word = raw = ""
        elif c in "'\"":
            quote, before_quote, raw = c, word, raw + c
        elif c == "\\":
            escaped = next(characters, "")
            word, raw = word + escaped, raw + c + escaped
        else:
            word, raw = word + c, raw + c
    return Typed((*words, word), raw, quote, before_quote)


class OurShell(ShellComplete):
    """A shell that is given what replaces the word before the cursor."""

    @property
    def func_name(self) -> str:
        """The name of the shell's function.

        In zsh it must be that of the file which `fpath` finds: a file defines itself when it is
        first asked, and answers by that function from then on.
        """
        return "_searchkit"

    def line(self) -> Typed:
        """Return what was typed."""
        import os

        return typed(os.environ.get("_SK_LINE", ""))

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the arguments before the word that is typed, and that word."""
        words = self.line().words
        return [*words[1:-1]], words[-1]

    def complete(self) -> str:
        """Return the answer: `:file` or `:dir` where the shell knows better, else a line each."""
        args, incomplete = self.get_completion_args()
        items = self.get_completions(args, incomplete)
        if items and items[0].type in ("file", "dir"):
            return f":{items[0].type}"
        option = incomplete.partition("=")[0] + "=" if _is_option_with_value(incomplete) else ""
        whole = (CompletionItem(option + item.value, help=item.help) for item in items)
        return "\n".join(map(self.format_completion, whole))

    def format_completion(self, item: CompletionItem) -> str:
        """Return the value, and after a tab what it is."""
        return f"{item.value}\t{_one_line(item.help)}" if item.help else item.value


def _is_option_with_value(word: str) -> bool:
    return word.startswith("--") and "=" in word


class OurBash(OurShell):
    """bash, which replaces only what stands behind the last of its word breaks, `:` and `=`."""

    name: ClassVar[str] = "bash"
    source_template: ClassVar[str] = _BASH

    def format_completion(self, item: CompletionItem) -> str:
        """Return what bash puts in place of the word, quoted as the word is."""
        import os

        line = self.line()
        if line.quote:
            rest = item.value.removeprefix(line.before_quote)
            return rest if line.quote == "'" else _escaped(rest, '"\\$`')
        breaks = os.environ.get("_SK_BREAKS", "")
        cut = max((line.raw.rfind(c) for c in breaks if c in ":="), default=-1) + 1
        stays = typed(line.raw[:cut]).words[-1]
        return _escaped(item.value.removeprefix(stays), _SPECIAL)


# What a shell would not take as a plain character of a word.
_SPECIAL = " \t\"'\\$`!*?[](){}<>|&;#~"


def _escaped(text: str, special: str) -> str:
    return "".join(f"\\{c}" if c in special else c for c in text)


class OurZsh(OurShell):
    """zsh, which quotes by itself."""

    name: ClassVar[str] = "zsh"
    source_template: ClassVar[str] = _ZSH

    def line(self) -> Typed:
        """Return what was typed; zsh has told the words apart already."""
        import os

        words = os.environ.get("_SK_WORDS", "").split("\n")
        return Typed(("searchkit", *words), words[-1])


class OurFish(OurShell):
    """fish, which quotes by itself, and shows what is behind a tab as a description."""

    name: ClassVar[str] = "fish"
    source_template: ClassVar[str] = _FISH

    def format_completion(self, item: CompletionItem) -> str:
        """Return the value in small letters where a quotation mark stands within what was typed.

        fish takes it then only where the letters are the same; in a name their case never matters.
        """
        word = self.line().words[-1]
        if ':"' in item.value and '"' not in word and word.islower():
            item = CompletionItem(item.value.lower(), help=item.help)
        return super().format_completion(item)


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


SHELLS: Mapping[str, type[OurShell]] = {shell.name: shell for shell in (OurBash, OurZsh, OurFish)}


def answer_shell(group: Command, arguments: list[str], variable: str) -> int:
    """Answer the shell that asks by an environment variable such as `bash_complete`.

    Whatever goes wrong, nothing is said: the user is in the middle of a line.
    """
    for shell in SHELLS.values():
        add_completion_class(shell)
    try:
        group.main(arguments, prog_name="searchkit", complete_var=variable)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 1
    except Exception:
        return 1
