# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms for a title and for a copy, with what the catalogue says of its fields."""

from typing import TypeVar

from desktop_app.blocks.record_form import RecordForm as Form
from desktop_app.blocks.record_form import optional
from desktop_app.catalogue.phrases import fault_words

__all__ = ["RecordForm", "optional"]
D = TypeVar("D")


class RecordForm(Form[D]):
    """See blocks.record_form."""

    def fault(self, key: str, why: str) -> str:
        """See blocks.record_form."""
        return fault_words(key, why)
