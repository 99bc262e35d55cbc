# SPDX-License-Identifier: GPL-3.0-or-later
"""What the doctor sees without opening the store: disk, fonts, translations."""

import platform
import shutil
from importlib.resources import files
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from PySide6.QtCore import qVersion

from db import backups
from db.store import FILE_NAME
from desktop_app.command_line.arguments import program_version
from desktop_app.command_line.finding import BAD, GOOD, WARNING, Finding
from desktop_app.language import LANGUAGES, format_number, translate

LEAST_FREE = 200_000_000
"""Bytes that must be free for work to be safe; twice the store as well, for a backup and an upgrade."""
FONTS = ("Inter-Regular.ttf", "NotoSans-Regular.ttf", "NotoNaskhArabic-Regular.ttf", "DroidSansFallback.ttf")


def all_of(folder: Path) -> list[Finding]:
    """In the order in which they are told."""
    return [program(), disk(folder), fonts(), translations()]


def program() -> Finding:
    """Versions, for help over the telephone."""
    facts = {
        "version": program_version(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "sqlite": sqlcipher.sqlite_version,
        "qt": qVersion(),
    }
    said = translate("Doctor", "Simpul Pustaka {version} on {system}, SQLite {sqlite}, Qt {qt}.")
    return Finding("program", GOOD, said.format_map(facts), facts)


def disk(folder: Path) -> Finding:
    """Free space where the store lies, or will lie."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(there).free
    file = folder / FILE_NAME
    needed = max(LEAST_FREE, 2 * file.stat().st_size if file.exists() else 0)
    facts = {"free_bytes": free, "wanted_bytes": needed}
    megabytes = format_number(free // 1_000_000)
    if free < needed:
        said = translate("Doctor", "Only {free} MB are free on the disk: make room.")
        return Finding("disk", WARNING, said.format(free=megabytes), facts)
    return Finding(
        "disk", GOOD, translate("Doctor", "{free} MB are free on the disk.").format(free=megabytes), facts
    )


def newest_backup(folder: Path) -> list[Finding]:
    """The backup to restore where the store does not open; nothing where there is none."""
    there = backups.listed(folder / backups.FOLDER)
    if not there:
        return []
    said = translate("Doctor", "The newest backup is {folder}.").format(folder=there[0])
    return [Finding("backup", GOOD, said, {"backup": there[0], "backups": len(there)})]


def fonts() -> Finding:
    """The fonts that slips and cards are printed with."""
    missing = [name for name in FONTS if not (files("resources") / "fonts" / name).is_file()]
    if missing:
        said = translate("Doctor", "Fonts are missing: {names}. Install the program again.")
        return Finding("fonts", BAD, said.format(names=", ".join(missing)), {"missing": missing})
    return Finding("fonts", GOOD, translate("Doctor", "The fonts are there."))


def translations() -> Finding:
    """Compiled words of each language."""
    folder = files("resources") / "translations"
    missing = [code for code in LANGUAGES if not (folder / f"{code}.qm").is_file()]
    if missing:
        said = translate("Doctor", "No compiled words for: {codes}. Install the program again.")
        return Finding("translations", WARNING, said.format(codes=", ".join(missing)), {"missing": missing})
    return Finding("translations", GOOD, translate("Doctor", "The translations are there."))
