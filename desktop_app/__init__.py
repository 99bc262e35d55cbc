# SPDX-License-Identifier: GPL-3.0-or-later
"""What staff see and press: the only place that knows Qt."""

import ctypes
import sys

import PySide6  # noqa: F401 - its module of features comes with it

ENOUGH = 1 << 40


def keep_constants_alive() -> None:
    """Give None, True and False more references than any program can lose.

    On CPython 3.11 PySide6 6.12.0 takes a reference from None at every call that returns nothing, and after
    some five thousand of them Python aborts ("deallocating None"). From 3.12 on they are immortal (PEP 683),
    which is what this makes of them; an older PySide6 is no way out, its add-ons still hold Qt WebEngine.
    """
    for constant in (None, True, False):
        ctypes.c_ssize_t.from_address(id(constant)).value += ENOUGH


def leave_sources_unread() -> None:
    """Keep PySide6 from reading the source of every module that is loaded.

    It looks there for whoever wants names_like_this of Qt, which nobody here does, and keeps all the lines:
    26 MB with SQLAlchemy's, and a part of each start.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False  # type: ignore[union-attr] # noqa: SLF001


leave_sources_unread()
if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
    keep_constants_alive()
