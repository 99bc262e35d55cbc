# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks where a partner's system takes messages of interlibrary loan."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.operations.interlending import Place
from db.rules.addresses import is_safe
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import FormRow, TextField, beside
from desktop_app.language import translate
from desktop_app.partners.presenter import Told


class InterlendingDialog(Dialog):
    """Without an address nothing is sent."""

    def __init__(self, parent: QWidget, name: str, place: Place | None) -> None:
        super().__init__("partner-interlending", parent, width=560)
        self.address, self.we, self.they = (
            TextField(f"partner-interlending-{field}") for field in ("address", "we", "they")
        )
        self._address, self._we, self._they = (
            FormRow(field.objectName(), field) for field in (self.address, self.we, self.they)
        )
        self.body.addWidget(self._address)
        self.body.addWidget(beside((self._we, self._they)))
        self.set_words(
            translate("Partners", "Messages to {name}").format(name=name),
            translate(
                "Partners",
                "Its system takes messages of interlibrary loan (ISO 18626) there; the central server sends "
                "them. The token that it wants to see is entered at the server alone: "
                "simpul-server interlend-to … --token.",
            ),
            translate("Partners", "Save"),
        )
        self._address.set_words(
            translate("Partners", "Address"),
            translate("Partners", "Begins with https. Left empty, nothing is sent."),
        )
        self._we.set_words(
            translate("Partners", "Our code"), translate("Partners", "ISIL: what its system calls us.")
        )
        self._they.set_words(translate("Partners", "Its code"), translate("Partners", "ISIL of the partner."))
        if place is not None:
            self.address.setText(place.address)
            self.we.setText(place.we)
            self.they.setText(place.they)
        self.address.setFocus()

    def accept(self) -> None:
        """With an address that nobody can read along at, and both codes; or with none."""
        address = self.address.value()
        unsafe = bool(address) and not is_safe(address)
        self._address.set_error(
            translate("Partners", "This is no address that begins with https.") if unsafe else ""
        )
        lack = translate("Partners", "A code is needed.")
        missing = [bool(address) and not field.value() for field in (self.we, self.they)]
        self._we.set_error(lack if missing[0] else "")
        self._they.set_error(lack if missing[1] else "")
        if not unsafe and not any(missing):
            super().accept()

    def value(self) -> Told:
        """What was told; only after it was accepted."""
        return Told(self.address.value(), self.we.value(), self.they.value())
