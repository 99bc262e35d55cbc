# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the album in their order, and the programs and stores that they are played on."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.circulation.page import CirculationPage
from desktop_app.sample_library import SAMPLE_SIGN_IN, create_sample
from desktop_app.welcome.opened import sample_password
from tests.screenshots import (
    catalogue,
    circulation,
    exchange,
    first_start,
    history,
    holds,
    interloan,
    members,
    partners,
    settings,
    stocktake,
    syncing,
    visits,
    window,
    workshop_sides,
    workshops,
)
from tests.screenshots.camera import Camera, Shot, picture
from tests.screenshots.cast import a_cast
from tests.screenshots.looks import Look
from tests.screenshots.playing import Playing

Shots = Callable[[Playing, Path], Iterable[Shot]]

AT_THE_DESK: dict[str, Shots] = {
    "circulation": lambda playing, _place: circulation.shots(playing),
    "catalogue": lambda playing, _place: catalogue.shots(playing),
    "members": members.shots,
    "interloan": lambda playing, _place: interloan.shots(playing),
    "workshops": workshops.shots,
    "workshop-sides": workshop_sides.shots,
    "stocktake": lambda playing, _place: stocktake.shots(playing),
    "visits": lambda playing, _place: visits.shots(playing),
    "holds": lambda playing, _place: holds.shots(playing),
    "partners": lambda playing, _place: partners.shots(playing),
    "history": lambda playing, _place: history.shots(playing),
    "exchange": exchange.shots,
    "settings": lambda playing, _place: settings.shots(playing),
    "window": lambda playing, _place: window.shots(playing),
    "syncing": syncing.shots,
}
BEFORE = ("first-start", "joining", "unlock", "restore", "trouble")
PARTS = (*BEFORE, "sign-in", *AT_THE_DESK, "less-allowed")
"""Their places in here number the pictures."""
ADMINISTRATOR = "admin"


class Album:
    """`place` is a folder for stores and files; `sample` holds a sample library, made there if need be."""

    def __init__(self, app: QApplication, place: Path, sample: Path | None) -> None:
        self.app, self.place = app, place
        self._sample = sample or place / "sample"

    def take(self, camera: Camera, wanted: Collection[str]) -> list[Exception]:
        """The wanted parts; the errors that nobody foresaw."""
        unforeseen: list[Exception] = []
        if set(wanted) & set(BEFORE):
            unforeseen += self._before_there_is_a_store(camera)
        if set(wanted) - set(BEFORE):
            unforeseen += self._with_the_sample(camera, wanted)
        return unforeseen

    def _before_there_is_a_store(self, camera: Camera) -> list[Exception]:
        founded, empty = self.place / "founded", self.place / "empty"
        unforeseen = []
        for name, folder, shots in (
            ("first-start", founded, first_start.new_library),
            ("joining", self.place / "joining", syncing.joining),
            ("unlock", founded, first_start.a_closed_library),
            ("restore", empty, lambda playing: first_start.a_backup(playing, founded)),
            ("trouble", founded, first_start.trouble),
        ):
            playing = Playing(self.app, folder)
            self._take(camera, name, playing, shots(playing))
            playing.end()
            unforeseen += playing.unforeseen
        return unforeseen

    def _with_the_sample(self, camera: Camera, wanted: Collection[str]) -> list[Exception]:
        playing = Playing(self.app, self._sample_store())
        if "sign-in" in wanted:
            self._take(camera, "sign-in", playing, first_start.sign_in(playing))
        else:
            playing.whole.start()
        if set(wanted) & set(AT_THE_DESK):
            playing.sign_in(ADMINISTRATOR, sample_password())
            for name in (name for name in AT_THE_DESK if name in wanted):
                self._take(camera, name, playing, AT_THE_DESK[name](playing, self.place))
            playing.desk.ask("sign_out")
        if "less-allowed" in wanted:
            playing.sign_in(*SAMPLE_SIGN_IN)
            self._take(camera, "less-allowed", playing, window.less_allowed(playing))
        playing.end()
        return playing.unforeseen

    @staticmethod
    def _take(camera: Camera, name: str, playing: Playing, shots: Iterable[Shot]) -> None:
        camera.take_all(PARTS.index(name) + 1, name, playing, shots)

    def _sample_store(self) -> Path:
        """A copy to play on: what is lent here is not lent next time."""
        if not self._sample.exists():
            sys.stdout.write("the sample library is being made\n")
            create_sample(self._sample).close()
        played = self.place / "played"
        shutil.copytree(self._sample, played)
        return played

    def take_the_desk(self, look: Look, file: Path) -> None:
        """One picture: three copies just lent to a member, by somebody who lends."""
        playing = Playing(self.app, self._sample_store())
        playing.whole.start()
        playing.sign_in(*SAMPLE_SIGN_IN)
        playing.dress(look)
        page, cast = playing.go(CirculationPage), a_cast(playing.work.opened.store)
        circulation.open_member(playing, page, cast.card)
        circulation.lend_three(playing, page, cast)
        playing.quiet()
        picture(playing.window).save(str(file))
        playing.end()
