"""cron and systemd, as far as they read what is printed for them."""

import shlex
from collections.abc import Callable, Iterator, Mapping


def by_vixie(command: str) -> str:
    r"""What Vixie cron (Debian's, ISC's, the BSDs') gives to the shell: `\%` is %, `\\` is \."""
    return _unescaped(command, "%\\")


def by_cronie(command: str) -> str:
    r"""What cronie gives to the shell: `\%` is %, and no other backslash is looked at."""
    return _unescaped(command, "%")


def by_busybox(command: str) -> str:
    """What busybox's crond gives to the shell: the command as it stands."""
    return command


CRONS: tuple[Callable[[str], str], ...] = (by_vixie, by_cronie, by_busybox)


def _unescaped(command: str, special: str) -> str:
    read = ""
    characters = iter(command)
    for c in characters:
        if c == "%":
            break  # the rest would be standard input
        following = next(characters, "") if c == "\\" else ""
        read += following if following and following in special else c + following
    return read


def in_crontab(lines: str) -> tuple[Mapping[str, str], str, str]:
    """The variables of a crontab with one job, its five fields, and its command."""
    variables, jobs = {}, []
    for line in lines.splitlines():
        if line and not line.startswith("#"):
            name, equals, value = line.partition("=")
            if equals and name.isidentifier():
                variables[name] = value
            else:
                jobs.append(line)
    (job,) = jobs
    *fields, command = job.split(" ", 5)
    return variables, " ".join(fields), command


def of_unit(text: str, key: str) -> Iterator[str]:
    """The values of a setting in a unit, specifiers resolved."""
    for line in text.splitlines():
        name, equals, value = line.partition("=")
        if equals and name == key:
            yield value.replace("%%", "%")


def words_of(value: str) -> list[str]:
    """The words of ExecStart=, as the program gets them."""
    return [word.replace("$$", "$") for word in shlex.split(value)]
