# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every command: usage, languages, the window, errors that nobody foresaw, real processes."""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from types import ModuleType

import pytest

from desktop_app.command_line import arguments, found, places, run, search
from desktop_app.command_line.grammar import grammar
from desktop_app.command_line.places import log_file
from desktop_app.language import current_language
from tests.desktop_app.command_line.conftest import Simpul


def process(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop_app", *map(str, words)],
        check=False,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_a_day_in_real_processes(tmp_path: Path) -> None:
    new = ("init", "--library", "Perpustakaan Uji", "--branch", "Pusat")
    started = process(*new, "--store", tmp_path / "store", "--json")
    assert (started.returncode, json.loads(started.stdout)["key"]) == (0, "passphrase")
    nobody = process("lend", "M1", "B1", "--store", tmp_path / "store", "--json")
    assert (nobody.returncode, json.loads(nobody.stdout)["refused"]) == (1, "unknown")
    wrong = process("search", "x", "--store", tmp_path / "store", SIMPUL_PASSPHRASE="another one")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "Traceback" not in wrong.stderr
    assert wrong.stderr


def test_two_processes_lend_at_once(library: Path) -> None:
    words = [sys.executable, "-m", "desktop_app", "lend", "--store", str(library), "--json", "M001"]
    both = [subprocess.Popen([*words, code], stdout=subprocess.PIPE, text=True) for code in ("A001", "A002")]
    said = [json.loads(each.communicate()[0])["loans"][0] for each in both]
    assert all("due" in one for one in said)


@pytest.mark.parametrize("words", ["search a --json", "--help", "import --help", "--version"])
def test_a_reader_that_stops_reading(library: Path, words: str) -> None:
    command = f'"{sys.executable}" -m desktop_app --store "{library}" {words} | true'
    done = subprocess.run(command, shell=True, check=False, capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="as shells there close and fill outputs")
@pytest.mark.parametrize(
    ("where", "code", "said"), [(">&-", 0, ""), (">/dev/full", 1, "what was saved in the library is kept")]
)
@pytest.mark.parametrize("form", ["--json", ""])
def test_an_answer_that_nobody_can_have(library: Path, where: str, code: int, said: str, form: str) -> None:
    """Started without a console, or written to a full disk: what was done is done."""
    command = f'"{sys.executable}" -m desktop_app --store "{library}" --language en search a {form} {where}'
    done = subprocess.run(command, shell=True, check=False, capture_output=True, text=True)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_no_window_where_there_is_no_display() -> None:
    """Qt would end the program with a core dump."""
    nowhere = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = process("--language", "en", **nowhere)
    assert (done.returncode, done.stdout) == (1, "")
    assert "There is no display here" in done.stderr
    told = process("--json", **nowhere)
    assert (told.returncode, json.loads(told.stdout)["refused"]) == (1, "no_display")


@pytest.mark.parametrize(
    "words",
    [
        ("lend",),
        ("search",),
        ("nonsense",),
        ("lend", "M001"),
        ("search", "x", "--limit", "many"),
        ("search", "x", "--limit", "0"),
        ("search", "x", "--limit", "9" * 30),
        ("lend", "\udcff", "B001"),
        ("return", "B001", "\udcff"),
        ("search", "x", "--staff", "\udcff"),
        ("--nope",),
    ],
)
def test_wrong_usage(simpul: Simpul, words: tuple[str, ...]) -> None:
    done = simpul(*words)
    assert done.code == 2
    assert "usage: simpul" in done.err


def test_version(simpul: Simpul) -> None:
    done = simpul("--version")
    assert (done.code, done.out) == (0, f"simpul {arguments.program_version()}\n")


def test_help_names_every_command(simpul: Simpul) -> None:
    done = simpul("--help")
    assert done.code == 0
    assert all(name in done.out for name in (*arguments.COMMANDS, "tour"))


def test_every_word_is_explained() -> None:
    for command, (about, add) in grammar().items():
        words = ArgumentParser(prog=command)
        add(words)
        assert about
        assert [action.dest for action in words._actions if not action.help] == []


def test_every_command_has_a_module() -> None:
    for name in arguments.COMMANDS.values():
        assert callable(run._module(name).run)


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        ((), {}, "id"),
        (("search", "x"), {"SIMPUL_LANGUAGE": "en"}, "en"),
        (("--language", "en", "search", "x"), {}, "en"),
        (("search", "x", "--language=id"), {"SIMPUL_LANGUAGE": "en"}, "id"),
        ((), {"SIMPUL_LANGUAGE": "fr"}, "id"),
        (("--language", "fr"), {}, "id"),
    ],
)
def test_language(words: tuple[str, ...], environment: dict[str, str], language: str) -> None:
    assert arguments.language_of(words, environment) == language


def test_the_language_is_spoken(simpul: Simpul, library: Path) -> None:
    simpul("search", "x", "--store", library, "--language", "id")
    assert current_language() == "id"
    simpul("search", "x", "--store", library, "--language", "en")
    assert current_language() == "en"


@pytest.mark.parametrize("words", [("--store", "here", "search", "x"), ("search", "x", "--store", "here")])
def test_options_before_or_after_the_command(words: tuple[str, ...]) -> None:
    parsed = arguments.parser().parse_args(words)
    assert (parsed.store, parsed.json, parsed.staff) == (Path("here"), False, "admin")


def test_the_window_opens(monkeypatch: pytest.MonkeyPatch, simpul: Simpul, tmp_path: Path) -> None:
    opened: list[tuple[Path, bool]] = []

    def run_window(folder: Path, *, sample: bool) -> int:
        opened.append((folder, sample))
        return 0

    start = ModuleType("desktop_app.start")
    start.run_window = run_window  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "desktop_app.start", start)
    assert simpul().code == 0
    assert simpul("--sample").code == 0
    assert simpul("--sample", "--store", tmp_path).code == 0
    assert opened == [
        (places.default_store(), False),
        (places.default_store(sample=True), True),
        (tmp_path, True),
    ]
    assert opened[0] != opened[1]


def test_the_tour_plays(monkeypatch: pytest.MonkeyPatch, simpul: Simpul, tmp_path: Path) -> None:
    tour = ModuleType("desktop_app.tour")
    tour.run_tour = lambda folder, out: 7 if (folder, out) == (None, tmp_path) else 1  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "desktop_app.tour", tour)
    assert simpul("tour", "--out", tmp_path).code == 7


def test_what_nobody_foresaw_is_noted_without_data(
    simpul: Simpul, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(arguments: object) -> None:
        raise ZeroDivisionError("Siti Aminah owes Rp 500")

    monkeypatch.setattr(search, "run", broken)
    done = simpul("search", "x", "--store", library)
    assert done.code == 1
    assert "Traceback" not in done.err
    assert str(log_file()) in done.err
    noted = log_file().read_text("utf-8")
    assert "ZeroDivisionError" in noted
    assert "broken" in noted
    assert "Siti" not in noted


def test_stopped_by_the_person(simpul: Simpul, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(search, "run", stopped)
    assert simpul("search", "x", "--store", library).code == 1
    done = simpul("search", "x", "--store", library, "--json")
    assert (done.code, done.facts["refused"]) == (1, "stopped")


def test_a_folder_that_can_not_be_made(simpul: Simpul, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    words = ("init", "--library", "A", "--branch", "B", "--store", tmp_path / "file" / "store", "--json")
    done = simpul(*words)
    assert done.code == 1
    assert "file" in done.facts["path"]


def test_a_short_code_for_a_branch() -> None:
    assert found.short_code("Pusat Kota") == "PUS"
    assert found.short_code("SD 5") == "SD5"
