# SPDX-License-Identifier: GPL-3.0-or-later
"""Giving everything of one kind out as a file. Widgets only."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.operations.export_files import KINDS
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import Card, Scrolling, column, holding, row
from desktop_app.blocks.notice import Notice
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.words import Button, Label
from desktop_app.exchange.models import format_words
from desktop_app.exchange.presenter import State
from desktop_app.finding_words import finding_text
from desktop_app.language import format_number, translate

SUFFIXES = {"marc21": ".mrc", "marcxml": ".xml", "titles": ".csv", "items": ".csv", "members": ".csv"}
MEMBERS = "members"


class ExportView(QWidget):
    """`wanted(kind)` when a person has chosen what to give out; members only for those who may see them."""

    wanted = Signal(str)

    def __init__(self, *, with_members: bool) -> None:
        super().__init__()
        self.setObjectName("export")
        self.headline, self.about = (
            Label("export-headline", "title"),
            Label("export-about", "muted", wrap=True),
        )
        self.kinds = {
            kind: Button(f"export-{kind}", "plain", "file-arrow-up")
            for kind in KINDS
            if with_members or kind != MEMBERS
        }
        for kind, button in self.kinds.items():
            button.clicked.connect(lambda _checked=False, kind=kind: self.wanted.emit(kind))
        self.progress = ProgressLine("export-progress")
        self.done = Notice("export-done", "good")
        card = Card(
            "export-card",
            self.headline,
            self.about,
            tokens.GAP_S,
            *self.kinds.values(),
            tokens.GAP_S,
            self.progress,
            self.done,
            margin=tokens.GAP_XL,
        )
        card.setMaximumWidth(theme.px(560))
        line = row(card, None)
        line.setStretch(0, 100)
        self.setLayout(column(Scrolling("export-scroll", holding(column(line, None)))))
        self.retranslate()

    def show_state(self, state: State) -> None:
        """Progress, and what was written."""
        for button in self.kinds.values():
            button.setEnabled(not state.exporting)
        name = state.written_to.name if state.written_to is not None else ""
        if state.exporting and state.total == 0:
            self.progress.start(translate("ExchangePage", "Writing {name}").format(name=name))
        elif state.exporting:
            self.progress.step(state.done, state.total, format_number(state.done))
        else:
            self.progress.finish()
        self.done.setVisible(state.written is not None)
        if state.written is not None:
            count = translate("ExchangePage", "%n record(s) are in {name}.", None, state.written.records)
            left = [f"{label}: {finding_text(finding)}" for label, finding in state.written.left_out[:3]]
            self.done.say(count.format(name=name), "; ".join(left))

    def retranslate(self) -> None:
        """Its words."""
        self.headline.set_text(translate("ExchangePage", "Give out"))
        self.about.set_text(
            translate(
                "ExchangePage",
                "Everything this desk holds, for another program. MARC carries the copies in field 952.",
            )
        )
        for kind, button in self.kinds.items():
            button.set_words(format_words(kind))
        self.progress.cancel.set_words(translate("ProgressLine", "Stop"))
