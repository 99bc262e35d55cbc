# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions asked at registration or at the door: a short list, each in a form of its own. Widgets."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget

from db.rules.plans import Question
from db.rules.programme import QUESTIONS
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.form import ChoiceField, LongTextField, SwitchField, TextField
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.words import Button
from desktop_app.facts_form import FactsForm, either, open_and_forget
from desktop_app.language import translate
from desktop_app.workshops import phrases


class QuestionsEditor(QWidget):
    """A field of a form: `value()`, `put(questions)`. Ins adds, Enter changes, Del takes one away."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._questions: list[Question] = []
        self.list = QListWidget(self)
        self.list.setObjectName(f"{name}-list")
        self.list.setFixedHeight(theme.px(76))
        self.add_button = Button(f"{name}-add", "plain", "plus")
        self.edit_button = Button(f"{name}-edit", "plain", "pencil-simple")
        self.remove_button = Button(f"{name}-remove", "plain", "trash")
        buttons = row(self.add_button, self.edit_button, self.remove_button, None)
        self.setLayout(column(self.list, buttons, gap=tokens.GAP_XS))
        self.setFocusProxy(self.list)
        self.add_button.clicked.connect(lambda _checked=False: self.add())
        self.edit_button.clicked.connect(lambda _checked=False: self.edit())
        self.remove_button.clicked.connect(lambda _checked=False: self.remove())
        self.list.itemActivated.connect(lambda _item: self.edit())
        for button in (self.add_button, self.edit_button, self.remove_button):
            button.setAutoDefault(False)
        self.retranslate()

    def value(self) -> tuple[Question, ...]:
        """The questions in their order."""
        return tuple(self._questions)

    def put(self, questions: tuple[Question, ...]) -> None:
        """Show questions."""
        self._questions = list(questions)
        self._show(0)

    def add(self) -> None:
        """The form for another question."""
        self._fill_in(Question(name=uuid4().hex, text=""), len(self._questions))

    def edit(self) -> None:
        """The form for the one under the cursor."""
        if 0 <= (place := self.list.currentRow()) < len(self._questions):
            self._fill_in(self._questions[place], place)

    def remove(self) -> None:
        """Take the one under the cursor away."""
        if 0 <= (place := self.list.currentRow()) < len(self._questions):
            del self._questions[place]
            self._show(max(0, place - 1))

    def _fill_in(self, question: Question, place: int) -> None:
        form = QuestionForm(self.window(), question)

        def keep(_draft: object) -> None:
            self._questions[place : place + 1] = [form.facts()]
            self._show(place)
            form.saved()

        form.save.connect(keep)
        open_and_forget(form)

    def _show(self, place: int) -> None:
        self.list.clear()
        self.list.addItems([line_of(question) for question in self._questions])
        self.list.setCurrentRow(place)
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(bool(self._questions))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ins and Del."""
        if event.key() == Qt.Key.Key_Insert:
            self.add()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """All words."""
        self.add_button.set_words(translate("Workshops", "Add a question"), "Ins")
        self.edit_button.set_words(translate("Workshops", "Change"), "Enter")
        self.remove_button.set_words(translate("Workshops", "Remove"), "Del")
        self._show(self.list.currentRow())


def line_of(question: Question) -> str:
    """A question in one line: what is asked, how it is answered, when."""
    said = [question.text, phrases.named(phrases.QUESTIONS, question.kind)]
    said += [translate("Workshops", "required")] if question.required else []
    said += [translate("Workshops", "at the door")] if question.at_door else []
    return " · ".join(said)


@dataclass(frozen=True, kw_only=True)
class QuestionDraft:
    """A question as typed; choices one a line."""

    text: str
    kind: str
    choices: str
    required: bool
    at_door: bool


class QuestionForm(FactsForm[QuestionDraft, Question]):
    """One question; its name stays, so that answers given before still belong to it."""

    required = frozenset({"text"})

    def __init__(self, parent: QWidget, question: Question) -> None:
        self._question = question
        kinds = [(kind, phrases.named(phrases.QUESTIONS, kind)) for kind in QUESTIONS]
        super().__init__(
            "workshops-question",
            parent,
            QuestionDraft(
                text=question.text,
                kind=question.kind,
                choices="\n".join(question.choices),
                required=question.required,
                at_door=question.at_door,
            ),
            {
                "text": TextField("workshops-question-text"),
                "kind": ChoiceField("workshops-question-kind", kinds),
                "choices": LongTextField("workshops-question-choices", 3),
                "required": SwitchField("workshops-question-required"),
                "at_door": SwitchField("workshops-question-door"),
            },
            width=520,
        )
        kind = self.field(ChoiceField, "kind")
        kind.currentIndexChanged.connect(lambda _place: self._show_choices())
        self._show_choices()

    def _show_choices(self) -> None:
        self.rows["choices"].setVisible(self.draft().kind == "choice")

    def sections(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """See RecordForm."""
        return [("", [("text",), ("kind",), ("choices",), ("required", "at_door")])]

    def draft(self) -> QuestionDraft:
        """See RecordForm."""
        return QuestionDraft(**self.values())

    def facts(self) -> Question:
        """See FactsForm."""
        draft = self.draft()
        return Question(
            name=self._question.name,
            text=draft.text.strip(),
            kind=draft.kind,
            choices=_lines(draft.choices) if draft.kind == "choice" else (),
            required=draft.required,
            at_door=draft.at_door,
        )

    def problems(self, draft: QuestionDraft) -> dict[str, str]:
        """See RecordForm."""
        too_few = draft.kind == "choice" and len(_lines(draft.choices)) < 2
        return either((not draft.text.strip(), "text", "empty"), (too_few, "choices", "empty"))

    def retranslate(self) -> None:
        """All words."""
        self.set_words(translate("Workshops", "Question"), "", translate("Workshops", "Keep"))
        for name, label, hint in (
            ("text", translate("Workshops", "What is asked"), ""),
            ("kind", translate("Workshops", "Answered by"), ""),
            (
                "choices",
                translate("Workshops", "Choices"),
                translate("Workshops", "One a line, two at least"),
            ),
            ("required", translate("Workshops", "Required"), ""),
            ("at_door", translate("Workshops", "When"), ""),
        ):
            self.rows[name].set_words(label, hint)
        for name, text in (
            ("required", translate("Workshops", "Must be answered")),
            ("at_door", translate("Workshops", "Asked at the door")),
        ):
            self.field(SwitchField, name).setText(text)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
