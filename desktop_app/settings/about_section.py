# SPDX-License-Identifier: GPL-3.0-or-later
"""What this program is, what the store holds and where it lies; putting the catalogue in order."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.operations.arrange import arrange_titles
from db.operations.operation import Changes
from db.queries.library import Counts, counts
from db.rules.roles import Right
from desktop_app.blocks import tokens
from desktop_app.blocks.layout import Card, column, row
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.words import Button, Label
from desktop_app.language import format_number, translate
from desktop_app.settings.section import Section
from desktop_app.settings.work import Work

LICENCE = "GPL-3.0-or-later"


def program_version() -> str:
    """The version of the program that runs; empty where it was never installed."""
    try:
        return version("simpul-pustaka")
    except PackageNotFoundError:
        return ""


class AboutSection(Section):
    """Facts, and one long job."""

    section_name: ClassVar[str] = "about"
    icon_name: ClassVar[str] = "info"
    concerns: ClassVar[Changes] = Changes({"titles", "items", "members", "loans"})

    def __init__(self, work: Work) -> None:
        self.names = {
            n: Label(f"about-{n}-name", "muted", wrap=True)
            for n in ("version", "licence", "store", *Counts._fields)
        }
        self.values = {n: Label(f"about-{n}", "strong", wrap=True) for n in self.names}
        lines = [self._line(name) for name in self.names]
        self.facts = Card("about-facts", *lines, margin=tokens.GAP_L)
        self.arrange = Button("about-arrange", "plain", "sort-descending")
        self.arrange_words = Label("about-arrange-words", "muted", wrap=True)
        self._counted: Counts | None = None
        self.progress = ProgressLine("about-progress")
        job = Card(
            "about-job",
            column(self.arrange_words, row(self.arrange, None), self.progress, gap=tokens.GAP_M),
            heading=True,
        )
        self.job = job
        super().__init__(work, self.facts, job, width=640)
        job.setVisible(work.may(Right.SETTINGS))
        self.arrange.clicked.connect(self._arrange)
        self.retranslate()

    def _line(self, name: str) -> QHBoxLayout:
        line = row(self.names[name], self.values[name], gap=tokens.GAP_L)
        self.names[name].setFixedWidth(170)
        line.setStretch(1, 1)
        return line

    def title(self) -> str:
        """Its name in the list."""
        return translate("Settings", "About")

    def retranslate(self) -> None:
        """Its words."""
        super().retranslate()
        said = {
            "version": translate("About", "Version"),
            "licence": translate("About", "Licence"),
            "store": translate("About", "The store lies in"),
            "titles": translate("About", "Titles"),
            "items": translate("About", "Items"),
            "members": translate("About", "Members"),
            "open_loans": translate("About", "Items on loan"),
            "operations": translate("About", "Operations in the journal"),
        }
        for name, label in self.names.items():
            label.set_text(said[name])
        self.values["version"].set_text(f"Simpul Pustaka {program_version()}".strip())
        self.values["licence"].set_text(LICENCE)
        self.values["store"].set_text(str(self.work.desk().store.folder))
        self.job.set_heading(translate("About", "Order of the catalogue"))
        self.arrange_words.set_text(
            translate(
                "About", "Search shows popular titles first. Put them in order now and then, after hours."
            )
        )
        self.arrange.set_words(translate("About", "Arrange by popularity"))
        self.progress.say(_arranging_words())
        if self._counted is not None:
            self._show_counts(self._counted)

    def first_field(self) -> QWidget:
        """The only button."""
        return self.arrange

    def activated(self) -> None:
        """Count."""
        self.work.read(counts, self._show_counts)

    def _show_counts(self, found: Counts) -> None:
        self._counted = found
        for name, number in found._asdict().items():
            self.values[name].set_text(format_number(number))

    def _arrange(self) -> None:
        store = self.work.desk().store
        self.arrange.setEnabled(False)
        self.progress.start(_arranging_words(), can_cancel=False)
        self.work.background.run(
            lambda task: arrange_titles(store, task.report),
            self._arranged,
            self._not_arranged,
            self.progress.step,
            lane="desk",
        )

    def _arranged(self, count: int) -> None:
        self.progress.finish()
        self.arrange.setEnabled(True)
        self.work.did(Changes({"titles"}))
        self.say(translate("About", "%n title(s) are in order.", None, count))

    def _not_arranged(self, error: Exception) -> None:
        self.progress.finish()
        self.arrange.setEnabled(True)
        self.say_error(error)


def _arranging_words() -> str:
    return translate("About", "Titles are being put in order…")
