# SPDX-License-Identifier: GPL-3.0-or-later
"""What came of a workshop: figures, feedback, stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout

from db.operations.desk import Desk
from db.operations.feedback import FEEDBACK, answer_survey, put_story
from db.operations.workshops import WORKSHOPS
from db.queries.feedback import Afterwards, StoryRow, afterwards
from db.queries.workshops import Detail
from db.rules.roles import Right
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import Card, Scrolling, column, holding, row
from desktop_app.blocks.page import Changes, Command, Toast
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Label
from desktop_app.facts_form import fill_in, open_and_forget
from desktop_app.language import translate
from desktop_app.printing.paper import A4
from desktop_app.workshops import afterwards_words, feedback_link, phrases
from desktop_app.workshops.feedback_dialog import FeedbackDialog
from desktop_app.workshops.feedback_link import Link
from desktop_app.workshops.feedback_link_card import FeedbackLinkCard, close_words
from desktop_app.workshops.statements import Statements
from desktop_app.workshops.story_form import StoryForm
from desktop_app.workshops.view import Context, View

ACROSS, FIGURES = 4, 8
LEAST_STORIES, LEAST_WIDTH = 108, 544
"""Pixels at 100 %: two stories; what most sentences need for one line."""


class Tile(Card):
    """One figure: the number, what it is, a line beside it; how it is counted on hovering, and read aloud."""

    def __init__(self, name: str) -> None:
        self.number = Label(f"{name}-number", "heading")
        self.words = Label(f"{name}-words", "strong")
        self.beside = Label(f"{name}-beside", "muted", wrap=True)
        super().__init__(name, column(self.number, self.words, self.beside, gap=0), margin=tokens.GAP_S)

    def say(self, figure: afterwards_words.Figure) -> None:
        """All of a figure."""
        self.number.set_text(figure.number)
        self.words.set_text(figure.name)
        self.beside.set_text(figure.beside)
        self.setToolTip(figure.counted)
        self.setAccessibleName(f"{figure.name}: {figure.number} ({figure.beside})")
        self.setAccessibleDescription(figure.counted)


class AfterwardsView(View):
    """Figures above, the statements below them; then the link for feedback and comments, and stories."""

    view_name: ClassVar[str] = "afterwards"
    right: ClassVar[Right | None] = Right.REGISTER
    concerns: ClassVar[Changes] = Changes({"feedback", "attendance", "registrations", "workshops"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.found: Afterwards | None = None
        self.tiles = [Tile(f"workshops-afterwards-tile-{place}") for place in range(FIGURES)]
        self.link: Link | None = None
        self._stories = stories_model()
        self.said = Statements("workshops-afterwards-said")
        self.link_card = FeedbackLinkCard("workshops-afterwards-link")
        self.stories = DataTable("workshops-afterwards-stories", self._stories)
        self.comments = Label("workshops-afterwards-comments", "muted", wrap=True)
        self.stories_heading = Label("workshops-afterwards-stories-heading", "strong")
        self._lay_out()
        self.stories.opened.connect(lambda _row: self._tell(self.stories.current()))
        self.stories.chosen.connect(lambda _row: context.commands_changed())
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(theme.px(tokens.GAP_S))
        for place, tile in enumerate(self.tiles):
            grid.addWidget(tile, place // ACROSS, place % ACROSS)
        left = column(self.link_card, self.comments, None, gap=tokens.GAP_S)
        right = column(self.stories_heading, self.stories, gap=tokens.GAP_S)
        right.setStretch(1, 1)
        self.stories.setMinimumHeight(theme.px(LEAST_STORIES))
        both = row(gap=tokens.GAP_M)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        whole = column(gap=tokens.GAP_M, margin=(0, 0, theme.px(tokens.GAP_S), 0))
        whole.addLayout(grid)
        whole.addWidget(self.said)
        whole.addLayout(both, 1)
        scroll = Scrolling("workshops-afterwards-scroll", holding(whole))
        scroll.setMinimumWidth(theme.px(LEAST_WIDTH))
        self.setLayout(column(scroll))

    # --- what the page asks --------------------------------------------------------------------------------

    def title(self) -> str:
        """See View."""
        return translate("Afterwards", "Afterwards")

    def show_workshop(self, detail: Detail | None) -> None:
        """See View."""
        if detail is None or self.detail is None or detail.row.uid != self.detail.row.uid:
            self._become(None)
        super().show_workshop(detail)
        self._look()

    def changed(self, kinds: Changes) -> None:
        """See View."""
        if kinds & self.concerns:
            self._look()

    def commands(self) -> Sequence[Command]:
        """See View."""
        planner = self.context.may(Right.PLAN_WORKSHOPS)
        return [
            Command(
                "afterwards-forms",
                lambda: translate("Afterwards", "Enter forms"),
                self._enter_forms,
                "F8",
                "keyboard",
                self._shown,
            ),
            Command(
                "afterwards-print",
                lambda: translate("Afterwards", "Feedback form"),
                self._print_form,
                "F9",
                "printer",
                self._shown,
            ),
            Command(
                "afterwards-link",
                lambda: translate("Afterwards", "Copy link"),
                self._copy_link,
                "F5",
                "copy",
                self._has_page,
            ),
            Command(
                "afterwards-sheet",
                lambda: translate("Afterwards", "Sheet with QR"),
                self._print_sheet,
                "F6",
                "printer",
                self._has_page,
            ),
            Command(
                "afterwards-close",
                lambda: close_words(self._is_closed()),
                self._close_or_open,
                "F4",
                "prohibit",
                lambda: planner and self._shown() and self.link is not None and bool(self.link.server),
            ),
            Command(
                "afterwards-story",
                lambda: translate("Afterwards", "New story"),
                lambda: self._tell(None),
                "F7",
                "plus",
                lambda: planner and self._shown(),
            ),
        ]

    def _has_page(self) -> bool:
        return self._shown() and self.link is not None and bool(self.link.server) and not self._is_closed()

    def _is_closed(self) -> bool:
        return self.detail is not None and self.detail.facts.feedback_closed

    def _shown(self) -> bool:
        return self.detail is not None and self.found is not None

    # --- doing ----------------------------------------------------------------------------------------------

    def _enter_forms(self) -> None:
        if self.detail is None:
            return
        desk, workshop = self.context.desk(), self.detail.row.uid

        def enter(scores: dict[str, int], comment: str) -> None:
            self.context.background.run(
                lambda _task: desk.perform(answer_survey, workshop=workshop, scores=scores, comment=comment),
                kept,
                refused,
                lane="desk",
            )

        def kept(_done: object) -> None:
            dialog.kept()
            self._did()

        def refused(error: Exception) -> None:
            dialog.not_kept()
            self.context.failed(error)

        dialog = FeedbackDialog(self.context.window(), enter)
        open_and_forget(dialog)

    def _tell(self, story: StoryRow | None) -> None:
        if self.detail is None or not self.context.may(Right.PLAN_WORKSHOPS):
            return
        desk, workshop = self.context.desk(), self.detail.row.uid
        target = None if story is None else story.uid

        def make(facts: dict[str, Any]) -> object:
            return desk.perform(put_story, workshop=workshop, target=target, **facts)

        form = StoryForm(self.context.window(), story)
        fill_in(form, self.context.background, make, lambda _done: self._did())

    def _did(self) -> None:
        self.context.did(FEEDBACK)
        self._look()

    def _print_form(self) -> None:
        if self.detail is None:
            return
        name = translate("Afterwards", "Feedback form")
        self._with_link(lambda detail, link: self._preview(detail, link, name, feedback_link.form))

    def _print_sheet(self) -> None:
        name = translate("Afterwards", "Tell us")
        self._with_link(lambda detail, link: self._preview(detail, link, name, feedback_link.sheet))

    def _preview(
        self, detail: Detail, link: Link, name: str, draw: Callable[[Desk, Detail, str, Link], bytes]
    ) -> None:
        desk, when = self.context.desk(), phrases.when(detail.row.first_at, detail.row.last_at)
        self.context.output.preview(
            lambda: draw(desk, detail, when, link), "feedback_form", name, self.context.window(), paper=A4
        )

    def _copy_link(self) -> None:
        def copy(_detail: Detail, link: Link) -> None:
            QGuiApplication.clipboard().setText(link.address)
            self.context.toast(Toast(translate("Afterwards", "The link is copied.")))

        self._with_link(copy)

    def _with_link(self, then: Callable[[Detail, Link], None]) -> None:
        """With the address, made now where there was none."""
        desk, detail = self.context.desk(), self.detail
        if detail is None:
            return

        def made(link: Link) -> None:
            then(detail, link)
            if link != self.link:
                self._look()

        self.context.background.run(
            lambda _task: feedback_link.made_link(desk, detail.row.uid),
            made,
            self.context.failed,
            lane="desk",
        )

    def _close_or_open(self) -> None:
        desk, detail, closed = self.context.desk(), self.detail, not self._is_closed()
        if detail is None or not self.context.may(Right.PLAN_WORKSHOPS):
            return

        def done(_none: None) -> None:
            self.context.did(WORKSHOPS)
            self.context.go("workshops", detail.row.uid)

        self.context.background.run(
            lambda _task: feedback_link.close(desk, detail, closed), done, self.context.failed, lane="desk"
        )

    # --- showing --------------------------------------------------------------------------------------------

    def _look(self) -> None:
        if self.detail is None:
            return
        desk, workshop = self.context.desk(), self.detail.row.uid

        def read(_task: object) -> tuple[UUID, Afterwards | None, Link]:
            with desk.store.read() as session:
                found = afterwards(session, workshop, desk.clock().astimezone().date())
                return workshop, found, feedback_link.link_of(session, workshop)

        def came(found: tuple[UUID, Afterwards | None, Link]) -> None:
            if self.detail is not None and found[0] == self.detail.row.uid:
                self.link = found[2]
                self._become(found[1])

        self.context.background.latest("afterwards", read, came, self.context.failed)

    def _become(self, found: Afterwards | None) -> None:
        self.found = found
        self._stories.show(found.stories if found else ())
        self._say()
        self.context.commands_changed()

    def _say(self) -> None:
        found = self.found
        for tile in self.tiles:
            tile.setVisible(found is not None)
        if found is not None:
            for tile, figure in zip(self.tiles, afterwards_words.figures(found.outcome), strict=True):
                tile.say(figure)
        self.said.show_said(found.said if found else (), found.forms if found else 0)
        self.link_card.show_link(self.link if found else None, closed=self._is_closed())
        self.comments.set_text(
            "\n".join(f"“{comment}”" for comment in (found.comments if found else ())[-3:])
        )

    def retranslate(self) -> None:
        """See View."""
        self.stories_heading.set_text(translate("Afterwards", "Stories"))
        self.said.setAccessibleName(translate("Afterwards", "Feedback by statement"))
        self.stories.setAccessibleName(translate("Afterwards", "Stories"))
        self._stories.retranslate()
        self._say()


def stories_model() -> RowsModel[StoryRow]:
    """Stories, those that may not be published marked."""
    columns: list[Column[StoryRow]] = [
        Column(lambda: translate("Afterwards", "Story"), lambda story: story.text.splitlines()[0]),
        Column(
            lambda: translate("Afterwards", "Publication"),
            _publication,
            165,
            tone=lambda story: "good" if story.consent else "warn",
        ),
    ]
    return RowsModel(columns, lambda story: story.uid)


def _publication(story: StoryRow) -> str:
    if story.consent:
        return story.shown_name or translate("Afterwards", "without a name")
    return translate("Afterwards", "not for publication")
