# SPDX-License-Identifier: GPL-3.0-or-later
"""The form for a title: new, or one that is there."""

from datetime import date

from PySide6.QtWidgets import QWidget

from db.rules.isbn import normalise
from desktop_app.blocks.form import ChoiceField, LongTextField, TextField
from desktop_app.catalogue.coded_words import FORMS, LANGUAGES, form_words, language_choices
from desktop_app.catalogue.drafts import TitleDraft, numbers_in, title_problems, wrong_isbns
from desktop_app.catalogue.forms import RecordForm, optional
from desktop_app.catalogue.phrases import fault_words
from desktop_app.language import translate

LONG = {
    "title": 2, "responsibility": 2, "authors": 3, "subjects": 3, "notes": 2, "original_title": 2,
    "original_authors": 2,
}  # fmt: skip
LENGTHS = (10, 13)


class TitleForm(RecordForm[TitleDraft]):
    """ISBNs are checked while they are typed."""

    required = frozenset({"title"})

    def __init__(self, parent: QWidget, draft: TitleDraft, today: date, *, new: bool) -> None:
        self._today, self._new, self._as_printed = today, new, draft.as_printed
        languages = language_choices({*LANGUAGES, draft.language} - {""})
        forms = [(form, form_words(form)) for form in dict.fromkeys((*FORMS, draft.form))]
        fields = {name: _text(name) for line in LINES for name in line}
        super().__init__(
            "catalogue-title-form",
            parent,
            draft,
            {
                **fields,
                "language": ChoiceField("catalogue-edit-language", optional(list(languages), "")),
                "form": ChoiceField("catalogue-edit-form", forms),
            },
        )
        isbns = self.field(TextField, "isbns")
        isbns.textEdited.connect(lambda text: self._check_isbns(text, left=False))
        isbns.editingFinished.connect(lambda: self._check_isbns(isbns.text(), left=True))

    def lines(self) -> list[tuple[str, ...]]:
        """See RecordForm."""
        return LINES

    def draft(self) -> TitleDraft:
        """See RecordForm."""
        return TitleDraft(**self.values(), as_printed=self._as_printed)

    def problems(self, draft: TitleDraft) -> dict[str, str]:
        """See RecordForm."""
        return title_problems(draft, self._today)

    def _check_isbns(self, text: str, *, left: bool) -> None:
        """A number that can still grow into a right one is not called wrong while it is typed."""
        wrong = [
            number
            for number in wrong_isbns(text, self._as_printed)
            if left or _length(number) in LENGTHS or _length(number) > max(LENGTHS)
        ]
        self.rows["isbns"].set_error(fault_words("isbns", "bad_number") if wrong else "")
        right = [number for n in numbers_in(text) if (number := normalise(n))]
        hint = (
            translate("CataloguePage", "Valid: {numbers}").format(numbers=", ".join(right)) if right else ""
        )
        self.rows["isbns"].set_words(translate("CataloguePage", "ISBN"), hint or self._isbn_hint())

    def _isbn_hint(self) -> str:
        if self._as_printed:
            said = translate("CataloguePage", "Came with a wrong check digit: {numbers}")
            return said.format(numbers=", ".join(self._as_printed))
        return translate("CataloguePage", "Scan it; several with commas between them")

    def retranslate(self) -> None:
        """All words."""
        title = (
            translate("CataloguePage", "New title") if self._new else translate("CataloguePage", "Edit title")
        )
        text = translate("CataloguePage", "Copies are added afterwards.") if self._new else ""
        self.set_words(title, text, translate("CataloguePage", "Save"))
        named = {
            "title": (translate("CataloguePage", "Title"), ""),
            "responsibility": (
                translate("CataloguePage", "Statement of responsibility"),
                translate("CataloguePage", "As printed on the title page"),
            ),
            "authors": (
                translate("CataloguePage", "Authors"),
                translate("CataloguePage", "One a line: Family name, first name"),
            ),
            "edition": (translate("CataloguePage", "Edition"), ""),
            "publisher": (translate("CataloguePage", "Publisher"), ""),
            "place": (translate("CataloguePage", "Place"), ""),
            "year": (translate("CataloguePage", "Year"), ""),
            "language": (translate("CataloguePage", "Language"), ""),
            "form": (translate("CataloguePage", "Form", "book, map, video …"), ""),
            "isbns": (translate("CataloguePage", "ISBN"), self._isbn_hint()),
            "series": (translate("CataloguePage", "Series"), ""),
            "call_number": (translate("CataloguePage", "Call number"), ""),
            "classification": (translate("CataloguePage", "Classification"), ""),
            "collation": (translate("CataloguePage", "Extent"), ""),
            "subjects": (
                translate("CataloguePage", "Subjects"),
                translate("CataloguePage", "One a line"),
            ),
            "notes": (translate("CataloguePage", "Notes"), ""),
            "original_title": (
                translate("CataloguePage", "Title in original script"),
                translate("CataloguePage", "As in the book: 红楼梦, كليلة ودمنة"),
            ),
            "original_authors": (
                translate("CataloguePage", "Authors in original script"),
                translate("CataloguePage", "One a line"),
            ),
        }
        for name, (label, hint) in named.items():
            self.rows[name].set_words(label, hint)


LINES: list[tuple[str, ...]] = [
    ("title",),
    ("responsibility",),
    ("authors", "subjects"),
    ("isbns", "language", "form"),
    ("publisher", "place", "year"),
    ("edition", "series", "collation"),
    ("call_number", "classification"),
    ("original_title", "original_authors"),
    ("notes",),
]


def _length(number: str) -> int:
    return sum(c.isalnum() for c in number)


def _text(name: str) -> TextField | LongTextField:
    field = f"catalogue-edit-{name}"
    return LongTextField(field, LONG[name]) if name in LONG else TextField(field)
