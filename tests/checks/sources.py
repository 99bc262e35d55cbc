# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the repository, and the checkers: each takes a source and yields what is wrong with it."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]

SPDX = "# SPDX-License-Identifier: GPL-3.0-or-later"
ATTICS = {"utils", "util", "helpers", "helper", "misc", "common", "core", "manager", "managers"}
TOP_LEVEL = {
    "desktop_app", "resources", "db", "tests", "central_server", "docs", "pyproject.toml", "build.spec",
    "README.md", "Makefile", "LICENSE", "CHANGELOG.md", "requirements.lock",
}  # fmt: skip
# Addresses that name a format, a licence or a standard: nothing is fetched from them.
NAMESPACES = {
    "www.gnu.org", "fsf.org", "www.fsf.org", "www.w3.org", "www.loc.gov", "www.openarchives.org", "purl.org",
    "id.loc.gov", "keepachangelog.com", "semver.org", "example.org", "example.com", "purl.imsglobal.org",
    "schemas.openxmlformats.org", "scripts.sil.org", "openfontlicense.org", "127.0.0.1", "localhost",
    "illtransactions.org",
    "wa.me",  # a link that a person's own program opens, when they press a key: see history/reminders.py
    "simpul",  # what nginx calls our processes, in docs/server.md
}  # fmt: skip
# Words of foreign records and of licences are theirs.
FOREIGN = re.compile(r"^(tests/.*/data/|LICENSE$|resources/fonts/|resources/.*licen[cs]e)", re.IGNORECASE)
ADDRESS = re.compile(r"\b(?:https?|ftp)://(?:[^\s/@]*@)?([A-Za-z0-9.\-\[\]:]+)")
MACHINE_PATH = re.compile(
    r"""(?:^|[\s"'`=(:,])(/(?:work|tmp|root|opt|home|mnt)/[\w.]|[A-Z]:\\Users\\\w)|\bfile:///?\w""",
    re.MULTILINE,
)
LOCK_HOSTS = re.compile(
    r"^\s*(?:-i|-f|--(?:extra-)?index-url|--find-links|--trusted-host)\b| @ ", re.MULTILINE
)
THREAD_CLASSES = {"QThread", "QThreadPool", "QRunnable", "QtConcurrent"}
TRANSLATORS = {"language", "QCoreApplication", "QApplication"}
WEB_ENGINE = re.compile(r"QtWeb" + r"Engine|PySide6[-_]Web" + r"Engine", re.IGNORECASE)


class Wrong(NamedTuple):
    """One finding: the line (0 where it concerns the whole file) and what is wrong."""

    line: int
    what: str


@cache
def tracked() -> tuple[PurePosixPath, ...]:
    """Every file in the work tree that git knows or would add."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode("utf-8")
    return tuple(
        PurePosixPath(name) for name in sorted(set(answer.split("\0"))) if name and (ROOT / name).is_file()
    )


def python_files(*folders: str) -> list[PurePosixPath]:
    """Python files, all or only those under the given top-level folders."""
    found = [path for path in tracked() if path.suffix in {".py", ".spec"}]
    return [path for path in found if path.parts[0] in folders] if folders else found


def text_of(path: PurePosixPath) -> str | None:
    """The words of a file; None for a binary one."""
    raw = (ROOT / path).read_bytes()
    if b"\0" in raw:
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def attic_names(path: PurePosixPath) -> Iterator[Wrong]:
    """Folders and modules named after nothing in particular."""
    for part in path.with_suffix("").parts:
        if part.lower() in ATTICS:
            yield Wrong(0, f"'{part}' says nothing: name it after what it holds")


def missing_licence(source: str) -> Iterator[Wrong]:
    """The licence line stands first, in scripts right after the interpreter line."""
    lines = [line for line in source.splitlines()[:2] if not line.startswith("#!")]
    if not lines or lines[0] != SPDX:
        yield Wrong(1, "does not begin with the SPDX line")


def foreign_addresses(source: str) -> Iterator[Wrong]:
    """Hosts beyond the few that name formats and licences, and paths that exist on one machine only."""
    for number, line in enumerate(source.splitlines(), 1):
        for match in ADDRESS.finditer(line):
            host = match[1].rsplit(":", 1)[0] if match[1].count(":") == 1 else match[1]
            host = host.lower().rstrip(".")
            if host not in NAMESPACES and not host.endswith(".example"):
                yield Wrong(number, f"names the host {host}")
        if MACHINE_PATH.search(line):
            yield Wrong(number, f"names a path of one machine: {line.strip()[:80]}")


def lock_sources(source: str) -> Iterator[Wrong]:
    """A lock says what, never from where."""
    for match in LOCK_HOSTS.finditer(source):
        yield Wrong(source.count("\n", 0, match.start()) + 1, "says where packages come from")
    yield from foreign_addresses(source)


def inherited_tr(source: str) -> Iterator[Wrong]:
    """Calls of `.tr(...)`: with inheritance PySide6 looks the words up under the wrong class."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
            yield Wrong(node.lineno, "use translate(context, words)")


def unseen_words(source: str) -> Iterator[Wrong]:
    """`translate` calls whose context or words lupdate cannot read off the page."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _looks_words_up(node):
            if len(node.args) < 2:
                yield Wrong(node.lineno, "translate() needs context and words")
            elif not all(_is_words(argument) for argument in node.args[:2]):
                yield Wrong(node.lineno, "translate() with something that is not a string literal")


def own_threads(source: str) -> Iterator[Wrong]:
    """Threads made outside the one place that may."""
    for node in ast.walk(ast.parse(source)):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        name = node.name if isinstance(node, ast.alias) else name
        if name in THREAD_CLASSES or name == "threading.Thread":
            yield Wrong(getattr(node, "lineno", 0), f"{name}: only desktop_app/background.py makes threads")
        if isinstance(node, ast.Attribute) and node.attr == "Thread" and _name_of(node.value) == "threading":
            yield Wrong(node.lineno, "threading.Thread: only desktop_app/background.py makes threads")


def qt_imports(source: str) -> Iterator[Wrong]:
    """Imports of Qt, or of what brings Qt with it."""
    for number, module in imported(source):
        if module.split(".")[0] in {"PySide6", "shiboken6", "qtawesome", "qtpy"}:
            yield Wrong(number, f"imports {module}")


def web_engine(source: str) -> Iterator[Wrong]:
    """Any mention of the browser inside Qt, which no desk needs and every desk would carry."""
    for match in WEB_ENGINE.finditer(source):
        yield Wrong(source.count("\n", 0, match.start()) + 1, "asks for Qt's browser")


def broad_handlers(source: str) -> Iterator[Wrong]:
    """`except` without a name, which swallows a person's Ctrl-C too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield Wrong(node.lineno, "except without a name")


def imported(source: str) -> Iterator[tuple[int, str]]:
    """Line and full name of every module that a source imports absolutely."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module


def looked_into(source: str) -> Iterator[str]:
    """Packages of which only the files are used: `find_spec("package")`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name_of(node.func) == "find_spec" and node.args:
            name = node.args[0]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                yield name.value


def _looks_words_up(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Attribute):
        # str.translate takes one table: nothing else of that name takes two arguments.
        return call.func.attr == "translate" and (
            len(call.args) > 1 or _name_of(call.func.value) in TRANSLATORS
        )
    return _name_of(call.func) == "translate"


def _name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _is_words(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
