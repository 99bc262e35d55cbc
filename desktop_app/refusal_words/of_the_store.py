# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what can be wrong with a store: what happened, what was kept, what to do."""

from db import errors
from desktop_app.language import translate
from desktop_app.refusal_words.dispatch import Words, words


@words.register
def _(error: errors.StoreError) -> Words:
    return Words(
        translate("Refusals", "The library's data can't be used just now."),
        translate("Refusals", "Everything saved before is kept."),
        translate("Refusals", "Start the program again; then look at 'simpul doctor'."),
    )


@words.register
def _(error: errors.StoreMissing) -> Words:
    return Words(
        translate("Refusals", "There is no library here yet."),
        translate("Refusals", "Looked in: {place}").format(place=error.path),
        translate("Refusals", "Start a new library, try the sample library, or restore a backup."),
    )


@words.register
def _(error: errors.BackupMissing) -> Words:
    return Words(
        translate("Refusals", "There is no backup here."),
        translate("Refusals", "Nothing was changed. Looked in: {place}").format(place=error.path),
        translate("Refusals", "Choose the folder of one backup: library.db lies in it."),
    )


@words.register
def _(error: errors.BackupDamaged) -> Words:
    return Words(
        translate("Refusals", "This backup is damaged."),
        translate("Refusals", "Nothing was changed. Looked in: {place}").format(place=error.path),
        translate("Refusals", "Choose another one: that before it, or a copy on another disk."),
    )


@words.register
def _(error: errors.StoreExists) -> Words:
    return Words(
        translate("Refusals", "There is a library here already."),
        translate("Refusals", "It was left as it is: {place}").format(place=error.path),
        translate("Refusals", "Open it, or choose another folder."),
    )


@words.register
def _(error: errors.BackupStopped) -> Words:
    return Words(
        translate("Refusals", "The backup was stopped."),
        translate("Refusals", "Nothing of it is left; the library and its other backups are as they were."),
        translate("Refusals", "Make another one."),
    )


@words.register
def _(error: errors.WrongKey) -> Words:
    return Words(
        translate("Refusals", "This passphrase does not open the library."),
        translate("Refusals", "The data is untouched. A damaged file looks the same from outside."),
        translate("Refusals", "Try again, mind capital letters. The recovery code or a backup also helps."),
    )


@words.register
def _(error: errors.KeyMissing) -> Words:
    return Words(
        translate("Refusals", "This computer's keychain does not hold the library's key."),
        translate("Refusals", "The data is untouched. Perhaps it came from another PC or another user."),
        translate("Refusals", "Sign in to the computer as before, or restore with the recovery code."),
    )


@words.register
def _(error: errors.KeyNoteLost) -> Words:
    return Words(
        translate("Refusals", "The note beside the library that says how it opens is lost or damaged."),
        translate("Refusals", "The data is untouched: {place}").format(place=error.path),
        translate("Refusals", "Put key.json back from a backup, or open the library with the recovery code."),
    )


@words.register
def _(error: errors.PassphraseNeeded) -> Words:
    return Words(
        translate("Refusals", "The library opens with a passphrase."),
        translate("Refusals", "No passphrase was given."),
        translate("Refusals", "Type it; in scripts set SIMPUL_PASSPHRASE."),
    )


@words.register
def _(error: errors.KeychainMissing) -> Words:
    return Words(
        translate("Refusals", "This computer has no keychain to keep the library's key in."),
        translate("Refusals", "Nothing was changed."),
        translate("Refusals", "Choose a passphrase instead; in scripts set SIMPUL_PASSPHRASE."),
    )


@words.register
def _(error: errors.NewerStore) -> Words:
    return Words(
        translate("Refusals", "A newer version of the program wrote this library."),
        translate("Refusals", "It was left as it is (revision {revision}).").format(revision=error.detail),
        translate("Refusals", "Install the newer version on this computer too."),
    )


@words.register
def _(error: errors.UpgradeFailed) -> Words:
    kept = translate("Refusals", "Everything is as it was; a copy made just before lies in {place}.")
    return Words(
        translate("Refusals", "The library could not be brought up to this version."),
        kept.format(place=error.backup),
        translate(
            "Refusals",
            "Go on with the version used until now, and tell whoever looks after the program: {reason}",
        ).format(reason=error.detail),
    )


@words.register
def _(error: errors.StoreDamaged) -> Words:
    return Words(
        translate("Refusals", "The library's file is damaged."),
        translate("Refusals", "It was left as it is: {place}").format(place=error.path),
        translate("Refusals", "Restore the last backup; keep the damaged file until all is well."),
    )


@words.register
def _(error: errors.StoreFull) -> Words:
    return Words(
        translate("Refusals", "The disk is full."),
        translate("Refusals", "This last step was not saved; everything before it is kept."),
        translate("Refusals", "Free some space, then do it again."),
    )


@words.register
def _(error: errors.StoreBusy) -> Words:
    return Words(
        translate("Refusals", "Another program is using the library."),
        translate("Refusals", "This last step was not saved; everything before it is kept."),
        translate("Refusals", "Wait for it to finish or close the other window, then try again."),
    )


@words.register
def _(error: errors.StoreReadOnly) -> Words:
    return Words(
        translate("Refusals", "The library's folder can't be written to."),
        translate("Refusals", "This last step was not saved; everything before it is kept."),
        translate(
            "Refusals", "Ask whoever looks after the computer for the right to write there: {place}"
        ).format(place=error.path),
    )


@words.register
def _(error: errors.ShutOut) -> Words:
    return Words(
        translate("Refusals", "The server has shut this desk out."),
        translate(
            "Refusals", "This last step was not saved; what had been done before it is kept in a file."
        ),
        translate("Refusals", "Call the library if this was not expected."),
    )
