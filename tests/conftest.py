# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test stands on: no display, no real keychain, no real store, no network of ours."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import hypothesis
import pytest
from uuid6 import uuid7

import desktop_app  # noqa: F401 - before Qt, for what it mends on Python 3.11
from desktop_app.garbage import collect_what_is_due
from tests.keychain import Keychain, in_place
from tests.small_disk import Disk, everything_allowed, nothing_more_allowed, small_file_system

# The tests' library is in Tanjungpinang, and so is its PC: else it would be another day there for some hours.
os.environ["TZ"] = "Asia/Jakarta"
if hasattr(time, "tzset"):
    time.tzset()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
# A test never reads or writes the keychain of the person who runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

ROOT = Path(__file__).resolve().parent.parent
TIDIED_EACH = 200
_ended = count(1)
_SHARED_DATA = Path(os.environ.get("SIMPUL_SHARED_DATA") or ROOT.parent / "shared" / "data")

# Two cores under load: a slow example is not a failed one.
hypothesis.settings.register_profile("desk", deadline=None, derandomize=True, max_examples=60)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desk"))


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Configuration, data and caches of the tested program go to the test's own folder."""
    for name in (
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "XDG_DOCUMENTS_DIR",
        "APPDATA",
        "LOCALAPPDATA",
    ):
        monkeypatch.setenv(name, str(tmp_path / "places" / name.lower()))


@pytest.fixture(autouse=True)
def _indonesian_afterwards() -> Iterator[None]:
    """A test that spoke a language leaves none behind: the next one sees the words of the source."""
    yield
    if (language := sys.modules.get("desktop_app.language")) is not None:
        language.use_language("id")
        if (app := language.QCoreApplication.instance()) is not None:
            language.speak_the_source(app)


@pytest.fixture(autouse=True)
def _real_uids_afterwards() -> Iterator[None]:
    """A simulation chooses uids by its seed: the next test has real ones again."""
    yield
    if (columns := sys.modules.get("db.models.columns")) is not None:
        columns.uuid7 = uuid7


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[object]:
    """What pytest writes about a test may be written, also into a file when the test forbade that."""
    try:
        return (yield)
    finally:
        everything_allowed()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[object]:
    """Widgets are unmade on the main thread, as in the program: see desktop_app.garbage."""
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        collect_what_is_due()
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish() -> None:
    """Whole libraries in memory come and go: without this a run takes gigabytes by its end."""
    if next(_ended) % TIDIED_EACH:
        return
    gc.unfreeze()  # each command freezes what is there when it begins: in a process of its own, not in ours
    gc.collect()
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # another C library has no such call
            ctypes.CDLL(None).malloc_trim(0)


@pytest.fixture(params=["small file system", "nothing more allowed"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """A disk with some room; `fill()` and `make_room()` as a bad day would have it."""
    if request.param == "nothing more allowed":
        with nothing_more_allowed(tmp_path / "disk") as limited:
            yield limited
        return
    with small_file_system(tmp_path / "disk") as small:
        if small is None:
            pytest.skip("this user may not mount a small file system")
        yield small


@pytest.fixture
def keychain() -> Iterator[Keychain]:
    """A keychain that keeps what it is given until the test ends."""
    ours = Keychain()
    with in_place(ours):
        yield ours


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The repository's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real records of many libraries, beside the repository or where SIMPUL_SHARED_DATA says."""
    if not _SHARED_DATA.is_dir():
        pytest.skip("no shared data here (set SIMPUL_SHARED_DATA)")
    return _SHARED_DATA
