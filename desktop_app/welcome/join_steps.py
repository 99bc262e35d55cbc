# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of a desk that joins a server: address and code; and going on after a cut."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from desktop_app.blocks import tokens
from desktop_app.blocks.form import FormRow, PasswordField, TextField
from desktop_app.blocks.layout import row
from desktop_app.blocks.words import Button
from desktop_app.language import translate
from desktop_app.sync_words import plain_words
from desktop_app.welcome.draft import Draft
from desktop_app.welcome.draft_steps import DraftStep
from desktop_app.welcome.first_start_presenter import WizardState
from desktop_app.welcome.step import Step


class JoinStep(DraftStep):
    """Where the server is, the code, and what this desk is called there.

    `plain_allowed(bool)` when a person decides whether the way there may be without encryption.
    """

    plain_allowed = Signal(bool)

    def __init__(self) -> None:
        rows = {
            "server": FormRow("server", TextField("server"), required=True),
            "join_code": FormRow("join_code", TextField("join_code"), required=True),
            "desk_name": FormRow("desk_name", TextField("desk_name"), required=True),
            "authority": FormRow("authority", TextField("authority")),
        }
        self.choose = Button("authority-choose", "plain", "folder-open")
        self.plain = QCheckBox()
        self.plain.setObjectName("join-plain")
        server, *others = rows.values()
        super().__init__("join-step", rows, server, self.plain, *others, row(self.choose, None))
        self.plain.clicked.connect(self.plain_allowed)
        self.choose.clicked.connect(self._choose_authority)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.set_head(
            translate("FirstStart", "Join a library"),
            translate(
                "FirstStart",
                "The centre gives an address and a code that works once. Scan its QR code with the barcode "
                "scanner, or paste it: it fills both fields.",
            ),
            self.place_words(),
        )
        brings = self.path == "bring"
        self.set_buttons(translate("FirstStart", "Join") if brings else translate("FirstStart", "Next"))
        self.rows["server"].set_words(
            translate("FirstStart", "Address of the server"),
            translate("FirstStart", "As the centre wrote it, for example NAME or NAME:8750."),
        )
        like = translate("FirstStart", "Like ABCD-EFGH-2345; works for three days.")
        with_data = translate("FirstStart", "One that was made for a library that brings its data along.")
        self.rows["join_code"].set_words(translate("FirstStart", "Code"), with_data if brings else like)
        self.rows["desk_name"].set_words(
            translate("FirstStart", "Name of this desk"),
            translate("FirstStart", "The centre sees it in its list of desks."),
        )
        self.rows["authority"].set_words(
            translate("FirstStart", "Certificate of the centre"),
            translate("FirstStart", "A file (PEM) that the centre gives where it vouches for itself."),
        )
        self.choose.set_words(translate("FirstStart", "Choose the file…"))
        self.plain.setText(translate("FirstStart", "Join without encryption all the same"))
        self.plain.setAccessibleName(self.plain.text())
        self.plain.setAccessibleDescription(plain_words())

    def show_state(self, state: WizardState) -> None:
        """A certificate is asked for where this PC does not trust the server by itself.

        A way without encryption is taken where somebody says so.
        """
        for part in (self.rows["authority"], self.choose):
            part.setVisible(state.untrusted)
        self.plain.setVisible(state.plain)
        super().show_state(state)

    def show_draft(self, draft: Draft) -> None:
        """Fields, and what is allowed for this address."""
        super().show_draft(draft)
        self.plain.setChecked(draft.plain_allowed)

    def _choose_authority(self) -> None:
        title = translate("FirstStart", "Certificate of the centre")
        kinds = translate("FirstStart", "Certificates (*.pem *.crt *.cer)")
        file, _ = QFileDialog.getOpenFileName(self.window(), title, "", kinds)
        if file:
            self.typed.emit("authority", file)


class ResumeStep(Step):
    """Fetching was cut: go on, or throw away what has come. `go_on(passphrase)`, `start_over()`."""

    go_on = Signal(str)
    start_over = Signal()

    def __init__(self) -> None:
        self.secret = PasswordField("resume-passphrase")
        self.passphrase = FormRow("resume-passphrase", self.secret)
        self.over = Button("resume-start-over", "link")
        super().__init__("resume", self.passphrase, row(self.over, None, gap=tokens.GAP_S))
        self.forward.connect(self._go_on)
        self.secret.entered.connect(self._go_on)
        self.over.clicked.connect(self.start_over)
        self.show_state(WizardState())
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.set_head(
            translate("FirstStart", "This desk has not fetched everything yet"),
            translate("FirstStart", "What has come is kept, and the code is not needed again."),
        )
        self.set_buttons(translate("FirstStart", "Go on"))
        self.over.set_words(translate("FirstStart", "Throw away what has come, and begin with another code"))
        self.passphrase.set_words(
            translate("FirstStart", "Passphrase"),
            translate("FirstStart", "The one that was chosen for this desk."),
        )

    def show_state(self, state: WizardState) -> None:
        """What it asks for, and what went wrong."""
        self.set_failure(state.failure)
        self.passphrase.setVisible(state.asks == "passphrase")
        self.passphrase.set_error(state.problems.get("passphrase", ""))
        if state.problems:
            self.secret.edit.setFocus()
            self.secret.edit.selectAll()

    def first_field(self) -> QWidget:
        """The passphrase where it is asked for, else the button that goes on."""
        return self.next if self.passphrase.isHidden() else self.passphrase.field

    def _go_on(self) -> None:
        self.go_on.emit("" if self.passphrase.isHidden() else self.secret.value())
