# SPDX-License-Identifier: GPL-3.0-or-later
"""The form for a poster and its pictures: what only they say, how they look, captions to copy. Widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from db.queries.workshops import Detail
from desktop_app.background import Background, Task
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.form import ChoiceField, FormRow, LongTextField, SwitchField, TextField
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.words import Button, Label
from desktop_app.facts_form import FactsForm, either
from desktop_app.language import current_language, translate
from desktop_app.printing.pages import Picture
from desktop_app.printing.poster import captions, pictured
from desktop_app.refusal_words import words
from desktop_app.workshops.announcing import FORMATS, Asked, Host, poster_facts, save

PREVIEW = (220, 320)
"""Pixels at 100 % that the picture has."""
SETTLED_MS = 250


@dataclass(frozen=True, kw_only=True)
class PosterDraft:
    """See announcing.Asked."""

    language: str
    register_url: str = ""
    register: str = ""
    fee: str = ""
    a4: bool = True
    a3: bool = False
    square: bool = True
    story: bool = True


class PosterForm(FactsForm[PosterDraft, Asked]):
    """`saved_as(files)` when they are written."""

    def __init__(
        self,
        parent: QWidget,
        detail: Detail,
        host: Host,
        background: Background,
        saved_as: Callable[[list[Path]], None],
    ) -> None:
        self._detail, self._host = detail, host
        self._background, self._saved_as = background, saved_as
        self._task: Task | None = None
        self._drawing: Task | None = None
        name = "workshops-poster"
        self.caption = LongTextField(f"{name}-caption", 5)
        self.caption.setReadOnly(True)
        self.caption_label = Label(f"{name}-caption-label", "strong")
        self.copy_button = Button(f"{name}-copy", "plain", "copy")
        self.copy_button.setAutoDefault(False)
        self.look = ChoiceField(f"{name}-look", [(made, made) for made in FORMATS])
        self.look_row = FormRow(f"{name}-look", self.look)
        self.preview = QLabel()
        self.preview.setObjectName(f"{name}-preview")
        self.preview.setFixedSize(theme.px(PREVIEW[0]), theme.px(PREVIEW[1]))
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.trouble = Label(f"{name}-trouble", "error", wrap=True)
        self._settle = QTimer(singleShot=True, interval=SETTLED_MS)
        super().__init__(
            name,
            parent,
            PosterDraft(language=current_language()),
            {
                "language": ChoiceField(f"{name}-language", [("id", "Bahasa Indonesia"), ("en", "English")]),
                "register_url": TextField(f"{name}-url"),
                "register": TextField(f"{name}-register"),
                "fee": TextField(f"{name}-fee"),
                **{made.lower(): SwitchField(f"{name}-{made.lower()}") for made in FORMATS},
            },
            width=820,
        )
        self._put_preview_beside()
        self.copy_button.clicked.connect(lambda _checked=False: self.copy())
        for field in self.fields.values():
            if isinstance(field, TextField):
                field.textChanged.connect(lambda _text: self._changed())
            elif isinstance(field, ChoiceField):
                field.currentIndexChanged.connect(lambda _place: self._changed())
        self._changed()

    def _put_preview_beside(self) -> None:
        """At the right of the fields, drawn beside the window a moment after the last key."""
        self._settle.setParent(self)
        self._settle.timeout.connect(self.redraw)
        self.look.currentIndexChanged.connect(lambda _place: self.redraw())
        self.body.removeWidget(self.scrolling)
        shown = column(self.look_row, self.preview, self.trouble, None, gap=tokens.GAP_S)
        both = row(self.scrolling, shown, gap=tokens.GAP_L)
        both.setStretch(0, 1)
        self.body.addLayout(both)

    def _changed(self) -> None:
        self._show_caption()
        self._settle.start()

    def redraw(self) -> None:
        """The picture of what the fields say now."""
        facts, made = poster_facts(self._detail, self._host, self.facts()), self.look.value()
        ratio = self.devicePixelRatioF()
        room = self.preview.size() * ratio

        def draw(_task: Task) -> Picture:
            return pictured(facts, made, room.width(), room.height())

        def shown(picture: Picture) -> None:
            size = picture.width, picture.height, picture.stride
            pixmap = QPixmap.fromImage(QImage(picture.data, *size, QImage.Format.Format_RGB32))
            pixmap.setDevicePixelRatio(ratio)
            self.trouble.set_text("")
            self.preview.setPixmap(pixmap)

        def failed(error: Exception) -> None:
            self.preview.clear()
            self.trouble.set_text(words(error).as_sentence())

        self._drawing = self._background.latest("workshops-poster", draw, shown, failed)

    def _laid_out(self) -> QVBoxLayout:
        head = row(self.caption_label, None, self.copy_button)
        return column(super()._laid_out(), head, self.caption, gap=tokens.GAP_S)

    def sections(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """See RecordForm."""
        return [
            ("", [("language", "fee"), ("register_url", "register"), ("a4", "a3", "square", "story")]),
        ]

    def draft(self) -> PosterDraft:
        """See RecordForm."""
        return PosterDraft(**self.values())

    def facts(self) -> Asked:
        """See FactsForm."""
        draft = self.draft()
        wanted: dict[str, Any] = {made: getattr(draft, made.lower()) for made in FORMATS}
        return Asked(
            draft.language,
            draft.register_url.strip(),
            draft.register.strip(),
            draft.fee.strip(),
            tuple(made for made, want in wanted.items() if want),
        )

    def problems(self, draft: PosterDraft) -> dict[str, str]:
        """See RecordForm."""
        return either((not self.facts().formats, "a4", "empty"))

    def _show_caption(self) -> None:
        asked = self.facts()
        said = captions(poster_facts(self._detail, self._host, asked))
        self.caption.setPlainText(said[asked.language])

    def copy(self) -> None:
        """The caption into the clipboard."""
        QGuiApplication.clipboard().setText(self.caption.toPlainText())
        self.copy_button.set_words(translate("Workshops", "Copied"))

    # --- saving ---------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Ask for a folder, and write them there."""
        errors = self.problems(self.draft())
        self.show_errors(errors)
        if errors or self._task is not None:
            return
        folder = QFileDialog.getExistingDirectory(self, translate("Workshops", "Folder for the posters"))
        if folder:
            self.save_to(Path(folder))

    def save_to(self, folder: Path) -> None:
        """Beside the window; leaving the dialog stops it after the one under way."""
        asked = self.facts()
        facts = poster_facts(self._detail, self._host, asked)

        def work(task: Task) -> list[Path]:
            return save(facts, asked.formats, folder, task.report, lambda: task.cancelled)

        self.primary.setEnabled(False)
        self._task = self._background.run(work, self._written, self._refused, self._tell)

    def _tell(self, done: int, total: int, _note: str) -> None:
        said = translate("Workshops", "Making {number} of {total} …")
        self.primary.set_words(said.format(number=done + 1, total=total))

    def _written(self, files: list[Path]) -> None:
        self._task = None
        self.saved()
        self._saved_as(files)

    def _refused(self, error: Exception) -> None:
        self._task = None
        self.retranslate()
        self.turn_down(words(error))

    def reject(self) -> None:
        """Nothing typed here is lost that would be missed."""
        if self._task is not None:
            self._task.cancel()
        self.done(0)

    def done(self, result: int) -> None:
        """Nothing is drawn for what is closed."""
        self._settle.stop()
        if self._drawing is not None:
            self._drawing.cancel()
        super().done(result)

    def retranslate(self) -> None:
        """All words."""
        self.set_words(
            translate("Workshops", "Poster and pictures"),
            translate("Workshops", "Made from the plan; what only the poster says is asked here."),
            translate("Workshops", "Save to a folder…"),
        )
        for name, label, hint in (
            ("language", translate("Workshops", "Language"), ""),
            ("fee", translate("Workshops", "Fee"), translate("Workshops", "Empty: free of charge")),
            (
                "register_url",
                translate("Workshops", "Address for registering"),
                translate("Workshops", "The QR code leads there"),
            ),
            (
                "register",
                translate("Workshops", "How to register, in words"),
                translate("Workshops", "For example: at the desk, or WhatsApp 0800-555-0100"),
            ),
            ("a4", translate("Workshops", "Paper"), ""),
            ("a3", translate("Workshops", "Large paper"), ""),
            ("square", translate("Workshops", "Feed"), ""),
            ("story", translate("Workshops", "Story"), ""),
        ):
            self.rows[name].set_words(label, hint)
        for name, text in (
            ("a4", "A4, PDF"),
            ("a3", "A3, PDF"),
            ("square", translate("Workshops", "Square, PNG")),
            ("story", translate("Workshops", "Tall, PNG")),
        ):
            self.field(SwitchField, name).setText(text)
        self.look_row.set_words(translate("Workshops", "What it looks like"))
        self.look.set_choices(
            [
                ("A4", "A4"),
                ("A3", "A3"),
                ("square", translate("Workshops", "Square, PNG")),
                ("story", translate("Workshops", "Tall, PNG")),
            ]
        )
        self.preview.setAccessibleName(translate("Workshops", "What it looks like"))
        self.caption_label.set_text(translate("Workshops", "Caption"))
        self.caption.setAccessibleName(translate("Workshops", "Caption"))
        self.copy_button.set_words(translate("Workshops", "Copy the caption"))
