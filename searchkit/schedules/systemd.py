"""The units of systemd: a service that sees what it needs and nothing else, and its timer."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from searchkit.schedules.rhythm import calendar, delay_seconds
from searchkit.schedules.scheduled_run import ScheduledRun, require_plain
from searchkit.values import dataclass

LOCKED = 75  # the exit code of a run that found another one writing: the next one will do
MAILED_LINES = 100  # of the journal

# What ProtectHome= and PrivateTmp= put something empty in place of.
HIDDEN = tuple(map(Path, ("/home", "/root", "/run/user", "/tmp", "/var/tmp")))


@dataclass(frozen=True, slots=True)
class Manager:
    """Which systemd runs the units: the machine's, as a user of it, or the user's own."""

    user: str | None  # the account, for the machine's; None: the user's own

    @property
    def folder(self) -> str:
        """Where units of an administrator, or of a user, lie."""
        return "/etc/systemd/system" if self.user else "~/.config/systemd/user"

    @property
    def systemctl(self) -> str:
        """How it is spoken to."""
        return "systemctl" if self.user else "systemctl --user"


def unit_files(run: ScheduledRun, manager: Manager) -> Mapping[str, str]:
    """Return name -> text of the units, the service first."""
    units = {
        f"{run.name}.service": _service(run, manager),
        f"{run.name}.timer": _timer(run),
    }
    if run.mail_to is not None:
        units[f"{run.name}-trouble.service"] = _mail(run, run.mail_to, manager)
    return {name: "".join(f"{line}\n" for line in lines) for name, lines in units.items()}


def how_to_install(run: ScheduledRun, manager: Manager, again: str) -> Iterator[str]:
    """Yield how the units come into service and out of it, for a person.

    `again`: the command, as a shell takes it, that prints these lines.
    """
    ctl, folder = manager.systemctl, manager.folder
    sudo, made = "", f"{again} -o {folder}"
    if manager.user:
        sudo, made = "sudo ", f"{again} -o units && sudo cp units/{run.name}* {folder}/"
    start = f"{sudo}{ctl} daemon-reload && {sudo}{ctl} enable --now {run.name}.timer"
    yield f"# Install: {made} && {start}"
    yield (
        f"# Undo:    {sudo}{ctl} disable --now {run.name}.timer; {sudo}rm {folder}/{run.name}*; "
        f"{sudo}{ctl} daemon-reload"
    )
    if not manager.user:
        yield "# To have it run while you are not logged in, too: loginctl enable-linger"


def _service(run: ScheduledRun, manager: Manager) -> Iterator[str]:
    yield "[Unit]"
    yield f"Description=searchkit: bring {_text(str(run.index))} level with its folders"
    yield "Documentation=man:searchkit(1)"
    if manager.user:
        yield f"RequiresMountsFor={_path(run.index)}"
    if run.mail_to is not None:
        yield f"OnFailure={run.name}-trouble.service"
    yield ""
    yield "[Service]"
    yield "Type=oneshot"
    if manager.user:
        yield f"User={_text(manager.user)}"
    for name, value in run.environment.items():
        yield f"Environment={_quoted(f'{name}={value}')}"
    # Only a failure is told: so new trouble must be one, where somebody is to be told.
    strict = ("--strict-new",) if run.mail_to is not None else ()
    yield f"ExecStart={' '.join(map(_argument, _called((*run.command, *strict))))}"
    yield f"SuccessExitStatus={LOCKED}"
    yield ""
    yield "# It gets in nobody's way. A clipping that takes too much memory costs its worker alone."
    yield "Nice=19"
    yield "IOSchedulingClass=idle"
    yield f"MemoryMax={run.memory_bytes >> 20}M"
    yield "OOMPolicy=continue"
    yield "TasksMax=256"
    yield ""
    yield "# It sees its index, its clippings and its installation, and writes its index alone. For"
    yield "# another folder of clippings these units are to be made again."
    yield "UMask=0077"
    yield "ProtectSystem=strict"
    yield "ProtectHome=tmpfs"
    yield "PrivateTmp=yes"
    for path in outermost(run.reads):
        if is_hidden(path):
            yield f"BindReadOnlyPaths=-{_bound(path)}"
    for path in outermost(run.writes):
        if is_hidden(path):
            yield f"BindPaths={_bound(path)}"
        yield f"ReadWritePaths={_path(path)}"
    if among := [path for path in outermost(run.reads) if _is_within(path, run.writes)]:
        yield "# The log's folder is writable, and what else lies there; but for this:"
        yield from (f"ReadOnlyPaths=-{_path(path)}" for path in among)
    if not manager.user:
        yield "PrivateUsers=yes"
    yield from _FENCE
    if manager.user:
        yield from _FENCE_OF_ROOT


# It opens no connection, starts nothing as another user, and changes nothing of the machine.
_FENCE = (
    "PrivateNetwork=yes",
    "RestrictAddressFamilies=AF_UNIX",
    "NoNewPrivileges=yes",
    "RestrictSUIDSGID=yes",
    "RestrictNamespaces=yes",
    "RestrictRealtime=yes",
    "LockPersonality=yes",
    "SystemCallArchitectures=native",
    "SystemCallFilter=@system-service",
    "SystemCallErrorNumber=EPERM",
)
# What only the machine's systemd may promise.
_FENCE_OF_ROOT = (
    "CapabilityBoundingSet=",
    "PrivateDevices=yes",
    "ProtectClock=yes",
    "ProtectControlGroups=yes",
    "ProtectHostname=yes",
    "ProtectKernelLogs=yes",
    "ProtectKernelModules=yes",
    "ProtectKernelTunables=yes",
    "ProtectProc=invisible",
)


def _timer(run: ScheduledRun) -> Iterator[str]:
    yield "[Unit]"
    yield f"Description=searchkit: {_text(str(run.index))}, {run.rhythm}"
    yield ""
    yield "[Timer]"
    yield f"OnCalendar={calendar(run.rhythm)}"
    yield "# A run that was missed, for the machine was off, is made up for."
    yield "Persistent=true"
    yield f"RandomizedDelaySec={delay_seconds(run.rhythm)}"
    yield ""
    yield "[Install]"
    yield "WantedBy=timers.target"


# $1 is whom it is for, $2 the unit. A file of an outlet may be named in any letters: UTF-8.
_MAIL = (
    r'{ printf "To: %s\nSubject: %s on %s: trouble\nMIME-Version: 1.0\n'
    r'Content-Type: text/plain; charset=utf-8\n\n" "$1" "$2" "$(uname -n)"; '
    r'CTL status --full --no-pager --lines=LINES "$2"; } | sendmail -t'
)


def _mail(run: ScheduledRun, address: str, manager: Manager) -> Iterator[str]:
    script = _MAIL.replace("CTL", manager.systemctl).replace("LINES", str(MAILED_LINES))
    words = ("/bin/sh", "-c", script, "sh", address, f"{run.name}.service")
    yield "[Unit]"
    yield f"Description=searchkit: mail the trouble with {_text(str(run.index))}"
    yield ""
    yield "[Service]"
    yield "Type=oneshot"
    yield "Environment=PATH=/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin"
    yield f"ExecStart={' '.join(map(_argument, words))}"


def outermost(paths: Sequence[Path]) -> list[Path]:
    """Return the paths that lie in none of the others, each once, in order."""
    chosen: list[Path] = []
    for path in sorted(set(paths)):
        if not any(path.is_relative_to(other) for other in chosen):
            chosen.append(path)
    return chosen


def is_hidden(path: Path) -> bool:
    """Whether the service would not see the path unless it is told of it."""
    return any(path.is_relative_to(folder) for folder in HIDDEN)


def _is_within(path: Path, folders: Iterable[Path]) -> bool:
    return any(path.is_relative_to(folder) for folder in folders)


def _called(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a command whose program may have a dollar sign in its path.

    systemd takes two for one in arguments alone, and a single one in none.
    """
    return ("/bin/sh", "-c", 'exec "$0" "$@"', *words) if "$" in words[0] else words


def _text(text: str) -> str:
    """Return text as it stands in a unit: a percent sign begins no specifier."""
    return require_plain(text).replace("%", "%%")


def _quoted(text: str, special: str = '"\\\\') -> str:
    """Return a word in quotes."""
    return '"' + re.sub(f"([{special}])", r"\\\1", _text(text)) + '"'


def _argument(text: str) -> str:
    """Return a word of a command: there, a dollar sign begins a variable."""
    is_plain = re.fullmatch(r"[A-Za-z0-9_./=@:,+-]+", text)
    return text if is_plain else _quoted(text).replace("$", "$$")


def _path(path: Path, *, special: str = '"\\\\') -> str:
    """Return a path in a list of paths; `special`: what is to be escaped in it, for a pattern."""
    text = str(path)
    return text if re.fullmatch(r"[A-Za-z0-9_./=@,+-]+", text) else _quoted(text, special)


def _bound(path: Path) -> str:
    """Return a path in a list where a colon parts a path from where it is to be seen."""
    return _path(path, special='":\\\\')
