# SPDX-License-Identifier: GPL-3.0-or-later
"""Try a frozen program: it plays the tour, finds itself whole, lends a book and opens its window."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.desk.screen import RealDesk, Screen, missing_programs

PATIENCE_SECONDS = 600
SLIPS = 2


class Frozen:
    """The program in its folder, with a home and a store of its own and no other program in reach."""

    def __init__(self, folder: Path, place: Path) -> None:
        self.program = folder / ("simpul.exe" if sys.platform == "win32" else "simpul")
        self.store = place / "store"
        (place / "empty").mkdir()
        self.environment = {
            "PATH": str(place / "empty"),
            "HOME": str(place),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "SIMPUL_PASSPHRASE": "frozen and thawed",
            "SIMPUL_PASSWORD": "gurindam12",
        }

    def __call__(self, *words: str) -> str:
        """Run one command and give what it printed; SystemExit with everything it said when it failed."""
        done = subprocess.run(
            [self.program, *words],
            check=False,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE_SECONDS,
        )
        print(f"simpul {' '.join(words)}: exit {done.returncode}")
        if done.returncode:
            raise SystemExit(f"{done.stdout}\n{done.stderr}")
        return done.stdout

    def answer(self, *words: str) -> Any:
        """Run one command on the store and read its JSON."""
        return json.loads(self(*words, "--store", str(self.store), "--json"))


def play_the_tour(frozen: Frozen, out: Path) -> None:
    """On the real widgets: pages, icons, words, slips and sounds are all asked for."""
    told = frozen("tour", "--out", str(out), "--store", str(frozen.store))
    assert len(list(out.glob("*.pdf"))) == SLIPS, told
    assert "310000" in told, "no barcodes were lent"
    checks = {check["check"]: check["state"] for check in frozen.answer("doctor")["checks"]}
    assert checks["fonts"] == checks["translations"] == checks["file"] == "good", checks


def find_its_resources(frozen: Frozen) -> None:
    """Files that are opened by name while running, and that nobody would miss before."""
    inside = {path.name for path in frozen.program.parent.rglob("*")}
    assert {"id.qm", "good.wav", "bad.wav", "Inter-Regular.ttf"} <= inside
    assert any(name.startswith("phosphor") and name.endswith(".ttf") for name in inside), "no icons"


def lend_a_book(frozen: Frozen) -> None:
    """On the command line, into an encrypted store."""
    header = (frozen.store / "library.db").read_bytes()[:16]
    assert not header.startswith(b"SQLite format"), "the store is not encrypted"
    print(json.dumps(frozen.answer("lend", "A25000034", "310000002")))


def open_the_window(frozen: Frozen) -> None:
    """On a virtual screen: sign in by typing, until the desk takes scans."""
    if missing_programs():
        print(f"window not tried, missing here: {', '.join(missing_programs())}")
        return
    own = {name: value for name, value in frozen.environment.items() if name != "QT_QPA_PLATFORM"}
    words = ("--store", str(frozen.store))
    with Screen() as screen, RealDesk(screen, words, own, command=[str(frozen.program)]) as desk:
        desk.wait_for("sign-in")
        desk.scan(frozen.environment["SIMPUL_PASSWORD"])
        print(f"window: {desk.wait_until_ready()}")


def main() -> int:
    """The only argument is the program's folder."""
    with tempfile.TemporaryDirectory() as place:
        frozen = Frozen(Path(sys.argv[1]).resolve(), Path(place))
        print(frozen("--version").strip())
        find_its_resources(frozen)
        play_the_tour(frozen, Path(place) / "tour")
        lend_a_book(frozen)
        open_the_window(frozen)
        size = sum(path.lstat().st_size for path in frozen.program.parent.rglob("*"))
        print(f"size: {size // 1_000_000} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
