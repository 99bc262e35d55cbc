# SPDX-License-Identifier: GPL-3.0-or-later
"""How certificates of a workshop look and who signs them, with a picture that follows each key."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QWidget

from db.queries.certificates import DesignRow
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, FormRow, NumberField, TextField, beside
from desktop_app.blocks.layout import Scrolling, column, holding, row
from desktop_app.blocks.words import Button, Label
from desktop_app.language import LANGUAGES, translate
from desktop_app.printing.certificate_design import (
    DESIGNS,
    GOLD,
    SEA,
    TEAL,
    WINE,
    CertificateDesign,
    border_name,
    design_name,
)
from desktop_app.printing.ornament import BORDERS
from desktop_app.printing.pages import Picture
from desktop_app.printing.pictures import reduced
from desktop_app.refusal_words import words
from desktop_app.workshops.certificates_making import Ground, design_of

SETTLED_MS = 250
MOST_LOGOS = 4
_BLACK = (0.13, 0.13, 0.13)
_GREEN = (0.102, 0.373, 0.239)
_TITLES = re.compile(r"(^|\s)(dr|drs|dra|prof|ir)\.?\s|,\s*\w+\.", re.IGNORECASE)

Draw = Callable[[CertificateDesign, Callable[[list[Picture]], None], Callable[[Exception], None]], None]
Keep = Callable[[str, CertificateDesign, DesignRow | None], None]


def has_titles(name: str) -> bool:
    """Whether a name seems to have academic titles."""
    return _TITLES.search(name.strip()) is not None


class DesignDialog(Dialog):
    """`draw` makes pictures of a design, `keep` keeps it and chooses it for the workshop."""

    def __init__(self, ground: Ground, draw: Draw, keep: Keep, parent: QWidget) -> None:
        super().__init__("certificate-design", parent, width=980)
        self._draw, self._keep = draw, keep
        self._kept = {one.uid: one for one in ground.designs if one.active}
        self._design = ground.design
        self.begin = ChoiceField("certificate-design-begin")
        self.name = TextField("certificate-design-name")
        self.border = ChoiceField("certificate-design-border")
        self.way = ChoiceField("certificate-design-way")
        self.accent = ChoiceField("certificate-design-accent")
        self.second = ChoiceField("certificate-design-second")
        self.language = ChoiceField("certificate-design-language")
        self.signatory = TextField("certificate-design-signatory")
        self.office = TextField("certificate-design-office")
        self.city = TextField("certificate-design-city")
        self.heading = TextField("certificate-design-heading")
        self.opening = TextField("certificate-design-opening")
        self.wording = TextField("certificate-design-wording")
        self.months = NumberField("certificate-design-months", 0, 120)
        self.back = QCheckBox()
        self.back.setObjectName("certificate-design-back")
        self.add_logo = Button("certificate-design-add-logo", "plain", "plus")
        self.no_logos = Button("certificate-design-no-logos", "plain", "x")
        self.logos = Label("certificate-design-logos", "muted")
        self.add_signature = Button("certificate-design-add-signature", "plain", "plus")
        self.no_signature = Button("certificate-design-no-signature", "plain", "x")
        self.rows = {
            name: FormRow(f"certificate-design-{name}", getattr(self, name), required=name == "name")
            for name in (
                "begin", "name", "border", "way", "accent", "second", "language", "signatory", "office",
                "city", "heading", "opening", "wording", "months",
            )
        }  # fmt: skip
        self.front_picture = QLabel()
        self.back_picture = QLabel()
        self.trouble = Label("certificate-design-trouble", "error", wrap=True)
        self._settle = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settle.timeout.connect(self.redraw)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._begin_with(ground.detail.facts.design, ground.design_name)

    def _lay_out(self) -> None:
        rows = self.rows
        form = column(
            rows["begin"],
            rows["name"],
            beside([rows["border"], rows["way"]]),
            beside([rows["accent"], rows["second"]]),
            rows["signatory"],
            beside([rows["office"], rows["city"]]),
            row(self.add_signature, self.no_signature, None),
            row(self.add_logo, self.no_logos, self.logos, None),
            beside([rows["language"], rows["months"]]),
            rows["heading"],
            rows["opening"],
            rows["wording"],
            self.back,
            gap=tokens.GAP_M,
            margin=(0, 0, tokens.GAP_M, 0),
        )
        fields = Scrolling("certificate-design-fields", holding(form))
        for picture in (self.front_picture, self.back_picture):
            picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            picture.setObjectName(
                f"certificate-design-{'front' if picture is self.front_picture else 'back'}-picture"
            )
        pictures = column(self.front_picture, self.back_picture, self.trouble, None, gap=tokens.GAP_S)
        shown = Scrolling("certificate-design-pictures", holding(pictures), by_keys=True)
        self.pictures = shown
        both = row(fields, shown, gap=tokens.GAP_L)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        inside = holding(both)
        inside.setMinimumHeight(theme.px(430))
        self.body.addWidget(inside)

    def _connect(self) -> None:
        self.begin.activated.connect(lambda _index: self._begin_with(self.begin.value(), ""))
        for choice in (self.border, self.way, self.accent, self.second, self.language):
            choice.activated.connect(lambda _index: self._settle.start())
        for text in (self.signatory, self.office, self.city, self.heading, self.opening, self.wording):
            text.textChanged.connect(lambda _text: self._settle.start())
        self.months.valueChanged.connect(lambda _number: self._settle.start())
        self.back.toggled.connect(lambda _on: self._settle.start())
        self.signatory.textChanged.connect(self._look_for_titles)
        self.add_logo.clicked.connect(self._ask_for_logo)
        self.no_logos.clicked.connect(lambda: self._change(logos=()))
        self.add_signature.clicked.connect(self._ask_for_signature)
        self.no_signature.clicked.connect(lambda: self._change(signature=None))

    def retranslate(self) -> None:
        """All words again."""
        self.set_words(
            translate("CertificateDesign", "Design of the certificates"),
            translate(
                "CertificateDesign",
                "Certificates that were issued keep the look they had; changes are for those to come.",
            ),
            translate("CertificateDesign", "Keep and use for this workshop"),
        )
        said = (
            ("begin", translate("CertificateDesign", "Begin with"), ""),
            ("name", translate("CertificateDesign", "Name of the design"), ""),
            ("border", translate("CertificateDesign", "Ornament"), ""),
            ("way", translate("CertificateDesign", "Paper"), ""),
            ("accent", translate("CertificateDesign", "Main colour"), ""),
            ("second", translate("CertificateDesign", "Second colour"), ""),
            ("language", translate("CertificateDesign", "Language"), ""),
            (
                "signatory",
                translate("CertificateDesign", "Signatory"),
                translate("CertificateDesign", "Without academic titles (Permendagri 1/2023, art. 44(2))"),
            ),
            ("office", translate("CertificateDesign", "Office"), ""),
            ("city", translate("CertificateDesign", "City"), ""),
            (
                "heading",
                translate("CertificateDesign", "Heading"),
                translate("CertificateDesign", "Empty: the usual words, in the language chosen"),
            ),
            ("opening", translate("CertificateDesign", "Before the name"), ""),
            (
                "wording",
                translate("CertificateDesign", "After the name"),
                translate("CertificateDesign", "{role} and {kind} may be in it."),
            ),
            ("months", translate("CertificateDesign", "Valid for"), ""),
        )
        for name, label, hint in said:
            self.rows[name].set_words(label, hint)
        self.months.setSpecialValueText(translate("CertificateDesign", "Always"))
        self.months.setSuffix(translate("CertificateDesign", " months", "after a number"))
        self.back.setText(translate("CertificateDesign", "Back page with the topics"))
        self.back.setAccessibleName(self.back.text())
        self.add_logo.set_words(translate("CertificateDesign", "Add a logo"))
        self.no_logos.set_words(translate("CertificateDesign", "No logos"))
        self.add_signature.set_words(translate("CertificateDesign", "Picture of the signature"))
        self.no_signature.set_words(translate("CertificateDesign", "Without picture"))
        for part in (self.pictures, self.front_picture, self.back_picture):
            part.setAccessibleName(translate("CertificateDesign", "What it looks like"))
        self._choices()
        self._count_logos()

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _choices(self) -> None:
        kept = [(uid, one.name) for uid, one in self._kept.items()]
        ours = [(name, design_name(name)) for name in DESIGNS]
        self.begin.set_choices([*kept, *ours])
        self.border.set_choices([(name, border_name(name)) for name in BORDERS])
        self.way.set_choices(
            [
                (True, translate("CertificateDesign", "A4, lying")),
                (False, translate("CertificateDesign", "A4, upright")),
            ]
        )
        colours = [
            (TEAL, translate("CertificateDesign", "Teal")),
            (SEA, translate("CertificateDesign", "Sea blue")),
            (WINE, translate("CertificateDesign", "Wine red")),
            (_GREEN, translate("CertificateDesign", "Green")),
            (GOLD, translate("CertificateDesign", "Gold")),
            (_BLACK, translate("CertificateDesign", "Black")),
        ]
        for field in (self.accent, self.second):
            field.set_choices(colours)
        both = translate("CertificateDesign", "Indonesian and English")
        self.language.set_choices([*LANGUAGES.items(), ("both", both)])

    # --- the design ---------------------------------------------------------------------------------------

    def _begin_with(self, which: Any, name: str) -> None:
        """A kept design to change, or one of ours to begin from."""
        kept = self._kept.get(which)
        if kept is not None:
            self.begin.choose(which)
            self.show_design(kept.name, design_of(kept.body))
            return
        ours = which if which in DESIGNS else "calm"
        self.begin.choose(ours)
        signing = {
            field: getattr(self._design, field)
            for field in ("signatory", "office", "city", "language", "valid_months", "logos", "signature")
        }
        self.show_design(name or design_name(ours), replace(DESIGNS[ours], **signing))

    def show_design(self, name: str, design: CertificateDesign) -> None:
        """Fill the fields."""
        self._design = design
        self.name.setText(name)
        for choice, value in (
            (self.border, design.border),
            (self.way, design.landscape),
            (self.accent, design.accent),
            (self.second, design.second),
            (self.language, design.language),
        ):
            choice.choose(value)
        for text, said in (
            (self.signatory, design.signatory),
            (self.office, design.office),
            (self.city, design.city),
            (self.heading, design.heading),
            (self.opening, design.opening),
            (self.wording, design.body),
        ):
            text.setText(said)
        self.months.setValue(design.valid_months)
        self.back.setChecked(design.show_back)
        self._count_logos()
        self._settle.start()

    def design(self) -> CertificateDesign:
        """What the fields say."""
        return replace(
            self._design,
            border=self.border.value(),
            landscape=self.way.value(),
            accent=tuple(self.accent.value()),
            second=tuple(self.second.value()),
            language=self.language.value(),
            signatory=self.signatory.value(),
            office=self.office.value(),
            city=self.city.value(),
            heading=self.heading.value(),
            opening=self.opening.value(),
            body=self.wording.value(),
            valid_months=self.months.value(),
            show_back=self.back.isChecked(),
        )

    def _change(self, **changes: Any) -> None:
        self._design = replace(self._design, **changes)
        self._count_logos()
        self._settle.start()

    def _count_logos(self) -> None:
        count = len(self._design.logos)
        self.logos.set_text(translate("CertificateDesign", "%n logo(s)", None, count) if count else "")
        self.add_logo.setEnabled(count < MOST_LOGOS)
        self.no_logos.setEnabled(count > 0)
        self.no_signature.setEnabled(self._design.signature is not None)

    def _look_for_titles(self, name: str) -> None:
        warning = translate("CertificateDesign", "This looks like an academic title: leave it out here.")
        self.rows["signatory"].set_error(warning if has_titles(name) else "")

    # --- pictures -----------------------------------------------------------------------------------------

    def _ask_for_logo(self) -> None:
        if picture := self._asked_for_picture():
            self._change(logos=(*self._design.logos, picture))

    def _ask_for_signature(self) -> None:
        if picture := self._asked_for_picture():
            self._change(signature=picture)

    def _asked_for_picture(self) -> bytes | None:
        title = translate("CertificateDesign", "Choose a picture")
        kinds = translate("CertificateDesign", "Pictures (*.png *.jpg *.jpeg)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if not chosen:
            return None
        return self.read_picture(Path(chosen))

    def read_picture(self, file: Path) -> bytes | None:
        """A picture, no larger than print needs; None for what is none, which is said."""
        try:
            return reduced(file.read_bytes())
        except OSError:
            self.trouble.set_text(translate("CertificateDesign", "This file is no picture that can be read."))
            return None

    def redraw(self) -> None:
        """The picture of what the fields say now."""
        self._draw(self.design(), self.show_pictures, self._failed)

    def show_pictures(self, pictures: list[Picture]) -> None:
        """Front and, where there is one, back."""
        self.trouble.set_text("")
        room = max(self.pictures.viewport().width() - 16, theme.px(300))
        for label, picture in zip(
            (self.front_picture, self.back_picture), [*pictures, None, None], strict=False
        ):
            label.setVisible(picture is not None)
            if picture is not None:
                size = picture.width, picture.height, picture.stride
                image = QImage(picture.data, *size, QImage.Format.Format_RGB32)
                pixmap = QPixmap.fromImage(image)
                if pixmap.width() > room:
                    pixmap = pixmap.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
                label.setPixmap(pixmap)

    def _failed(self, error: Exception) -> None:
        self.trouble.set_text(words(error).as_sentence())

    # --- keeping ------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Keep it; the dialog closes when that is done."""
        if not self.name.value():
            self.rows["name"].set_error(translate("CertificateDesign", "A name is needed."))
            return
        self._keep(self.name.value(), self.design(), self._kept.get(self.begin.value()))

    def kept(self) -> None:
        """It is kept."""
        super().accept()

    def refused(self, error: Exception) -> None:
        """It was not kept; what was typed stays."""
        self._failed(error)
