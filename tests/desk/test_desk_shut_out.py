# SPDX-License-Identifier: GPL-3.0-or-later
"""A real window whose desk is shut out: its unsent work becomes a file, the library leaves the PC."""

from __future__ import annotations

import json
import os
from contextlib import ExitStack
from pathlib import Path

from db.store import FILE_NAME
from tests.desk.cable import Cable
from tests.desk.screen import PATIENCE_SECONDS, Screen
from tests.desk.test_desks_that_meet import (
    Centre,
    Serving,
    centre,
    enrolled,
    free_port,
    lend,
    open_desk,
    serving,
)

assert centre
assert serving
assert free_port


def test_shut_out_with_work_that_was_not_sent(
    screen: Screen, centre: Centre, serving: Serving, tmp_path: Path
) -> None:
    documents = Path(os.environ["XDG_DOCUMENTS_DIR"])
    documents.mkdir(parents=True)
    with ExitStack() as stack:
        cable = stack.enter_context(Cable(serving.port))
        library = enrolled(centre, cable, tmp_path / "one")
        desk = stack.enter_context(open_desk(screen, library))
        cable.cut()
        lend(desk, centre.cards[0], *centre.barcodes[:2])
        (device,) = json.loads(centre.run("devices"))["devices"]
        centre.run("revoke", device["device"])
        assert centre.out() == {}
        cable.mend()
        desk.wait_for("trouble", lambda event: event["kind"] == "DeskShutOut")
        (file,) = documents.iterdir()
        assert not (library.folder / FILE_NAME).exists()
        assert not (library.folder / "key.json").exists()
        assert not (library.folder / "backups").exists()
        desk.key("alt+F4")
        assert desk.process.wait(PATIENCE_SECONDS) == 0
    assert json.loads(centre.run("take-in", str(file), "--revoked"))["operations"] >= 2
    assert centre.out() == dict.fromkeys(centre.barcodes[:2], 1)
