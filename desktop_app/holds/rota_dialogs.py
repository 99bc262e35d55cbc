# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked for a rotating collection, and which of what is due was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.queries.library import BranchRow
from db.queries.rotas import RotaItemRow, RotaRow
from db.rules.rotation import MOST_DAYS, MOST_STAGES, Stage
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import (
    ChoiceField,
    FormRow,
    NumberField,
    SwitchField,
    TextField,
)
from desktop_app.blocks.layout import Scrolling, column, holding, row
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.holds.rota_work import Wanted
from desktop_app.holds.ticking import Ticked, TickingDialog, found_column
from desktop_app.language import translate

FEWEST_STAGES, USUAL_DAYS = 3, 60
ROW_HEIGHT, ROWS_IN_VIEW, DAYS_WIDTH = 48, 4, 120
"""Pixels at 100 % that a stage needs, how many are seen at once, and how wide its days are."""


class RotaDialog(Dialog):
    """What it is called, and its stages: a branch and days each, in their order."""

    def __init__(self, parent: QWidget, there: Sequence[BranchRow], chosen: RotaRow | None) -> None:
        super().__init__("rota", parent, width=560)
        self.name = TextField("rota-name")
        self._name_row = FormRow("rota-name", self.name, required=True)
        self.body.addWidget(self._name_row)
        stages = chosen.stages if chosen is not None else ()
        most = max(FEWEST_STAGES, len(stages), min(MOST_STAGES, len(there)))
        self.places = [ChoiceField(f"rota-place-{place}") for place in range(1, most + 1)]
        self.days = [NumberField(f"rota-days-{place}", 1, MOST_DAYS) for place in range(1, most + 1)]
        self._stages = Scrolling("rota-stages", holding(column(*self._rows(), gap=tokens.GAP_S)))
        self._stages.setFixedHeight(theme.px(ROW_HEIGHT) * min(most, ROWS_IN_VIEW))
        self._stages_row = FormRow("rota-stages", self._stages)
        self.body.addWidget(self._stages_row)
        self.cyclical, self.active = SwitchField("rota-cyclical"), SwitchField("rota-active")
        self.body.addWidget(self.cyclical)
        self.body.addWidget(self.active)
        self._say(there)
        self._fill(chosen)
        self.name.setFocus()

    def _rows(self) -> Iterator[QWidget]:
        for place, days in zip(self.places, self.days, strict=True):
            days.setFixedWidth(theme.px(DAYS_WIDTH))
            both = row(place, days, gap=tokens.GAP_M)
            both.setStretch(0, 1)
            yield holding(both)

    def _say(self, there: Sequence[BranchRow]) -> None:
        self.set_words(
            translate("Rotas", "Rotating collection"),
            translate("Rotas", "Copies stay at each branch for some days, then go on to the next."),
            translate("Rotas", "Save"),
        )
        self._name_row.set_words(translate("Rotas", "Name"))
        self._stages_row.set_words(translate("Rotas", "Branches in their order, and days at each"))
        choices = [(None, translate("Rotas", "– none –")), *((one.uid, one.name) for one in there)]
        for number, (place, days) in enumerate(zip(self.places, self.days, strict=True), start=1):
            place.set_choices(choices)
            place.setAccessibleName(translate("Rotas", "Stage {number}").format(number=number))
            days.setAccessibleName(translate("Rotas", "Days at stage {number}").format(number=number))
        self.cyclical.setText(translate("Rotas", "After the last stage begin again at the first"))
        self.active.setText(translate("Rotas", "In use: copies go on when their time is over"))

    def _fill(self, chosen: RotaRow | None) -> None:
        for days in self.days:
            days.set_number(USUAL_DAYS)
        self.active.setChecked(chosen is None or chosen.active)
        self.cyclical.setChecked(chosen is None or chosen.cyclical)
        if chosen is None:
            return
        self.name.setText(chosen.name)
        for place, days, stage in zip(self.places, self.days, chosen.stages, strict=False):
            place.choose(stage.branch)
            days.set_number(stage.days)

    def accept(self) -> None:
        """With a name, and stages that can be."""
        told = self.value()
        branches = [stage.branch for stage in told.stages]
        self._name_row.set_error("" if told.name else translate("Rotas", "A name is needed."))
        wrong = ""
        if len(set(branches)) < len(branches):
            wrong = translate("Rotas", "Each branch can be one stage only.")
        elif len(branches) < (2 if told.cyclical else 1):
            wrong = (
                translate("Rotas", "Beginning again needs two stages.")
                if told.cyclical
                else translate("Rotas", "A stage is needed.")
            )
        self._stages_row.set_error(wrong)
        if told.name and not wrong:
            super().accept()

    def value(self) -> Wanted:
        """What was told."""
        stages = tuple(
            Stage(place.value(), days.value())
            for place, days in zip(self.places, self.days, strict=True)
            if place.value() is not None
        )
        return Wanted(self.name.value(), stages, self.cyclical.isChecked(), self.active.isChecked())


def ticked_model() -> RowsModel[Ticked]:
    """In the order in which they stand on the shelves."""
    columns: list[Column[Ticked]] = [
        found_column(96),
        Column(lambda: translate("Holds", "Call number"), lambda one: one.item.call_number or "–", 168),
        Column(lambda: translate("Holds", "Title"), lambda one: one.item.title, strong=True),
        Column(lambda: translate("Holds", "Barcode"), lambda one: one.item.barcode, 120),
        Column(lambda: translate("Rotas", "Goes to"), lambda one: one.item.to, 190),
    ]
    return RowsModel(columns, lambda one: one.item.item)


class SendOnDialog(TickingDialog):
    """What is due here, to tick by scanner or by key; what is ticked is sent."""

    def __init__(self, parent: QWidget, items: Sequence[RotaItemRow]) -> None:
        super().__init__(parent, "send-on", ticked_model(), 860)
        self.all = self.link("send-on-all")
        self.all.clicked.connect(self.turn_all)
        self.lay_out(self.scan_row, self.all)
        self._say()
        self.begin(items)

    def _say(self) -> None:
        self.set_words(
            translate("Rotas", "Send on what is due"),
            translate("Rotas", "Scan or tick what was found on the shelves. The rest stays in the list."),
            translate("Rotas", "Send on"),
        )
        self.table.setAccessibleName(translate("Rotas", "What is due here"))
        self.all.set_words(translate("Rotas", "All or none"), "F7")
        self.all.setShortcut("F7")

    def unknown(self, barcode: str) -> str:
        """See TickingDialog."""
        return translate("Rotas", "{barcode} is not among what is due here.").format(barcode=barcode)

    def turn_all(self) -> None:
        """All are found; where they are, none is."""
        found = not all(one.found for one in self.model.rows)
        self.model.show([one._replace(found=found) for one in self.model.rows])
        self.count()

    def count(self) -> None:
        """Nothing is sent where nothing was found."""
        super().count()
        self.primary.setEnabled(bool(self.found()))

    def value(self) -> tuple[UUID, ...]:
        """The copies that were found."""
        return tuple(one.item for one in self.found())
