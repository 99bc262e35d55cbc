# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates of a workshop: who has earned one and why, issued, printed, corrected, revoked, verified."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from db.operations.desk import utc_now
from db.operations.sending import CERTIFICATE, REMINDER
from db.queries.certificates import Candidate, DesignRow
from db.queries.scan import Scan
from db.queries.workshops import Detail
from db.rules.codes import read_code
from db.rules.printed import SIGNED, code_in
from db.rules.roles import Right
from desktop_app.blocks import tokens
from desktop_app.blocks.dialog import confirm
from desktop_app.blocks.layout import EmptyState, column, holding, row
from desktop_app.blocks.page import Changes, Command, Toast
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button, Elided, Label
from desktop_app.language import format_number, translate
from desktop_app.printing import certificate
from desktop_app.printing.certificate_design import CertificateDesign
from desktop_app.printing.certificate_files import file_name
from desktop_app.refusal_words import words
from desktop_app.workshops import certificates_making as making
from desktop_app.workshops import certificates_phrases as said
from desktop_app.workshops.certificate_asking import CorrectDialog, RevokeDialog, before_issuing
from desktop_app.workshops.certificate_design_dialog import DesignDialog
from desktop_app.workshops.certificate_verifying import VerifyDialog
from desktop_app.workshops.certificates_making import Named
from desktop_app.workshops.certificates_presenter import CertificatesPresenter, Files, Plan, Report, State
from desktop_app.workshops.letters import Mail
from desktop_app.workshops.letters_dialog import open_letters
from desktop_app.workshops.view import Context, View


def certificates_model() -> RowsModel[Candidate]:
    """People: name, earned or why not, number and state of their certificate."""
    columns: list[Column[Candidate]] = [
        Column(lambda: translate("Certificates", "Name"), lambda one: one.name, strong=True),
        Column(
            lambda: translate("Certificates", "Earned"),
            said.why,
            tone=lambda one: "" if one.earned.earned and one.people == 1 else "muted",
        ),
        Column(lambda: translate("Certificates", "Number"), said.number, 170, spare=True),
        Column(lambda: translate("Certificates", "State"), said.standing, 90, tone=_tone),
    ]
    return RowsModel(columns, lambda one: one.uid)


def _tone(one: Candidate) -> str:
    issued = said.newest(one)
    return "" if issued is None else said.TONES[issued.state]


class CertificatesView(View):
    """The list in the middle; above it the batch, below it what is done with one."""

    view_name: ClassVar[str] = "certificates"
    concerns: ClassVar[Changes] = Changes({"workshops", "registrations", "attendance", "certificates"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = CertificatesPresenter(
            context.desk, context.background, self._show, context.failed, self._step, context.did
        )
        self.summary = Label("workshops-certificates-summary", "strong", wrap=True)
        self.design = Elided("workshops-certificates-design", "muted")
        self._model = certificates_model()
        self.table = DataTable("workshops-certificates-table", self._model)
        self.nobody = EmptyState("workshops-certificates-nobody", "medal")
        self.progress = ProgressLine("workshops-certificates-progress")
        self.issue_all = Button("workshops-certificates-issue-all", "primary", "medal")
        self.issue_one = Button("workshops-certificates-issue-one", "plain", "medal")
        self.save = Button("workshops-certificates-save", "plain", "files")
        self.send = Button("workshops-certificates-send", "plain", "envelope")
        self.show_one = Button("workshops-certificates-show", "plain", "eye")
        self.correct = Button("workshops-certificates-correct", "plain", "pencil-simple")
        self.revoke = Button("workshops-certificates-revoke", "plain", "x-circle")
        self.change_design = Button("workshops-certificates-change-design", "link", "palette")
        self.verify = Button("workshops-certificates-verify", "plain", "check-circle")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nobody)
        above = row(self.issue_all, self.issue_one, None)
        below = row(self.show_one, self.correct, self.revoke, None)
        files = row(self.save, self.send, None, self.verify)
        self._batch = holding(above)
        whole = column(
            self.summary,
            row(self.design, self.change_design),
            self._batch,
            self.progress,
            self._stack,
            below,
            files,
            gap=tokens.GAP_S,
        )
        whole.setStretch(4, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        for button, action in (
            (self.issue_all, self.ask_to_issue_all),
            (self.issue_one, self.ask_to_issue_one),
            (self.save, self.ask_where),
            (self.send, self.ask_to_send),
            (self.show_one, self.show_certificate),
            (self.correct, self.ask_to_correct),
            (self.revoke, self.ask_to_revoke),
            (self.change_design, self.ask_for_design),
            (self.verify, self.ask_to_verify),
        ):
            button.clicked.connect(action)
        self.table.chosen.connect(lambda _row: self._enable())
        self.table.opened.connect(lambda _row: self.show_certificate())
        self.progress.cancelled.connect(self.presenter.stop)

    # --- what the page asks -------------------------------------------------------------------------------

    def title(self) -> str:
        """See View."""
        return translate("Certificates", "Certificates")

    def show_workshop(self, detail: Detail | None) -> None:
        """See View."""
        super().show_workshop(detail)
        self.presenter.look(detail.row.uid if detail else None)

    def accepts(self) -> frozenset[str]:
        """A certificate's code is none of the library's own numbers."""
        return frozenset({"unknown"})

    def scanned(self, scan: Scan) -> None:
        """Verify what was scanned."""
        if read_code(code_in(scan.text)) is not None or SIGNED in scan.text.upper():
            self.ask_to_verify(scan.text)
        else:
            self.context.toast(Toast(translate("Certificates", "This is no code of a certificate."), "warn"))

    def commands(self) -> Sequence[Command]:
        """See View."""
        return (
            Command(
                "certificates-issue-all", _issue_all_words, self.ask_to_issue_all, "F6", "medal",
                self.issue_all.isEnabled,
            ),
            Command(
                "certificates-issue-one", _issue_one_words, self.ask_to_issue_one, "F7", "medal",
                self.issue_one.isEnabled,
            ),
            Command("certificates-save", _save_words, self.ask_where, "F8", "files", self.save.isEnabled),
            Command(
                "certificates-badges", _badges_words, self.ask_where_badges, "F5", "file-text",
                self.save.isEnabled,
            ),
            Command(
                "certificates-send", _send_words, self.ask_to_send, "Ctrl+M", "envelope",
                self.send.isEnabled,
            ),
            Command(
                "certificates-remind", _remind_words, self.ask_to_remind, "Ctrl+Shift+M", "clock",
                lambda: self.context.may(Right.CERTIFY),
            ),
            Command(
                "certificates-show", _show_words, self.show_certificate, "F9", "eye", self.show_one.isEnabled
            ),
            Command(
                "certificates-correct", _correct_words, self.ask_to_correct, "F10", "pencil-simple",
                self.correct.isEnabled,
            ),
            Command(
                "certificates-revoke", _revoke_words, self.ask_to_revoke, "F11", "x-circle",
                self.revoke.isEnabled,
            ),
            Command(
                "certificates-design", _design_command_words, self.ask_for_design, "F3", "palette",
                self.change_design.isEnabled,
            ),
            Command(
                "certificates-feedback", _feedback_words, self.note_feedback, "Shift+F7", "check-circle",
                self._asks_for_feedback, in_strip=False,
            ),
            Command("certificates-verify", _verify_words, self.ask_to_verify, "F4", "check-circle"),
        )  # fmt: skip

    def retranslate(self) -> None:
        """See View."""
        for button, text, key in (
            (self.issue_one, _issue_one_words(), "F7"),
            (self.save, _save_words(), "F8"),
            (self.send, _send_words(), "Ctrl+M"),
            (self.show_one, _show_words(), "F9"),
            (self.correct, _correct_words(), "F10"),
            (self.revoke, _revoke_words(), "F11"),
            (self.change_design, _design_command_words(), "F3"),
            (self.verify, _verify_words(), "F4"),
        ):
            button.set_words(text, key)
        self.table.setAccessibleName(translate("Certificates", "Certificates"))
        self.nobody.set_words(
            translate("Certificates", "Nobody to certify"),
            translate("Certificates", "Whoever registers or gives the workshop stands here."),
        )
        self._model.retranslate()
        self._show(self.presenter.state)

    # --- showing ------------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        self._model.show(state.rows)
        self._stack.setCurrentIndex(0 if state.rows else 1)
        if state.rows and self.table.current() is None:
            self.table.move_to(0)
        self.summary.set_text(_summary(state))
        self.design.set_text(_design_words(state))
        self.issue_all.set_words(_issue_to_words(state.waiting), "F6")
        if state.busy and self.progress.isHidden():
            self.progress.start(_busy_words(state.busy))
        elif not state.busy:
            self.progress.finish()
        self._enable()

    def _enable(self) -> None:
        state, one = self.presenter.state, self.table.current()
        may = self.context.may(Right.CERTIFY) and not state.busy
        issued = said.newest(one) if one is not None else None
        standing = one.standing if one is not None else None
        self.change_design.setEnabled(
            may and state.ground is not None and self.context.may(Right.PLAN_WORKSHOPS)
        )
        self.issue_all.setEnabled(may and state.waiting > 0)
        self.issue_one.setEnabled(may and one is not None and standing is None and one.people == 1)
        self.save.setEnabled(not state.busy and bool(state.standing))
        self.send.setEnabled(may and bool(state.standing))
        self.show_one.setEnabled(issued is not None)
        self.correct.setEnabled(may and standing is not None)
        self.revoke.setEnabled(may and standing is not None)
        self.context.commands_changed()

    def _step(self, done: int, total: int) -> None:
        note = translate("Certificates", "{done} of {total}")
        self.progress.step(done, total, note.format(done=format_number(done), total=format_number(total)))

    # --- issuing ------------------------------------------------------------------------------------------

    def ask_to_issue_all(self) -> None:
        """To everybody who has earned one and has none."""
        self.presenter.plan_all(self._confirm)

    def ask_to_issue_one(self) -> None:
        """To the person chosen, also where the rule says no: it is a person who decides, and is told so."""
        one = self.table.current()
        if isinstance(one, Candidate) and one.standing is None:
            self.presenter.plan([Named(one, one.name)], self._confirm)

    def _confirm(self, plan: Plan) -> None:
        if not plan.people:
            if plan.misfits:
                self._left_out(plan)
            return
        over = all(ends <= utc_now() for _, ends in plan.ground.people.sessions)
        text = before_issuing(plan, over=over, signed=bool(plan.ground.design.signatory))
        not_earned = [one.who for one in plan.people if not one.who.earned.earned]
        if not_earned:
            text = f"{not_earned[0].name} · {said.why(not_earned[0])}\n\n{text}"
        title = translate("Certificates", "Issue %n certificate(s)?", None, len(plan.people))
        button = translate("Certificates", "Issue")
        if confirm(self.context.window(), "issue-certificates", title, text, button):
            self.presenter.issue(plan, self._issued)

    def _left_out(self, plan: Plan) -> None:
        first = plan.misfits[0]
        self.context.toast(Toast(f"{first.name}: {words(first.error).as_sentence()}", "bad"))

    def _issued(self, report: Report) -> None:
        said_so = translate("Certificates", "%n certificate(s) issued.", None, report.issued)
        if report.stopped is not None:
            left = translate(
                "Certificates", "%n certificate(s) not issued yet.", None, report.wanted - report.issued
            )
            reason = words(report.stopped).as_sentence()
            self.context.toast(Toast(f"{said_so} {left} {reason}", "bad"))
        elif report.cancelled:
            left = translate(
                "Certificates", "%n certificate(s) not issued yet.", None, report.wanted - report.issued
            )
            self.context.toast(Toast(f"{said_so} {left}", "warn"))
        else:
            self.context.toast(Toast(said_so))

    def ask_to_correct(self) -> None:
        """Another name: a new certificate in place of the old one."""
        one = self.table.current()
        if not isinstance(one, Candidate) or one.standing is None:
            return
        dialog = CorrectDialog(one, one.standing, self.context.window())
        dialog.accepted.connect(partial(self._correct, one, dialog))
        dialog.open()

    def _correct(self, one: Candidate, dialog: CorrectDialog) -> None:
        assert one.standing is not None
        self.presenter.plan([Named(one, dialog.name.value(), one.standing.uid)], self._replace)

    def _replace(self, plan: Plan) -> None:
        if plan.people:
            self.presenter.issue(plan, self._issued)
        else:
            self._left_out(plan)

    def ask_to_revoke(self) -> None:
        """With the reason that a verifier reads."""
        one = self.table.current()
        if not isinstance(one, Candidate) or one.standing is None:
            return
        issued = one.standing
        dialog = RevokeDialog(issued, self.context.window())
        revoked = translate("Certificates", "No. {number} is revoked.").format(number=issued.number)

        def revoke() -> None:
            self.presenter.revoke(
                issued, dialog.reason.value(), lambda: self.context.toast(Toast(revoked, "warn"))
            )

        dialog.accepted.connect(revoke)
        dialog.open()

    def ask_to_verify(self, text: str | bool = "") -> None:
        """On any desk, of any workshop."""
        dialog = VerifyDialog(self.presenter.verify, self.context.window())
        dialog.open()
        if isinstance(text, str) and text:
            dialog.ask_about(text)

    def _asks_for_feedback(self) -> bool:
        """Whether the rule asks the person chosen for a form, and whoever is here may note it."""
        one = self.table.current()
        return (
            isinstance(one, Candidate) and said.feedback(one) is not None and self.context.may(Right.REGISTER)
        )

    def note_feedback(self) -> None:
        """A paper form was handed in; again: it was not."""
        one = self.table.current()
        given = said.feedback(one) if isinstance(one, Candidate) else None
        if one is None or given is None:
            return
        words = (
            translate("Certificates", "{name} handed in no form after all.")
            if given
            else translate("Certificates", "{name} handed in a feedback form.")
        )
        toast = Toast(words.format(name=one.name), "warn" if given else "good")
        self.presenter.note_feedback(one, not given, lambda: self.context.toast(toast))

    def ask_for_design(self) -> None:
        """How the certificates look, and who signs them."""
        ground = self.presenter.state.ground
        if ground is None:
            return

        def keep(name: str, design: CertificateDesign, kept: DesignRow | None) -> None:
            self.presenter.keep_design(name, design, kept, dialog.kept, dialog.refused)

        dialog = DesignDialog(ground, self.presenter.draw, keep, self.context.window())
        dialog.open()

    # --- by e-mail ----------------------------------------------------------------------------------------

    def ask_to_send(self) -> None:
        """Certificates to those who have an address; each once, or again on purpose."""
        one = self.table.current()
        standing = one.standing.uid if isinstance(one, Candidate) and one.standing else None
        open_letters(self.context, Mail(CERTIFICATE, self.detail), standing)

    def ask_to_remind(self) -> None:
        """Those whose certificates end soon, of whichever workshop here."""
        open_letters(self.context, Mail(REMINDER))

    # --- on paper -----------------------------------------------------------------------------------------

    def show_certificate(self) -> None:
        """The certificate as it was issued, to look at, print or save."""
        one, ground = self.table.current(), self.presenter.state.ground
        issued = said.newest(one) if isinstance(one, Candidate) else None
        if issued is None or ground is None:
            return

        def draw() -> bytes:
            ((design, (facts,)),) = making.by_design(ground, [issued])
            return certificate.render(facts, design)

        name = file_name(making.kept_facts(issued)).removesuffix(".pdf")
        self.context.output.preview(draw, "certificate", name, self.context.window())

    def ask_where(self) -> None:
        """Choose a folder for the files."""
        title = translate("Certificates", "Folder for the certificates")
        if chosen := QFileDialog.getExistingDirectory(self.context.window(), title):
            self.save_to(Path(chosen))

    def save_to(self, folder: Path) -> None:
        """A file each and one to print, into a folder."""
        self.presenter.save_files(folder, self._saved)

    def ask_where_badges(self) -> None:
        """Choose a folder for Open Badges."""
        title = translate("Certificates", "Folder for the Open Badges")
        if chosen := QFileDialog.getExistingDirectory(self.context.window(), title):
            self.save_badges_to(Path(chosen))

    def save_badges_to(self, folder: Path) -> None:
        """A signed file each, into a folder."""

        def saved(count: int) -> None:
            self.context.toast(Toast(translate("Certificates", "%n Open Badge(s) saved.", None, count)))

        self.presenter.save_badges(folder, saved)

    def _saved(self, files: Files) -> None:
        count = len(files.each.made)
        text = translate("Certificates", "%n file(s) saved, one for each.", None, count)
        if files.together:
            together = translate("Certificates", "To print all: {files}.")
            text += " " + together.format(files=", ".join(files.together))
        if files.each.refused:
            first = files.each.refused[0]
            text += f" {words(first.error).as_sentence()}"
        bad = bool(files.each.refused) or files.each.cancelled
        self.context.toast(Toast(text, "warn" if bad else "good"))
        if not files.each.cancelled:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(files.folder)))


def _issue_all_words() -> str:
    return translate("Certificates", "Issue to all who earned one")


def _issue_to_words(count: int) -> str:
    return translate("Certificates", "Issue to %n", None, count) if count else _issue_all_words()


def _issue_one_words() -> str:
    return translate("Certificates", "Issue this one")


def _save_words() -> str:
    return translate("Certificates", "Save files")


def _send_words() -> str:
    return translate("Certificates", "Send by e-mail")


def _remind_words() -> str:
    return translate("Certificates", "Ending soon")


def _badges_words() -> str:
    return translate("Certificates", "Save Open Badges")


def _show_words() -> str:
    return translate("Certificates", "Show and print")


def _correct_words() -> str:
    return translate("Certificates", "Correct the name")


def _revoke_words() -> str:
    return translate("Certificates", "Revoke")


def _design_command_words() -> str:
    return translate("Certificates", "Design and signatory")


def _feedback_words() -> str:
    return translate("Certificates", "Handed in a form")


def _verify_words() -> str:
    return translate("Certificates", "Verify")


def _busy_words(busy: str) -> str:
    if busy == "issuing":
        return translate("Certificates", "Certificates are being issued")
    return translate("Certificates", "Files are being written")


def _summary(state: State) -> str:
    if state.ground is None:
        return ""
    people = state.ground.people.people
    earned = sum(one.earned.earned and one.people == 1 for one in people)
    text = translate("Certificates", "{earned} of {all} have earned one · {issued} issued")
    return text.format(
        earned=format_number(earned),
        all=format_number(len(people)),
        issued=format_number(len(state.standing)),
    )


def _design_words(state: State) -> str:
    if state.ground is None:
        return ""
    name = state.ground.design_name or translate("Certificates", "plain")
    if not state.ground.design.signatory:
        return translate("Certificates", "Design: {name} · no signatory yet").format(name=name)
    text = translate("Certificates", "Design: {name} · signed by {signatory}")
    return text.format(name=name, signatory=state.ground.design.signatory)
