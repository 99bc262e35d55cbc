# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a store's key comes from: the system keychain, or a passphrase where there is none.

`key.json` beside the store says which; it holds no secret. The key is 32 random bytes in the keychain, or
argon2id of the passphrase (RFC 9106, second recommended option: 64 MiB, 3 passes).
"""

import base64
import json
import os
import secrets
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from argon2.low_level import Type, hash_secret_raw

from db import encrypted_file, errors

FILE_NAME = "key.json"
SERVICE = "simpul-pustaka"
KEY_BYTES = 32
MEMORY_KIB, PASSES, LANES = 65_536, 3, 4
NEEDED = {"keychain": "name", "passphrase": "salt", "sample": "salt"}
"""What key.json says besides the method; both are hexadecimal."""
SAMPLE_PASSPHRASE = "perpustakaan contoh"
"""The sample library holds invented people only, so its key is no secret."""


def derive(passphrase: str, salt: bytes) -> bytes:
    """The key for a passphrase; takes about a tenth of a second on purpose."""
    return hash_secret_raw(passphrase.encode(), salt, PASSES, MEMORY_KIB, LANES, KEY_BYTES, Type.ID)


def new_keychain_key(folder: Path) -> bytes:
    """A new random key, kept in the system keychain. Raises KeychainMissing, StoreExists."""
    _no_store_yet(folder)
    key = secrets.token_bytes(KEY_BYTES)
    adopt(folder, key)
    return key


def new_passphrase_key(folder: Path, passphrase: str, *, sample: bool = False) -> bytes:
    """A key from a passphrase with a new salt. Raises StoreExists."""
    _no_store_yet(folder)
    salt = secrets.token_bytes(16)
    _note(folder, {"method": "sample" if sample else "passphrase", "salt": salt.hex()})
    return derive(passphrase, salt)


def method(folder: Path) -> str:
    """'keychain', 'passphrase' or 'sample'. Raises StoreMissing where there is no store, KeyNoteLost."""
    return _noted(folder)["method"]


def key_of(folder: Path, passphrase: str | None = None) -> bytes:
    """A store's key. Raises StoreMissing, KeyMissing, KeyNoteLost, KeychainMissing, PassphraseNeeded."""
    noted = _noted(folder)
    match noted["method"]:
        case "keychain":
            return _from_keychain(folder, noted["name"])
        case "sample":
            return derive(SAMPLE_PASSPHRASE, bytes.fromhex(noted["salt"]))
        case _ if passphrase is None:
            raise errors.PassphraseNeeded(folder)
        case _:
            return derive(passphrase, bytes.fromhex(noted["salt"]))


def adopt(folder: Path, key: bytes) -> None:
    """Keep a key, new or of a restored backup, in this system's keychain. Raises KeychainMissing."""
    import keyring
    from keyring.errors import KeyringError

    name = uuid4().hex
    try:
        keyring.set_password(SERVICE, name, key.hex())
        kept = keyring.get_password(SERVICE, name) == key.hex()
    except KeyringError as error:
        raise errors.KeychainMissing(folder) from error
    if not kept:  # keyring's null backend accepts everything and keeps nothing
        raise errors.KeychainMissing(folder)
    _note(folder, {"method": "keychain", "name": name})


def wants_keychain(folder: Path) -> bool:
    """Whether a key that came with a recovery code belongs in the keychain: not where a passphrase opens."""
    try:
        return method(folder) == "keychain"
    except errors.KeyNoteLost:
        return True


def note_of(folder: Path) -> dict[str, str] | None:
    """What key.json says; None where there is none that can be read."""
    with suppress(errors.StoreError):
        return _noted(folder)
    return None


def forget(folder: Path, *, shared: bool = False) -> None:
    """Give the key up: what the keychain holds of it, unless it is `shared` with another store; key.json.

    Raises OSError, KeychainMissing.
    """
    noted = note_of(folder)
    if noted is not None and noted["method"] == "keychain" and not shared:
        _forget_in_keychain(folder, noted["name"])
    for name in (FILE_NAME + ".new", FILE_NAME):
        (folder / name).unlink(missing_ok=True)


def _forget_in_keychain(folder: Path, name: str) -> None:
    import keyring
    from keyring.errors import KeyringError

    try:
        if keyring.get_password(SERVICE, name) is not None:
            keyring.delete_password(SERVICE, name)
    except KeyringError as error:
        raise errors.KeychainMissing(folder) from error


def recovery_code(key: bytes) -> str:
    """The key as groups of letters and digits to print and lock away: opens a backup on any PC."""
    letters = base64.b32encode(key).decode().rstrip("=")
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def key_from_recovery_code(code: str) -> bytes | None:
    """The key behind a recovery code; None where it is none. Blanks, hyphens and case don't matter."""
    letters = "".join(c for c in code.upper() if c.isalnum()).replace("0", "O").replace("1", "I")
    try:
        key = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None


def mend_note(folder: Path) -> None:
    """Where key.json is lost or damaged, take the one of the newest backup beside: it holds no secret."""
    from db import backups  # a backup has a key of its own

    with suppress(errors.StoreError):
        _noted(folder)
        return
    for backup in backups.listed(folder / backups.FOLDER):
        with suppress(errors.StoreError):
            _note(folder, _noted(backup))
            return


def _from_keychain(folder: Path, name: str) -> bytes:
    # Only here and in `adopt`: a desk that opens by passphrase never waits for it.
    import keyring
    from keyring.errors import KeyringError

    try:
        kept = keyring.get_password(SERVICE, name)
    except KeyringError as error:
        raise errors.KeychainMissing(folder) from error
    if kept is None:
        raise errors.KeyMissing(folder)
    return bytes.fromhex(kept)


def _no_store_yet(folder: Path) -> None:
    """A new key.json over a store's own would lock it for ever."""
    if (folder / encrypted_file.FILE_NAME).exists():
        raise errors.StoreExists(folder)


def _note(folder: Path, facts: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / (FILE_NAME + ".new")
    fresh.write_text(json.dumps(facts), encoding="utf-8")
    os.replace(fresh, folder / FILE_NAME)


def _noted(folder: Path) -> dict[str, str]:
    file = folder / FILE_NAME
    if not file.exists():
        there = (folder / encrypted_file.FILE_NAME).exists()
        raise errors.KeyNoteLost(folder, FILE_NAME) if there else errors.StoreMissing(folder)
    try:
        noted: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
        bytes.fromhex(noted[NEEDED[noted["method"]]])
    except (ValueError, KeyError, TypeError) as error:
        raise errors.KeyNoteLost(folder, FILE_NAME) from error
    return noted
