# SPDX-License-Identifier: GPL-3.0-or-later
"""The dialogs of the catalogue page: a copy's history, the forms for titles and copies, withdrawing."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.operations import refusals
from db.queries.copy_history import CopyHistory
from db.rules.roles import Right
from desktop_app.blocks.dialog import confirm
from desktop_app.catalogue.copy_form import CopyForm
from desktop_app.catalogue.drafts import CopyDraft, TitleDraft, copy_draft, title_draft
from desktop_app.catalogue.forms import RecordForm
from desktop_app.catalogue.history_dialog import HistoryDialog
from desktop_app.catalogue.presenter import CataloguePresenter
from desktop_app.catalogue.records import Card, Copy
from desktop_app.catalogue.title_form import TitleForm
from desktop_app.language import translate
from desktop_app.refusal_words import words


class Describing:
    """Opens dialogs over a page; what they are filled with goes to the presenter."""

    def __init__(self, page: QWidget, presenter: CataloguePresenter) -> None:
        self._page, self._presenter = page, presenter

    def show_history(self) -> None:
        """What became of the copy."""
        copy, card = self._presenter.state.shown_copy, self._presenter.state.card
        if copy is None or card is None:
            return
        with_members = self._presenter.may(Right.SEE_MEMBERS)

        def read(history: CopyHistory) -> None:
            dialog = HistoryDialog(
                self._page, card.facts.title, copy.barcode, history, with_members=with_members
            )
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._presenter.history(copy, read)

    def new_title(self) -> None:
        """The form for another title."""
        if self._presenter.may(Right.EDIT_CATALOGUE):
            self._title_form(self._presenter.new_draft(), None)

    def edit_title(self) -> None:
        """The form for the title shown."""
        if (card := self._presenter.state.card) is not None:
            self._title_form(title_draft(card.facts), card)

    def _title_form(self, draft: TitleDraft, card: Card | None) -> None:
        frame = self._presenter.state.frame
        if frame is None:
            return
        form = TitleForm(self._page, draft, frame.today, new=card is None)
        form.save.connect(
            lambda filled: self._presenter.save_title(filled, card, form.saved, _turning_down(form))
        )
        _open(form)

    def add_copy(self) -> None:
        """The form for another copy."""
        if (card := self._presenter.state.card) is not None:
            self._copy_form(self._presenter.new_copy_draft(), card, None)

    def edit_copy(self) -> None:
        """The form for the copy."""
        copy, card = self._presenter.state.shown_copy, self._presenter.state.card
        if copy is not None and card is not None:
            self._presenter.read_copy(copy, lambda facts: self._copy_form(copy_draft(facts), card, copy.uid))

    def _copy_form(self, draft: CopyDraft, card: Card, item: UUID | None) -> None:
        frame = self._presenter.state.frame
        if frame is None:
            return
        form = CopyForm(self._page, draft, frame, card.facts.title, new=item is None)
        form.save.connect(
            lambda filled: self._presenter.save_copy(filled, card, item, form.saved, _turning_down(form))
        )
        _open(form)

    def withdraw(self) -> None:
        """Take the copy out of the collection, if the person is sure."""
        copy = self._presenter.state.shown_copy
        if copy is not None and self._sure(copy):
            self._presenter.set_condition(copy, "withdrawn")

    def _sure(self, copy: Copy) -> bool:
        return confirm(
            self._page,
            "catalogue-withdraw-sure",
            translate("CataloguePage", "Withdraw copy {barcode}?").format(barcode=copy.barcode),
            translate(
                "CataloguePage",
                "It can't be lent any more and is not counted. Its history stays, and it can be put back.",
            ),
            translate("CataloguePage", "Withdraw", "take a copy out of the collection"),
            danger=True,
        )

    def put_back(self) -> None:
        """Put a withdrawn copy back."""
        if (copy := self._presenter.state.shown_copy) is not None:
            self._presenter.set_condition(copy, "good")


def _open(form: RecordForm[Any]) -> None:
    form.finished.connect(form.deleteLater)
    form.open()


def _turning_down(form: RecordForm[Any]) -> Callable[[Exception], None]:
    """What was refused is said in the form, at the field it is about."""

    def refused(error: Exception) -> None:
        match error:
            case refusals.Taken(what="items"):
                form.turn_down(words(error), "barcode", "taken")
            case refusals.Invalid(field=field, why=why) if field in form.fields:
                form.turn_down(words(error), field, why)
            case _:
                form.turn_down(words(error))

    return refused
