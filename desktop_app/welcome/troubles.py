# SPDX-License-Identifier: GPL-3.0-or-later
"""Trouble at opening in words: what happened, what was kept, what can be done. No widgets."""

from collections.abc import Callable
from typing import NamedTuple

from db import errors
from desktop_app.language import translate
from desktop_app.shut_out_words import shut_out_words
from desktop_app.welcome.one_window import AlreadyOpen
from desktop_app.welcome.opened import NoGoodBackup, NoLibrary
from desktop_app.welcome.shut_out import DeskShutOut, NotErased, WorkNotSaved


class Trouble(NamedTuple):
    """A full window of calm words. `remedies` are what its buttons offer, the first one first choice:
    'again', 'show_file', 'restore_newest', 'restore', 'recovery_code', 'quit'."""

    icon: str
    headline: str
    happened: str
    kept: str
    advice: str
    remedies: tuple[str, ...]


def trouble(error: Exception) -> Trouble:
    """What to show for an exception at opening."""
    words = next((said for kinds, said in WORDS if isinstance(error, kinds)), _unknown)
    return words(error)


def _nothing_lost() -> str:
    return translate("Trouble", "Nothing was changed: all loans, members and titles are as they were.")


def _newer(error: Exception) -> Trouble:
    return Trouble(
        "arrow-circle-up",
        translate("Trouble", "This store was written by a newer version"),
        translate(
            "Trouble", "The library was last opened by a newer version of Simpul Pustaka ({revision})."
        ).format(revision=getattr(error, "detail", "?")),
        _nothing_lost(),
        translate(
            "Trouble",
            "Please install the newest version on this computer, or restore a backup that was made before.",
        ),
        ("again", "restore", "quit"),
    )


def _not_upgraded(error: Exception) -> Trouble:
    assert isinstance(error, errors.UpgradeFailed)
    return Trouble(
        "arrow-circle-up",
        translate("Trouble", "The library could not be brought up to this version"),
        translate(
            "Trouble", "Something stood in the way of changing its tables, and all was put back: {reason}."
        ).format(reason=error.detail),
        " ".join(
            (
                _nothing_lost(),
                translate("Trouble", "A copy made just before lies in {folder}.").format(folder=error.backup),
            )
        ),
        translate(
            "Trouble", "Go on with the version used until now, and tell whoever looks after the program."
        ),
        ("again", "quit"),
    )


def _damaged(_error: Exception) -> Trouble:
    return Trouble(
        "first-aid-kit",
        translate("Trouble", "The store is damaged"),
        translate(
            "Trouble", "The file of this library can't be read any more. A failing disk is the usual reason."
        ),
        translate(
            "Trouble", "Nothing is thrown away: the damaged file is kept aside whatever you choose here."
        ),
        translate(
            "Trouble",
            "The newest backup that opens can take its place. Work done after that must be entered again.",
        ),
        ("restore_newest", "restore", "recovery_code", "quit"),
    )


def _no_good_backup(_error: Exception) -> Trouble:
    return Trouble(
        "first-aid-kit",
        translate("Trouble", "No backup beside the store opens"),
        translate("Trouble", "The backups of this computer were tried, one after another."),
        _nothing_lost(),
        translate("Trouble", "If you have a backup on a USB stick or another computer, choose it now."),
        ("restore", "recovery_code", "quit"),
    )


def _full(_error: Exception) -> Trouble:
    return Trouble(
        "hard-drives",
        translate("Trouble", "The disk is full"),
        translate("Trouble", "There was no room on the disk to open the library safely."),
        _nothing_lost(),
        translate("Trouble", "Please make room on the disk, for example by emptying the bin, and try again."),
        ("again", "quit"),
    )


def _of_a_file(error: Exception) -> Trouble:
    assert isinstance(error, OSError)
    return _full(error) if error.errno in errors.NO_ROOM else _unknown(error)


def _already_open(_error: Exception) -> Trouble:
    return Trouble(
        "browsers",
        translate("Trouble", "The library is open already"),
        translate("Trouble", "Another window on this computer works with the same library."),
        translate("Trouble", "Everything done there is safe."),
        translate("Trouble", "Go on in that window, or close it and try again here."),
        ("again", "quit"),
    )


def _read_only(_error: Exception) -> Trouble:
    return Trouble(
        "lock-key",
        translate("Trouble", "The store may not be written to"),
        translate("Trouble", "This user of the computer has no permission to change the library's file."),
        _nothing_lost(),
        translate(
            "Trouble",
            "Sign in to the computer as the user who set the library up, or ask who looks after it.",
        ),
        ("again", "quit"),
    )


def _no_library(_error: Exception) -> Trouble:
    return Trouble(
        "books",
        translate("Trouble", "No library was set up in this store"),
        translate("Trouble", "The store is whole but empty: setting it up was never finished."),
        translate("Trouble", "There was nothing in it that could be lost."),
        translate("Trouble", "Restore a backup in its place, or start the program with another folder."),
        ("restore", "quit"),
    )


def _shut_out(error: Exception) -> Trouble:
    assert isinstance(error, DeskShutOut)
    said = shut_out_words(error.given_up)
    remedies = ("show_file", "quit") if error.given_up.file else ("quit",)
    return Trouble("hand-palm", translate("Trouble", "This desk was shut out"), *said, remedies=remedies)


def _not_erased(error: Exception) -> Trouble:
    assert isinstance(error, NotErased)
    said = shut_out_words(error.given_up)
    return Trouble(
        "hand-palm",
        translate("Trouble", "This desk was shut out"),
        translate(
            "Trouble", "Something of the library could not be removed from this computer yet: {reason}."
        ).format(reason=reason(error.reason)),
        said.detail,
        " ".join(
            (
                translate("Trouble", "Close other programs that may hold its files, then try again."),
                said.advice,
            )
        ),
        ("again", "show_file", "quit") if error.given_up.file else ("again", "quit"),
    )


def _not_saved(error: Exception) -> Trouble:
    assert isinstance(error, WorkNotSaved)
    return Trouble(
        "hand-palm",
        translate("Trouble", "This desk was shut out"),
        translate(
            "Trouble",
            "The server has shut this desk out, but what was not sent could not be saved: {reason}.",
        ).format(reason=reason(error.reason)),
        translate("Trouble", "Nothing was removed: everything is still in the store of this computer."),
        translate("Trouble", "Make room on the disk, then try again. If it does not help, call the library."),
        ("again", "quit"),
    )


def _unknown(error: Exception) -> Trouble:
    return Trouble(
        "warning-circle",
        translate("Trouble", "The library could not be opened"),
        translate("Trouble", "The computer says: {reason}").format(reason=reason(error)),
        _nothing_lost(),
        translate("Trouble", "Try again. If it happens again, ask for help and read out the line above."),
        ("again", "restore", "quit"),
    )


WORDS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Callable[[Exception], Trouble]], ...] = (
    (errors.NewerStore, _newer),
    (errors.UpgradeFailed, _not_upgraded),
    (errors.StoreDamaged, _damaged),
    (NoGoodBackup, _no_good_backup),
    (errors.StoreFull, _full),
    ((AlreadyOpen, errors.StoreBusy), _already_open),
    ((errors.StoreReadOnly, PermissionError), _read_only),
    (OSError, _of_a_file),
    (NoLibrary, _no_library),
    (NotErased, _not_erased),
    (DeskShutOut, _shut_out),
    (WorkNotSaved, _not_saved),
)


def reason(error: Exception) -> str:
    """The kind of an error without paths or values: nothing personal is read out or photographed."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return type(error).__name__


def remedy_words(remedy: str) -> str:
    """What the button of a remedy says."""
    match remedy:
        case "again":
            return translate("Trouble", "Try again")
        case "show_file":
            return translate("Trouble", "Show the file")
        case "restore_newest":
            return translate("Trouble", "Use the newest good backup")
        case "restore":
            return translate("Trouble", "Choose a backup…")
        case "recovery_code":
            return translate("Trouble", "Enter the recovery code")
    return translate("Trouble", "Quit")
