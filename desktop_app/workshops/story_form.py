# SPDX-License-Identifier: GPL-3.0-or-later
"""A story that somebody told later, and whether it may be shown. Widgets."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from db.queries.feedback import StoryRow
from desktop_app.blocks.form import LongTextField, SwitchField, TextField
from desktop_app.facts_form import FactsForm, either
from desktop_app.language import translate


@dataclass(frozen=True, kw_only=True)
class StoryDraft:
    """See models.Story."""

    text: str = ""
    shown_name: str = ""
    consent: bool = False
    evidence: str = ""


class StoryForm(FactsForm[StoryDraft, dict[str, Any]]):
    """Written down, or changed."""

    required: ClassVar[frozenset[str]] = frozenset({"text"})

    def __init__(self, parent: QWidget, story: StoryRow | None) -> None:
        self._new = story is None
        draft = StoryDraft()
        if story is not None:
            draft = StoryDraft(
                text=story.text,
                shown_name=story.shown_name,
                consent=story.consent,
                evidence=story.evidence,
            )
        super().__init__(
            "story",
            parent,
            draft,
            {
                "text": LongTextField("story-text", 6),
                "shown_name": TextField("story-shown-name"),
                "consent": SwitchField("story-consent"),
                "evidence": TextField("story-evidence"),
            },
            width=600,
        )

    def sections(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """See RecordForm."""
        return [("", [("text",), ("shown_name",), ("consent",), ("evidence",)])]

    def draft(self) -> StoryDraft:
        """See RecordForm."""
        return StoryDraft(**self.values())

    def facts(self) -> dict[str, Any]:
        """See FactsForm."""
        return asdict(self.draft())

    def problems(self, draft: StoryDraft) -> dict[str, str]:
        """See RecordForm."""
        return either((not draft.text.strip(), "text", "empty"))

    def retranslate(self) -> None:
        """All words."""
        title = translate("Afterwards", "New story") if self._new else translate("Afterwards", "Change story")
        self.set_words(title, "", translate("Afterwards", "Save"))
        for name, label, hint in (
            ("text", translate("Afterwards", "What became of it"), ""),
            ("shown_name", translate("Afterwards", "Name to be shown"), ""),
            (
                "consent",
                translate("Afterwards", "May be published"),
                translate("Afterwards", "Only where the person has agreed"),
            ),
            ("evidence", translate("Afterwards", "Where the evidence is"), ""),
        ):
            self.rows[name].set_words(label, hint)
