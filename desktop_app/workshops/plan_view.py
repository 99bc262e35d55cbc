# SPDX-License-Identifier: GPL-3.0-or-later
"""What is planned of a workshop: when and where, for whom, with whom, what it costs."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from db.queries.workshops import Detail
from desktop_app.blocks import tokens
from desktop_app.blocks.layout import column
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Label
from desktop_app.language import format_money, format_number, translate
from desktop_app.workshops import phrases
from desktop_app.workshops.models import sessions_model
from desktop_app.workshops.view import Context, View


class PlanView(View):
    """Facts above, sessions below."""

    view_name: ClassVar[str] = "plan"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.facts = Label("workshops-plan-facts", wrap=True)
        self.description = Label("workshops-plan-description", "muted", wrap=True)
        self._sessions = sessions_model()
        self.sessions = DataTable("workshops-plan-sessions", self._sessions)
        whole = column(self.facts, self.description, self.sessions, gap=tokens.GAP_M)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.retranslate()

    def title(self) -> str:
        """See View."""
        return translate("Workshops", "Plan")

    def show_workshop(self, detail: Detail | None) -> None:
        """See View."""
        super().show_workshop(detail)
        self._sessions.show(detail.sessions if detail else ())
        self.facts.set_text("\n".join(lines_of(detail)) if detail else "")
        self.description.set_text(detail.facts.description if detail else "")
        self.description.setVisible(bool(detail and detail.facts.description))

    def retranslate(self) -> None:
        """See View."""
        self.sessions.setAccessibleName(translate("Workshops", "Sessions"))
        self._sessions.retranslate()
        self.show_workshop(self.detail)


def lines_of(detail: Detail) -> list[str]:
    """The facts that have been given, a line each."""
    facts, row = detail.facts, detail.row
    said: list[tuple[Callable[[], str], str]] = [
        (lambda: translate("Workshops", "For: {value}"), _for_whom(detail)),
        (lambda: translate("Workshops", "With: {value}"), _with_whom(detail)),
        (lambda: translate("Workshops", "Sponsor: {value}"), detail.sponsor),
        (lambda: translate("Workshops", "Given by: {value}"), _people(detail)),
        (lambda: translate("Workshops", "Expected: {value}"), _number(facts.expected)),
        (lambda: translate("Workshops", "Waiting: {value}"), _number(row.waiting or None)),
        (lambda: translate("Workshops", "Budget: {value}"), _budget(detail)),
        (lambda: translate("Workshops", "Why cancelled: {value}"), _reason(detail)),
    ]
    return [words().format(value=value) for words, value in said if value]


def _for_whom(detail: Detail) -> str:
    age = phrases.named(phrases.AGE_GROUPS, detail.facts.age_group)
    return " · ".join(filter(None, (detail.facts.audience, age)))


def _with_whom(detail: Detail) -> str:
    return " · ".join(filter(None, (detail.row.partner, detail.facts.agreement_number)))


def _people(detail: Detail) -> str:
    return ", ".join(f"{p.name} ({phrases.named(phrases.PEOPLE_ROLES, p.role)})" for p in detail.people)


def _number(number: int | None) -> str:
    return "" if number is None else format_number(number)


def _budget(detail: Detail) -> str:
    return format_money(sum(cost.planned for cost in detail.costs)) if detail.costs else ""


def _reason(detail: Detail) -> str:
    return detail.facts.reason if detail.row.state == "cancelled" else ""
