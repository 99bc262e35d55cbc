# SPDX-License-Identifier: GPL-3.0-or-later
"""What was just done, large enough to be read from the other side of the desk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from db.operations.transits import FLOATS
from db.rules.items import parts_of
from desktop_app.blocks import tokens
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.words import Elided, Label, Picture, set_role
from desktop_app.circulation.models import action_words, missing_words, outcome_words
from desktop_app.circulation.visit import VisitRow
from desktop_app.language import translate

LOOKS = {
    "lent": ("check-circle", "good"),
    "renewed": ("arrow-clockwise", "info"),
    "due": ("calendar", "info"),
    "returned": ("arrow-u-down-left", "good"),
    "found": ("magnifying-glass", "warn"),
    "lost": ("warning-octagon", "bad"),
    "claimed": ("chat-circle", "warn"),
    "runs_again": ("arrow-clockwise", "info"),
    "damaged": ("warning", "warn"),
    "parts": ("puzzle-piece", "warn"),
    "kept": ("hand-palm", "warn"),
    "arrived": ("check-circle", "good"),
    "sent": ("truck", "warn"),
    "used": ("books", "info"),
    "left": ("hand-palm", "bad"),
    "stays": ("check-circle", "good"),
}


class Feedback(QFrame):
    """One action: its icon, the title, and until when or what it costs."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("circulation-feedback")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture = Picture("circulation-feedback-icon", "check-circle", 36, "good")
        self.title = Elided("circulation-feedback-title", "title")
        self.outcome = Elided("circulation-feedback-outcome", "heading")
        self.where = Label("circulation-feedback-where", "warn", wrap=True)
        said = column(self.title, self.outcome, self.where, gap=2)
        inner = row(self.picture, said, gap=tokens.GAP_L, margin=tokens.GAP_M)
        inner.setStretch(1, 1)
        self.setLayout(inner)

    def invite(self, words: str) -> None:
        """Nothing was done yet: what to do."""
        set_role(self, role="notice", tone="info")
        self.picture.show_icon("barcode", "info")
        self.title.set_text(words)
        self.outcome.set_text("")
        self.where.hide()
        self.setAccessibleName(words)

    def show_row(self, done: VisitRow) -> None:
        """Another action."""
        icon_name, tone = ("arrow-counter-clockwise", "info") if done.undone else LOOKS[done.action]
        tone = (
            "warn"
            if done.kept
            or (done.sent and done.sent.why != FLOATS)
            or done.fine
            or done.suspended_until
            or done.closed
            else tone
        )
        tone = "warn" if tone == "good" and self._parts(done) else tone
        set_role(self, role="notice", tone=tone)
        self.picture.show_icon(icon_name, tone)
        self.title.set_text(done.title)
        outcome = outcome_words(done)
        said = f"{action_words(done.action)} · {outcome}" if outcome else action_words(done.action)
        self.outcome.set_text(f"{said} · {done.member_name}" if done.action == "returned" else said)
        self._show_where(done)
        self.setAccessibleName(f"{done.title}: {said}")

    def _show_where(self, done: VisitRow) -> None:
        away = (
            done.elsewhere
            and done.kept is None
            and done.sent is None
            and done.action in ("returned", "found")
        )
        away = away and not done.undone
        text = translate("CirculationPage", "It belongs to {branch}: put it aside for them.")
        lines = [self._parts(done), text.format(branch=done.home_branch) if away else ""]
        self.where.set_text("\n".join(filter(None, lines)))
        self.where.setVisible(any(lines))

    @staticmethod
    def _parts(done: VisitRow) -> str:
        """What goes along with it, or has to come back with it."""
        belongs = (done.note, ", ".join(parts_of(done.parts)), missing_words(done))
        said = " · ".join(filter(None, belongs))
        if not said or done.undone or done.action not in ("lent", "returned", "found"):
            return ""
        given = translate("CirculationPage", "Give along and check: {note}")
        back = translate("CirculationPage", "Is everything there? {note}")
        return (given if done.action == "lent" else back).format(note=said)
