# SPDX-License-Identifier: GPL-3.0-or-later
"""The dialog for one loan policy: its key and season, and its terms, each of which may be left unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QWidget

from db.queries.library import BranchRow, PolicyRow
from db.rules.terms import TERM_NAMES, Said
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.form import ChoiceField, DateField, FormRow, NumberField, TextField, beside
from desktop_app.blocks.layout import Scrolling
from desktop_app.blocks.words import Label
from desktop_app.language import translate
from desktop_app.settings.editor import Editor
from desktop_app.settings.policies_presenter import MONEY, YES_NO, PoliciesState, term_name

MOST = {
    "max_loans": 999,
    "max_holds": 999,
    "max_renewals": 99,
    "min_age": 99,
    "fine_per_day": 1_000_000,
    "fine_cap": 100_000_000,
    "max_debt": 100_000_000,
    "lost_price": 100_000_000,
    "lost_fee": 100_000_000,
    "loan_hours": 999,
}
LEAST = {"fine_period": 1, "suspend_period": 1}
MOST_DAYS = 3_660
MONEY_STEP = 500
MOST_A_ROW, LEAST_A_ROW, TERM_WIDTH = 6, 3, 184
"""How many terms stand beside each other, and the pixels at 100 % that the longest of their names wants."""
BESIDE = 2 * tokens.GAP_XL + 12
"""Pixels at 100 % beside them, a bar to scroll by included."""
LEAST_FIELD = 96
AROUND = 382
"""Pixels at 100 % above and below the terms: where the window is low they scroll."""

ALL = "*"
"""What says that an item may stay in any branch, where more general policies name some."""


class BranchesField(TextField):
    """Branches by their codes, with commas between; empty = not said."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._known: dict[str, UUID] = {}

    def say(self) -> None:
        """What is written there."""
        self.setPlaceholderText(translate("Policies", "codes; * is all"))
        self.setAccessibleDescription(
            translate("Policies", "Codes of branches, with commas; * is all of them.")
        )

    def set_branches(self, branches: Iterable[BranchRow]) -> None:
        """Those that there are."""
        self._known = {one.code.casefold(): one.uid for one in branches}

    def set_codes(self, codes: Sequence[str] | None) -> None:
        """Show the codes; none of them is all branches."""
        self.setText("" if codes is None else ", ".join(codes) or ALL)

    def unknown(self) -> list[str]:
        """What is the code of no branch."""
        codes = self._codes()
        return [] if codes == [ALL] else [code for code in codes if code.casefold() not in self._known]

    def branches(self) -> tuple[UUID, ...] | None:
        """The branches that are named."""
        codes = self._codes()
        if not codes:
            return None
        return () if codes == [ALL] else tuple(sorted({self._known[code.casefold()] for code in codes}))

    def _codes(self) -> list[str]:
        return [code for part in self.text().split(",") if (code := part.strip())]


TermField = ChoiceField | NumberField | DateField | BranchesField


class PolicyEditor(Editor):
    """Empty fields and 'not said here' leave a term to more general policies."""

    def __init__(self, parent: QWidget, policy: PolicyRow | None, state: PoliciesState) -> None:
        self._policy = policy
        self._keys = {
            "member_type": ChoiceField("policy-member-type"),
            "item_type": ChoiceField("policy-item-type"),
            "at_branch": ChoiceField("policy-branch"),
        }
        self.season = TextField("policy-season")
        self.since, self.until = DateField("policy-since", ahead=10), DateField("policy-until", ahead=10)
        when = {"season": self.season, "since": self.since, "until": self.until}
        self._terms: dict[str, TermField] = {term: _field(term) for term in TERM_NAMES}
        keys = {n: FormRow(f"policy-{n.replace('_', '-')}", f) for n, f in self._keys.items()}
        season = {n: FormRow(f"policy-{n}", f) for n, f in when.items()}
        terms = {n: FormRow(f"policy-{n.replace('_', '-')}", f) for n, f in self._terms.items()}
        self._unsaid = Label("policy-unsaid", "small", wrap=True)
        window = parent.window().size()
        a_row = _a_row(window.width())
        self.terms_shown = _scrolling([terms[name] for name in TERM_NAMES], a_row, window.height())
        super().__init__(
            "policy-editor",
            parent,
            keys | season | terms,
            beside(list(keys.values())),
            beside(list(season.values())),
            self._unsaid,
            self.terms_shown,
            width=a_row * (TERM_WIDTH + tokens.GAP_M) + BESIDE,
        )
        self._fill(policy, state)
        self._say()

    def _fill(self, policy: PolicyRow | None, state: PoliciesState) -> None:
        every = (
            ("member_type", translate("Policies", "All members"), state.member_types),
            ("item_type", translate("Policies", "All items"), state.item_types),
            ("at_branch", translate("Policies", "Everywhere"), state.branches),
        )
        for name, words, rows in every:
            choices = [(row.uid, row.name) for row in rows]  # type: ignore[attr-defined]
            self._keys[name].set_choices([(None, words), *choices])
        self._among().set_branches(state.branches)
        if policy is None:
            return
        for name, chosen in zip(
            self._keys, (policy.member_type, policy.item_type, policy.branch), strict=True
        ):
            self._keys[name].choose(chosen)
        self.season.setText(policy.season)
        self.since.set_day(policy.since)
        self.until.set_day(policy.until)
        for term, field in self._terms.items():
            if isinstance(field, BranchesField):
                field.set_codes(policy.among if term in policy.terms else None)
            else:
                _show(field, policy.terms.get(term))

    def _say(self) -> None:
        self.rows["member_type"].set_words(translate("Policies", "Member type"))
        self.rows["item_type"].set_words(translate("Policies", "Item type"))
        self.rows["at_branch"].set_words(translate("Policies", "Branch"))
        self.rows["season"].set_words(translate("Policies", "Season (empty: all year)"))
        self.rows["since"].set_words(translate("Policies", "First day"))
        self.rows["until"].set_words(translate("Policies", "Last day"))
        for term in TERM_NAMES:
            self.rows[term].set_words(term_name(term))
        self._among().say()
        self._unsaid.set_text(
            translate(
                "Policies",
                "What is left open (–) is taken from the more general policies. But a loan period said here "
                "is in days, a fine or suspension per day late, unless its hours or days are said here too; "
                "so many days count as soon as they have begun.",
            )
        )
        new = self._policy is None
        title = translate("Policies", "Add a policy") if new else translate("Policies", "Edit the policy")
        self.set_words(title, "", translate("Policies", "Save"))

    def facts(self) -> dict[str, Any]:
        """What `put_policy` takes."""
        said = {term: _value(field) for term, field in self._terms.items()}
        keys = {name: field.value() for name, field in self._keys.items()}
        terms = {term: value for term, value in said.items() if value is not None}
        return {
            "target": self._policy.uid if self._policy else None,
            **keys,
            "season": self.season.text(),
            "since": self.since.day(),
            "until": self.until.day(),
            "terms": terms,
        }

    def accept(self) -> None:
        """A date that is none is said before the store is asked; a season wants a day."""
        wrong = [name for name in ("since", "until", "due_on") if self.rows[name].field.is_wrong()]  # type: ignore[attr-defined]
        if wrong:
            self.wrong(wrong[0], translate("Policies", "This is no date."))
        elif self.season.text().strip() and not (self.since.day() or self.until.day()):
            self.wrong("since", translate("Policies", "A season has a first or a last day."))
        elif unknown := self._among().unknown():
            said = translate("Policies", "No branch has the code {code}.")
            self.wrong("floats_among", said.format(code=unknown[0]))
        else:
            super().accept()

    def _among(self) -> BranchesField:
        field = self._terms["floats_among"]
        assert isinstance(field, BranchesField)
        return field


def _a_row(width: int) -> int:
    """How many terms have room beside each other in a window of this width."""
    room = width - theme.px(BESIDE)
    return max(LEAST_A_ROW, min(MOST_A_ROW, room // theme.px(TERM_WIDTH + tokens.GAP_M)))


def _scrolling(fields: Sequence[FormRow], a_row: int, height: int) -> Scrolling:
    """As high as its fields, or as there is room for."""
    inner = _in_columns(fields, a_row)
    scrolling = Scrolling("policy-terms", inner)
    room = max(height - theme.px(AROUND), theme.px(AROUND) // 2)
    scrolling.setMinimumHeight(min(inner.sizeHint().height(), room))
    return scrolling


def _in_columns(fields: Sequence[FormRow], a_row: int) -> QWidget:
    """Columns of one width: so many terms are only found where they stand in line."""
    whole = QWidget()
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(theme.px(tokens.GAP_M))
    for place, one in enumerate(fields):
        grid.addWidget(one, place // a_row, place % a_row)
        # A number wants room for the largest that it may be: the columns would be of many widths.
        one.field.setMinimumWidth(theme.px(LEAST_FIELD))
    for column in range(a_row):
        grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(column, theme.px(TERM_WIDTH))
    return whole


def _field(term: str) -> TermField:
    name = f"policy-{term.replace('_', '-')}"
    if term == "due_on":
        return DateField(name, ahead=10)
    if term == "floats_among":
        return BranchesField(name)
    if term in YES_NO:
        choices = (
            (None, "–"),
            (True, translate("Policies", "yes")),
            (False, translate("Policies", "no")),
        )
        return ChoiceField(name, choices)
    number = NumberField(name, LEAST.get(term, 0), MOST.get(term, MOST_DAYS), optional=True)
    number.set_number(None)
    if term in MONEY:
        number.setPrefix("Rp ")
        number.setSingleStep(MONEY_STEP)
    return number


def _show(field: ChoiceField | NumberField | DateField, value: Said | None) -> None:
    if isinstance(field, ChoiceField):
        field.choose(None if value is None else bool(value))
    elif isinstance(field, DateField):
        field.set_day(value if isinstance(value, date) else None)
    else:
        field.set_number(None if value is None else int(value))  # type: ignore[arg-type]


def _value(field: TermField) -> Said | None:
    if isinstance(field, NumberField):
        return field.number()
    if isinstance(field, DateField):
        return field.day()
    if isinstance(field, BranchesField):
        return field.branches()
    chosen: bool | None = field.value()
    return chosen
