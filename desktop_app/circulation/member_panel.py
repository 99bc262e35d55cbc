# SPDX-License-Identifier: GPL-3.0-or-later
"""The member at the desk: who it is, and what speaks against lending."""

from datetime import UTC, date, datetime
from itertools import takewhile

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.members import MemberView
from desktop_app.blocks import tokens
from desktop_app.blocks.layout import Card, column, row
from desktop_app.blocks.person_photo import PersonPhoto
from desktop_app.blocks.words import Badge, Label, Line, set_role
from desktop_app.circulation.models import days_left, suspended_words
from desktop_app.language import current_language, format_date, format_money, format_number, translate
from desktop_app.loss_words import so_far_words

SOON = 30
"""Days before the expiry from which it is pointed out."""


class Figure(QWidget):
    """A number with what it counts."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.number = Label(f"{name}-number", "title")
        self.words = Label(f"{name}-words", "small")
        self.setLayout(column(self.number, self.words, gap=0))

    def show_figure(self, number: str, words: str, *, alarming: bool) -> None:
        """Another number; alarming ones are red."""
        self.number.set_text(number)
        self.words.set_text(words)
        self.setAccessibleName(f"{words}: {number}")
        set_role(self.number, role="title-bad" if alarming else "title")


class MemberPanel(Card):
    """Shows one member; hidden by the page where there is none."""

    def __init__(self) -> None:
        self.photo = PersonPhoto("circulation-photo", 84)
        self.name = Label("circulation-member-name", "title", wrap=True)
        self.other_name = Label("circulation-member-other-name", "muted", wrap=True)
        self.number = Label("circulation-member-number", "muted")
        self.kind = Label("circulation-member-type", "muted", wrap=True)
        self.standing = Badge("circulation-member-standing")
        self.block = Label("circulation-member-block", "bad", wrap=True)
        self.people = Label("circulation-member-people", "muted", wrap=True)
        self.note = Label("circulation-member-note", "muted", wrap=True)
        self.waits = Label("circulation-member-holds", "warn", wrap=True)
        self.running = Label("circulation-member-running", "warn", wrap=True)
        self.figures = [Figure(f"circulation-figure-{n}") for n in ("out", "late", "fines")]
        super().__init__("circulation-member", self._laid_out())

    def _laid_out(self) -> QVBoxLayout:
        names = column(None, self.name, self.other_name, self.number, None, gap=2)
        head = row(column(self.photo, None), names, gap=tokens.GAP_L)
        head.setStretch(1, 1)
        figures = row(*self.figures, gap=tokens.GAP_S)
        for place in range(3):
            figures.setStretch(place, 1)
        return column(
            head,
            self.standing,
            self.kind,
            self.block,
            self.waits,
            self.people,
            self.note,
            Line(),
            figures,
            self.running,
            None,
            gap=tokens.GAP_M,
        )

    def show_member(self, member: MemberView) -> None:
        """Another member, or the same one with other loans."""
        self.photo.show_person(member.name, member.photo)
        self.name.set_text(member.name)
        self.number.set_text(member.number)
        parts = (_kind(member), member.branch, member.institution)
        self.kind.set_text(" · ".join(part for part in parts if part))
        self._show_standing(member)
        blocked = translate("CirculationPage", "Blocked: {reason}")
        lines = {
            self.other_name: member.other_name,
            self.block: blocked.format(reason=member.block_reason) if member.block_reason is not None else "",
            self.people: _people_words(member),
            self.note: member.note,
            self.waits: _waits_words(member),
            self.running: _running_words(member),
        }
        for label, text in lines.items():
            label.set_text(text)
            label.setVisible(bool(text))
        self._show_figures(member)
        self.setAccessibleName(member.name)

    def _show_standing(self, member: MemberView) -> None:
        left, day = _days_until(member.expires_on), format_date(member.expires_on)
        if left < 0:
            text = translate("CirculationPage", "Expired since {date}").format(date=day)
        else:
            text = translate("CirculationPage", "Valid until {date}").format(date=day)
        tone = "bad" if left < 0 else "warn" if left <= SOON else "good"
        if member.suspended_until is not None and _days_until(member.suspended_until) >= 0:
            text, tone = suspended_words(member.suspended_until), "bad"
            text = text[0].upper() + text[1:]
        self.standing.show_as(text, tone)

    def _show_figures(self, member: MemberView) -> None:
        now = datetime.now(UTC)
        past = takewhile(lambda loan: loan.due_at < now, member.loans)
        late = sum(days_left(loan.late_after) < 0 for loan in past)
        shown = (
            (format_number(len(member.loans)), translate("CirculationPage", "On loan"), False),
            (format_number(late), translate("CirculationPage", "Overdue"), late > 0),
            (format_money(member.fines), translate("CirculationPage", "Owes"), member.fines > 0),
        )
        for figure, (number, words, alarming) in zip(self.figures, shown, strict=True):
            figure.show_figure(number, words, alarming=alarming)


def _waits_words(member: MemberView) -> str:
    """What is reserved, and how much of it can be fetched."""
    if not member.waits_for:
        return ""
    said = translate("CirculationPage", "%n reservation(s)", None, member.waits_for)
    if not member.ready:
        return said
    return f"{said} · " + translate("CirculationPage", "ready on the hold shelf: {count}").format(
        count=format_number(member.ready)
    )


def _running_words(member: MemberView) -> str:
    """What all that is late would come to, were it taken back now: of suspensions the longest counts."""
    fine = sum(loan.fine_so_far for loan in member.loans)
    suspension = max((loan.suspension_so_far for loan in member.loans), default=0)
    so_far = so_far_words(fine, suspension)
    return translate("CirculationPage", "Running: {what}").format(what=so_far) if so_far else ""


def _people_words(member: MemberView) -> str:
    """Who stands beside the member: guardian, guarantor, and those who may fetch."""
    guardian = " ".join(filter(None, (member.guardian_name, member.guardian_phone)))
    said = (
        (guardian, translate("CirculationPage", "Guardian: {name}")),
        (member.guarantor, translate("CirculationPage", "Guarantor: {name}")),
        (", ".join(member.proxy.splitlines()), translate("CirculationPage", "May fetch: {name}")),
    )
    return "\n".join(words.format(name=name) for name, words in said if name)


def _kind(member: MemberView) -> str:
    return (current_language() == "en" and member.member_type_en) or member.member_type


def _days_until(day: date) -> int:
    return (day - datetime.now(UTC).astimezone().date()).days
