# SPDX-License-Identifier: GPL-3.0-or-later
"""Merging two records of one person: the other is looked for, both are seen, one stays. Widgets only."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, FormRow
from desktop_app.blocks.layout import Scrolling, column, holding
from desktop_app.blocks.words import Badge, Label
from desktop_app.language import current_language, format_date, format_money, format_number, translate
from desktop_app.member_search import Find, MemberSearch
from desktop_app.merging import Record, stays

TABLE_HEIGHT = 118
LEAST, MOST, BESIDE = 90, 312, 16
"""Heights of what is compared: it scrolls where the window is low; and what is left of the window."""
VALUE_WIDTH = 250
NAME = "merge-members"


class Fact(NamedTuple):
    """One line of what is compared."""

    name: str
    caption: Callable[[], str]
    value: Callable[[Record], str]


def _type(record: Record) -> str:
    return (
        record.member_type_en if current_language() == "en" and record.member_type_en else record.member_type
    )


def _owed(record: Record) -> str:
    if record.fines < 0:
        return translate("Merging", "Credit {amount}").format(amount=format_money(-record.fines))
    return format_money(record.fines)


FACTS = (
    Fact("number", lambda: translate("Merging", "Card number"), lambda r: ", ".join(r.numbers)),
    Fact("type", lambda: translate("Merging", "Member type"), _type),
    Fact(
        "birth",
        lambda: translate("Merging", "Date of birth"),
        lambda r: format_date(r.birth_date) if r.birth_date else "–",
    ),
    Fact("phone", lambda: translate("Merging", "Telephone"), lambda r: r.phone or "–"),
    Fact("loans", lambda: translate("Merging", "On loan"), lambda r: format_number(r.open_loans)),
    Fact("owed", lambda: translate("Merging", "Owes"), _owed),
    Fact("since", lambda: translate("Merging", "Registered on"), lambda r: format_date(r.registered_on)),
    Fact("block", lambda: translate("Merging", "Blocked"), lambda r: r.block_reason or "–"),
)


class Both(QWidget):
    """Two records beside each other; the head of each says whether it stays."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(f"{NAME}-both")
        self.heads = [Label(f"{NAME}-name-{n}", "strong", wrap=True) for n in range(2)]
        self.fates = [Badge(f"{NAME}-fate-{n}") for n in range(2)]
        self.values = [
            {fact.name: Label(f"{NAME}-{fact.name}-{n}", wrap=True) for fact in FACTS} for n in range(2)
        ]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(tokens.GAP_L))
        grid.setVerticalSpacing(theme.px(tokens.GAP_XS))
        for place in (1, 2):
            grid.setColumnStretch(place, 1)
            grid.addLayout(column(self.heads[place - 1], self.fates[place - 1], gap=2), 0, place)
            self.fates[place - 1].setAlignment(Qt.AlignmentFlag.AlignLeft)
            grid.setColumnMinimumWidth(place, theme.px(VALUE_WIDTH))
        for line, fact in enumerate(FACTS, 1):
            caption = Label(f"{NAME}-{fact.name}-caption", "muted")
            caption.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            caption.set_text(fact.caption())
            grid.addWidget(caption, line, 0)
            for place in (1, 2):
                grid.addWidget(self.values[place - 1][fact.name], line, place)

    def show_both(self, records: tuple[Record, Record], kept: UUID) -> None:
        """What is known of each."""
        for place, record in enumerate(records):
            self.heads[place].set_text(record.name)
            stands = record.uid == kept
            words = translate("Merging", "Stays") if stands else translate("Merging", "Is merged into it")
            self.fates[place].show_as(words, "good" if stands else "neutral")
            for fact in FACTS:
                self.values[place][fact.name].set_text(fact.value(record))


class MergeDialog(Dialog):
    """Of one record and another: the one that is given, else one that is looked for.

    `merge(merged, into)` when it is said; `read` gets a record that was chosen.
    """

    def __init__(
        self,
        parent: QWidget,
        one: Record,
        merge: Callable[[UUID, UUID], None],
        *,
        other: Record | None = None,
        find: Find | None = None,
        read: Callable[[UUID, Callable[[Record], None]], None] | None = None,
    ) -> None:
        super().__init__(NAME, parent, width=720, danger=True)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._one, self._other, self._merge, self._read = one, other, merge, read
        self.search = None if find is None else MemberSearch(NAME, find, TABLE_HEIGHT)
        self.both = Both()
        self.stays = ChoiceField(f"{NAME}-stays")
        self._stays_row = FormRow(f"{NAME}-stays", self.stays)
        self.outcome = Label(f"{NAME}-outcome", wrap=True)
        inside = column(self.both, self.outcome, None, gap=tokens.GAP_M)
        self._compared = Scrolling(f"{NAME}-compared", holding(inside), by_keys=True)
        if self.search is not None:
            self.search.table.setFixedHeight(theme.px(TABLE_HEIGHT))
            self.body.addWidget(self.search)
            self.search.found.connect(self._look)
            self.search.searching.connect(lambda: self.primary.setEnabled(False))
            self.search.table.chosen.connect(lambda _row: self._look())
            self.search.table.opened.connect(lambda _row: self.stays.setFocus())
            self.search.words.returnPressed.connect(self.search.table.setFocus)
        for part in (self._compared, self._stays_row):
            self.body.addWidget(part)
        self.stays.currentIndexChanged.connect(lambda _index: self._tell())
        self._say()
        # A scanner's Enter must not merge: this can't be taken back.
        for button in (self.primary, self.secondary):
            button.setDefault(False)
            button.setAutoDefault(False)
        self._fit(parent.window().height())
        self._show()
        if self.search is not None:
            self.search.words.setFocus()
            self.search.search("")

    def _say(self) -> None:
        self.set_words(
            translate("Merging", "Merge {name} with another record").format(name=self._one.name),
            translate("Merging", "For one person who was registered twice. This can't be taken back."),
            translate("Merging", "Merge"),
        )
        self._stays_row.set_words(translate("Merging", "Which record stays"))
        self._compared.setAccessibleName(translate("Merging", "Both records, and what happens"))

    def _fit(self, room: int) -> None:
        """What is compared has the height that the rest leaves of the window; nothing moves later on."""
        least = theme.px(LEAST)
        self._compared.setFixedHeight(least)
        inside = self.layout()
        assert inside is not None
        rest = inside.totalHeightForWidth(self.minimumWidth()) - least
        left = room - rest - theme.px(BESIDE)
        self._compared.setFixedHeight(max(least, min(theme.px(MOST), left)))

    # --- the other ----------------------------------------------------------------------------------

    def _look(self) -> None:
        """At the record under the cursor."""
        assert self.search is not None
        chosen = self.search.current()
        if chosen is None:
            self._take(None)
        elif self._other is not None and chosen.uid == self._other.uid:
            self.primary.setEnabled(True)
        elif self._read is not None:
            self.primary.setEnabled(False)
            self._read(chosen.uid, self._taken)

    def _taken(self, record: Record) -> None:
        chosen = None if self.search is None else self.search.current()
        if chosen is not None and chosen.uid == record.uid:
            self._take(record)

    def _take(self, record: Record | None) -> None:
        self._other = record
        self._show()

    # --- showing ------------------------------------------------------------------------------------

    def _show(self) -> None:
        one, other = self._one, self._other
        self.both.setVisible(other is not None)
        for part in (self.stays, self.primary):
            part.setEnabled(other is not None)
        if other is None:
            self.outcome.set_text(
                translate("Merging", "Nobody is chosen yet: look for the other record above.")
            )
            return
        choices = [(record.uid, _named(record)) for record in (one, other)]
        self.stays.blockSignals(True)
        self.stays.set_choices(choices)
        self.stays.choose(stays(one, other).uid)
        self.stays.blockSignals(False)
        self._tell()

    def _sides(self) -> tuple[Record, Record] | None:
        """The one that stays, and the one that is merged into it."""
        if self._other is None:
            return None
        both = (self._one, self._other)
        return both if self.stays.value() == self._one.uid else (both[1], both[0])

    def _tell(self) -> None:
        sides = self._sides()
        if sides is None or self._other is None:
            return
        kept, gone = sides
        self.both.show_both((self._one, self._other), kept.uid)
        self.outcome.set_text(outcome_words(kept, gone))

    # --- doing --------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Merge them."""
        sides = self._sides()
        if sides is not None and self.primary.isEnabled():
            kept, gone = sides
            super().accept()
            self._merge(gone.uid, kept.uid)

    def done(self, code: int) -> None:
        """What is found or read later is for nobody."""
        if self.search is not None:
            self.search.leave()
        self._other = None
        super().done(code)


def _named(record: Record) -> str:
    return f"{record.name} ({record.numbers[0]})"


def outcome_words(kept: Record, gone: Record) -> str:
    """What happens to the record that does not stay."""
    said = []
    if gone.block_reason is not None and kept.block_reason is None:
        said.append(translate("Merging", "The block goes over: {reason}."))
    if gone.block_reason is not None and kept.block_reason is not None:
        said.append(translate("Merging", "When the block is lifted, that of the other counts: {reason}."))
    said.append(
        translate(
            "Merging",
            "The card {number} then opens {kept}. Loans, reservations, charges, payments, further cards, "
            "slips, workshop registrations and interlibrary requests go over; particulars, photo, note and "
            "end of membership do not.",
        )
    )
    facts = {"kept": _named(kept), "number": gone.numbers[0], "reason": (gone.block_reason or "").rstrip(".")}
    return " ".join(said).format(**facts)
