# SPDX-License-Identifier: GPL-3.0-or-later
"""What is declared is used, what is used is declared, and all of it stands in the lock with hashes."""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tomllib

from tests.checks.sources import ROOT, imported, looked_into, python_files, text_of

LOCKED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)", re.MULTILINE)
DIALECTS = {"psycopg"}
"""Imported by SQLAlchemy, by the name in a database URL."""
OURS = {"db", "desktop_app", "resources", "central_server", "tests"}


def declared(group: str | None = None) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = project["optional-dependencies"][group] if group else project["dependencies"]
    return {normal(re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0]) for line in lines}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_roots(*folders: str) -> set[str]:
    sources = [text_of(path) or "" for path in python_files(*folders)]
    modules = [module for source in sources for _, module in imported(source)]
    modules += [package for source in sources for package in looked_into(source)]
    return {module.split(".")[0] for module in modules} - OURS - set(sys.stdlib_module_names) - {"__future__"}


def packages_of(root: str) -> set[str]:
    return {normal(name) for name in importlib.metadata.packages_distributions().get(root, [root])}


def test_what_the_program_imports_is_declared() -> None:
    undeclared = {
        root
        for root in imported_roots("db", "desktop_app", "resources")
        if not packages_of(root) & declared()
    }
    assert undeclared == set()


def test_what_is_declared_is_imported() -> None:
    used = set().union(*(packages_of(root) for root in imported_roots("db", "desktop_app", "resources")))
    assert declared() - used == set()


def test_what_only_the_server_needs_is_declared_apart() -> None:
    used = set().union(*(packages_of(root) for root in imported_roots("central_server")))
    assert used - declared() == declared("server") - DIALECTS


def test_every_declared_package_is_locked() -> None:
    locked = {
        normal(match["name"]) for match in LOCKED.finditer((ROOT / "requirements.lock").read_text("utf-8"))
    }
    assert (declared() | declared("dev") | declared("server")) - locked == set()


def test_every_locked_package_has_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert len(entries) > 20
    assert [entry.split("=")[0] for entry in entries if "--hash=sha256:" not in entry] == []
