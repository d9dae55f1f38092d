import shutil
import subprocess
from pathlib import Path

import pytest

from searchkit.schedules.rhythm import Stepwise
from searchkit.schedules.scheduled_run import ScheduledRun, schedule_name
from searchkit.schedules.systemd import Manager, outermost, unit_files
from tests.support.schedulers import of_unit, words_of

MANAGERS = [Manager(None), Manager("ada")]
INDEX = Path("/home/ada/50% of it/index")


def units(manager: Manager, **fields: object) -> dict[str, str]:
    run = {"command": ("/bin/true", "--index", str(INDEX)), "index": INDEX, "rhythm": Stepwise(60, 5),
           "reads": (), "writes": (INDEX,), "memory_bytes": 3 << 30}  # fmt: skip
    made = unit_files(ScheduledRun(**{**run, **fields}), manager)  # type: ignore[arg-type]
    return {name.rpartition(schedule_name(INDEX))[2]: text for name, text in made.items()}


@pytest.mark.parametrize("manager", MANAGERS)
@pytest.mark.parametrize("mail_to", [None, "ada@example.org"])
def test_systemd_has_nothing_to_say_about_the_units(
    manager: Manager, mail_to: str | None, tmp_path: Path
) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    made = units(manager, reads=(Path('/home/a:b/"c" d\\e/$f'), Path("/srv/é")), mail_to=mail_to)
    for name, text in made.items():
        (tmp_path / f"{schedule_name(INDEX)}{name}").write_text(text)

    kind = [] if manager.user else ["--user"]
    done = subprocess.run(
        ["systemd-analyze", *kind, "verify", "--man=no", *sorted(map(str, tmp_path.iterdir()))],
        env={"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


AWKWARD = ["/a b", '/a"b', "/a\\b", "/a'b", "/a$b", "/a%b", "/a;b", "/a%%b$$c", "/é", "/a\\\\"]


@pytest.mark.parametrize("path", AWKWARD)
def test_the_program_gets_the_words_that_were_meant(path: str) -> None:
    (line,) = of_unit(units(Manager(None), command=("/bin/echo", path))[".service"], "ExecStart")

    assert words_of(line) == ["/bin/echo", path]


@pytest.mark.parametrize("folder", ["a$b", "50% off", "$HOME", "a$$b"])
def test_a_program_is_found_whatever_its_folder_is_called(folder: str, tmp_path: Path) -> None:
    program = tmp_path / folder / "searchkit"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$0" "$@"\n')
    program.chmod(0o755)
    unit = units(Manager("ada"), command=(str(program), "index", "a b$c"))[".service"]
    (line,) = of_unit(unit, "ExecStart")

    done = subprocess.run(words_of(line), capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == [str(program), "index", "a b$c"]
    # systemd resolves no variable in the program's own name, and takes no two signs there for one.
    assert "$" not in line.split()[0]


def test_beside_a_log_the_run_may_write_its_index_and_not_the_clippings() -> None:
    project = Path("/srv/news")
    reads = (project / "clips", project / "searchkit.toml", Path("/usr"))

    service = units(Manager("ada"), reads=reads, writes=(project / "index", project))[".service"]

    assert [*of_unit(service, "ReadWritePaths")] == ["/srv/news"]
    assert [*of_unit(service, "ReadOnlyPaths")] == [
        "-/srv/news/clips",
        "-/srv/news/searchkit.toml",
    ]


def test_what_the_sandbox_hides_is_shown_to_the_run_and_nothing_more() -> None:
    reads = tuple(map(Path, ("/home/ada/clips", "/home/ada/clips/old", "/srv/clips", "/usr")))

    service = units(Manager("ada"), reads=reads)[".service"]

    assert [*of_unit(service, "ProtectHome")] == ["tmpfs"]
    assert [*of_unit(service, "ProtectSystem")] == ["strict"]
    assert [*of_unit(service, "BindReadOnlyPaths")] == ["-/home/ada/clips"]
    assert [*of_unit(service, "BindPaths")] == [f'"{INDEX}"']
    assert [*of_unit(service, "ReadWritePaths")] == [f'"{INDEX}"']


def test_a_colon_of_a_path_parts_no_path_from_another() -> None:
    service = units(Manager(None), reads=(Path("/home/ada/12:30"),))[".service"]

    # As systemd 252 was seen to read it: the backslash is taken after the quotes are.
    assert [*of_unit(service, "BindReadOnlyPaths")] == [r'-"/home/ada/12\:30"']


def test_an_index_that_is_locked_is_no_failure_and_new_trouble_is_one_where_it_is_mailed() -> None:
    silent = units(Manager(None))
    told = units(Manager(None), mail_to="ada@example.org")

    for each in (silent, told):
        assert [*of_unit(each[".service"], "SuccessExitStatus")] == ["75"]
    assert "--strict-new" not in silent[".service"]
    assert next(of_unit(told[".service"], "ExecStart")).endswith(" --strict-new")
    assert [*of_unit(told[".service"], "OnFailure")] == [f"{schedule_name(INDEX)}-trouble.service"]
    assert {*silent} == {".service", ".timer"}


def test_the_mail_says_what_the_unit_said(tmp_path: Path) -> None:
    trouble = units(Manager(None), mail_to="ada@example.org")["-trouble.service"]
    for name, script in {
        "systemctl": 'echo "told $*: skipped clips/x.pdf"; exit 3',
        "sendmail": 'test "$1" = -t && cat',
        "uname": "echo desk",
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    (line,) = of_unit(trouble, "ExecStart")

    done = subprocess.run(
        words_of(line),
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )

    name = f"{schedule_name(INDEX)}.service"
    head, _, body = done.stdout.partition("\n\n")
    assert head.splitlines()[:2] == ["To: ada@example.org", f"Subject: {name} on desk: trouble"]
    assert f"told --user status --full --no-pager --lines=100 {name}: skipped" in body


def test_units_of_two_indexes_have_two_names() -> None:
    names = {schedule_name(Path(f"/home/{who}/news/index")) for who in ("ada", "bo")}

    assert len(names) == 2
    assert all(name.startswith("searchkit-news-") for name in names)
    assert schedule_name(Path("/home/ada/Ñé/index")).isascii()


def test_paths_within_others_are_left_out() -> None:
    paths = [Path(p) for p in ("/a/b", "/a", "/ab", "/c/d", "/a/b/c", "/c/d")]

    assert outermost(paths) == [Path("/a"), Path("/ab"), Path("/c/d")]
