# SPDX-License-Identifier: GPL-3.0-or-later
"""What came of a workshop: figures, feedback, stories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QGridLayout

from db.operations.desk import Desk
from db.operations.feedback import FEEDBACK, answer_survey, put_story
from db.queries.feedback import Afterwards, Said, StoryRow, afterwards
from db.queries.library import branches, setting
from db.queries.workshops import Detail
from db.rules.roles import Right
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import Card, column, row
from desktop_app.blocks.page import Changes, Command
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Label
from desktop_app.facts_form import fill_in, open_and_forget
from desktop_app.language import current_language, format_number, translate
from desktop_app.printing.paper import A4
from desktop_app.workshops import afterwards_words, phrases
from desktop_app.workshops.feedback_dialog import FeedbackDialog
from desktop_app.workshops.story_form import StoryForm
from desktop_app.workshops.view import Context, View

ACROSS, FIGURES = 4, 8


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
    """Figures above; statements and comments at the left, stories at the right."""

    view_name: ClassVar[str] = "afterwards"
    right: ClassVar[Right | None] = Right.REGISTER
    concerns: ClassVar[Changes] = Changes({"feedback", "attendance", "registrations", "workshops"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.found: Afterwards | None = None
        self.tiles = [Tile(f"workshops-afterwards-tile-{place}") for place in range(FIGURES)]
        self._said, self._stories = said_model(), stories_model()
        self.said = DataTable("workshops-afterwards-said", self._said)
        self.stories = DataTable("workshops-afterwards-stories", self._stories)
        self.forms = Label("workshops-afterwards-forms", "strong")
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
        left = column(self.forms, self.said, self.comments, gap=tokens.GAP_S)
        left.setStretch(1, 1)
        right = column(self.stories_heading, self.stories, gap=tokens.GAP_S)
        right.setStretch(1, 1)
        both = row(gap=tokens.GAP_M)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        whole = column(gap=tokens.GAP_M)
        whole.addLayout(grid)
        whole.addLayout(both, 1)
        self.setLayout(whole)

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
                "afterwards-story",
                lambda: translate("Afterwards", "New story"),
                lambda: self._tell(None),
                "F7",
                "plus",
                lambda: planner and self._shown(),
            ),
        ]

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
        desk, detail = self.context.desk(), self.detail
        when = phrases.when(detail.row.first_at, detail.row.last_at)
        name = translate("Afterwards", "Feedback form")

        def draw() -> bytes:
            return _form(desk, detail, when)

        self.context.output.preview(draw, "feedback_form", name, self.context.window(), paper=A4)

    # --- showing --------------------------------------------------------------------------------------------

    def _look(self) -> None:
        if self.detail is None:
            return
        desk, workshop = self.context.desk(), self.detail.row.uid

        def read(_task: object) -> tuple[UUID, Afterwards | None]:
            with desk.store.read() as session:
                return workshop, afterwards(session, workshop, desk.clock().astimezone().date())

        def came(found: tuple[UUID, Afterwards | None]) -> None:
            if self.detail is not None and found[0] == self.detail.row.uid:
                self._become(found[1])

        self.context.background.latest("afterwards", read, came, self.context.failed)

    def _become(self, found: Afterwards | None) -> None:
        self.found = found
        self._said.show(found.said if found else ())
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
        forms = found.forms if found else 0
        self.forms.set_text(translate("Afterwards", "Feedback: %n form(s)", "", forms))
        self.comments.set_text(
            "\n".join(f"“{comment}”" for comment in (found.comments if found else ())[-3:])
        )

    def retranslate(self) -> None:
        """See View."""
        self.stories_heading.set_text(translate("Afterwards", "Stories"))
        self.said.setAccessibleName(translate("Afterwards", "Feedback by statement"))
        self.stories.setAccessibleName(translate("Afterwards", "Stories"))
        self._said.retranslate()
        self._stories.retranslate()
        self._say()


def said_model() -> RowsModel[Said]:
    """The five statements."""
    columns: list[Column[Said]] = [
        Column(
            lambda: translate("Afterwards", "Statement"),
            lambda said: afterwards_words.STATEMENTS[said.statement](),
        ),
        Column(
            lambda: translate("Afterwards", "Answers"), lambda s: format_number(s.answers), 70, right=True
        ),
        Column(lambda: translate("Afterwards", "Agree"), afterwards_words.agreeing, 60, right=True),
    ]
    return RowsModel(columns, lambda said: said.statement)


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


def _form(desk: Desk, detail: Detail, when: str) -> bytes:
    from desktop_app.printing import feedback_form
    from desktop_app.printing.slip import Letterhead

    with desk.store.read() as session:
        places = branches(session)
        library = setting(session, "library", "library_name", "")
    here = next((one for one in places if one.uid == detail.facts.at_branch), places[0])
    head = Letterhead(library, here.name, here.address, here.phone)
    return feedback_form.render(feedback_form.FeedbackForm(head, detail.row.title, when, current_language()))
