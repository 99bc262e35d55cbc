# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pages have been made, which is in view, and what each has yet to be told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.blocks.page import Changes, Page
from desktop_app.shell.services import PageEntry


class PageStack(QObject):
    """A page is made when it is first shown. One out of view hears of changes when it comes into view."""

    made = Signal(object)

    def __init__(self, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self._entries = {entry.name: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._ahead: dict[str, Page] = {}
        self._stale: dict[str, Changes] = {}
        self.current: Page | None = None

    def show(self, name: str) -> Page:
        """The page of that name, made if need be, and told what it has missed. Raises KeyError."""
        if name not in self._pages:
            self.take_in(name)
        self.current = self._pages[name]
        missed = self._stale.pop(name, Changes())
        if missed:
            self.current.changed(missed)
        return self.current

    def make_ahead(self, name: str) -> None:
        """Make a page; `take_in` is the other half of the work. Raises KeyError."""
        self._ahead[name] = self._entries[name].make()

    def take_in(self, name: str) -> Page:
        """Make a page known to the window, made if need be, out of view. Raises KeyError."""
        self._pages[name] = page = self._ahead.pop(name, None) or self._entries[name].make()
        self.made.emit(page)
        return page

    def is_made(self, name: str) -> bool:
        """Whether it was taken in already, or there is none of that name."""
        return name in self._pages or name not in self._entries

    def is_made_ahead(self, name: str) -> bool:
        """Whether it waits to be taken in."""
        return name in self._ahead

    def unfinished(self) -> str:
        """What the pages would break off if the program ended now."""
        return "\n".join(filter(None, (page.unfinished() for page in self._pages.values())))

    def tell(self, kinds: Changes, besides: Page | None = None) -> None:
        """What has changed: at once to the page in view, later to the others."""
        for name, page in self._pages.items():
            concern = kinds & page.concerns
            if page is besides or not concern:
                continue
            if page is self.current:
                page.changed(concern)
            else:
                self._stale[name] = self._stale.get(name, Changes()) | concern
