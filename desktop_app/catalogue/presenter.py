# SPDX-License-Identifier: GPL-3.0-or-later
"""What the catalogue page shows, and what a key means there. Knows no widgets."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from db.errors import StoreError
from db.operations import refusals
from db.operations.cataloguing import ItemFacts
from db.operations.desk import Desk
from db.queries.catalogue import NO_FILTERS, PAGE, Filters
from db.queries.copy_history import CopyHistory
from db.rules.isbn import normalise
from db.rules.roles import Right
from desktop_app.beside import Beside, Lane
from desktop_app.catalogue import records
from desktop_app.catalogue.drafts import CopyDraft, TitleDraft
from desktop_app.catalogue.records import LONGEST_LIST, Card, Copy, Findings, Found, Frame, Saved

BY_HAND = "by hand"
Refused = Callable[[Exception], None]


@dataclass(frozen=True)
class State:
    """Everything that the page shows.

    `answered` says whether `rows` belong to `text` and `filters` already; `total` is None while it is unknown
    or can't be known. `opened` is the title that was opened from the list, where there is room for one thing.
    """

    frame: Frame | None = None
    languages: tuple[str, ...] = ()
    text: str = ""
    filters: Filters = NO_FILTERS
    rows: tuple[Found, ...] = ()
    more: bool = False
    total: int | None = None
    answered: bool = False
    chosen: UUID | None = None
    card: Card | None = None
    copy: UUID | None = None
    opened: bool = False
    problem: Exception | None = None

    @property
    def asked(self) -> bool:
        """Whether something was typed or narrowed; else the most popular titles are shown."""
        return bool(self.text.strip()) or self.filters != NO_FILTERS

    @property
    def shown_copy(self) -> Copy | None:
        """The copy that actions are about."""
        return self.card.copy(self.copy) if self.card else None


class CataloguePresenter:
    """`show` gets each new state; `saved` what was committed."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        work: Beside,
        show: Callable[[State], None],
        saved: Callable[[Saved], None],
    ) -> None:
        self.state = State()
        self._desk = desk
        self._work = work
        self._show = show
        self._saved = saved
        self._limit = PAGE
        self._pinned: UUID | None = None
        self._kept_for: object = None
        self._when_found: Callable[[], None] | None = None
        self._when_ready: Callable[[], None] | None = None
        self._when_shown: Callable[[], None] | None = None
        self._typed_meanwhile: Callable[[], None] | None = None

    def may(self, right: Right) -> bool:
        """Whether the person signed in has this right."""
        return records.may(self._desk(), right)

    # --- finding -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything shown again: first showing, another person, a change made elsewhere."""
        self._read("frame", records.frame, self._framed)
        if not self.state.languages:
            self.read_languages()

    def read_languages(self) -> None:
        """Which languages there are: in a large catalogue no small question, so it is asked seldom."""
        self._read("languages", records.languages, lambda found: self._become(languages=found), lane="upkeep")

    def _framed(self, frame: Frame) -> None:
        self._become(frame=frame)
        self.look_again()
        if (call := self._when_ready) is not None:
            self._when_ready = None
            call()

    def when_ready(self, call: Callable[[], None]) -> None:
        """Call when the library's branches and types are known: at once, where they are."""
        if self.state.frame is not None:
            call()
        else:
            self._when_ready = call

    def look_again(self) -> None:
        """The same question once more; what is chosen stays chosen."""
        self._find()
        if self.state.chosen is not None:
            self._read_card(self.state.chosen)

    def search(self, text: str, then: Callable[[], None] | None = None) -> None:
        """List the titles for what was typed; `then` is called when they are there.

        A scan that is not in view yet comes first: what is typed meanwhile is most often the next one.
        """
        if self._when_shown is not None:
            self._typed_meanwhile = lambda: self.search(text, then)
            return
        if text == self.state.text and self.state.answered:
            if then is not None:
                then()
            return
        self._when_found = then
        self._ask(text, self.state.filters)

    def narrow(self, **changes: Any) -> None:
        """Change some of the filters (fields of Filters)."""
        self._ask(self.state.text, replace(self.state.filters, **changes))

    def search_in(self, field: str, text: str) -> None:
        """All titles with these words in one field: an author's, a subject's."""
        self._ask(text, Filters(field=field))

    def widen(self) -> None:
        """Drop the filters, keep the words."""
        self._ask(self.state.text, NO_FILTERS)

    def clear(self) -> None:
        """Back to the most popular titles."""
        self._ask("", NO_FILTERS)

    def _ask(self, text: str, filters: Filters) -> None:
        if (text, filters) == (self.state.text, self.state.filters) and self.state.answered:
            return
        self._tell_shown()
        self._limit, self._pinned = PAGE, None
        self._become(text=text, filters=filters, answered=False, opened=False, problem=None)
        self._find()

    def more(self) -> None:
        """More titles for the same question."""
        if self.state.more and self._limit < LONGEST_LIST:
            self._limit = min(self._limit * 4, LONGEST_LIST)
            self._find()

    @property
    def can_show_more(self) -> bool:
        """Whether `more` would do something."""
        return self.state.more and self._limit < LONGEST_LIST

    def _find(self) -> None:
        frame, text, filters, limit = self.state.frame, self.state.text, self.state.filters, self._limit
        if frame is None:
            self.refresh()
            return
        self._read("find", lambda desk: records.find(desk, frame.here_id, text, filters, limit), self._found)

    def _found(self, found: Findings) -> None:
        total = None if found.more else len(found.rows)
        keep = bool(found.rows) or self._pinned is not None
        gone = {} if keep else {"chosen": None, "card": None, "copy": None}
        self._become(rows=found.rows, more=found.more, total=total, answered=True, **gone)
        if found.more and not self.state.filters.field:
            self._count(self.state.text, self.state.filters)
        if (then := self._when_found) is not None:
            self._when_found = None
            then()

    def _count(self, text: str, filters: Filters) -> None:
        """In a field the index can't count: then 'more than shown' is all that is known."""

        def counted(total: int) -> None:
            if total >= len(self.state.rows):
                self._become(total=total)

        self._read("count", lambda desk: records.count(desk, text, filters), counted)

    def settle(self) -> None:
        """The person has stopped typing: show the first title.

        What the person chose stays while it is listed, what was shown for this question stays in any case.
        """
        state, question = self.state, (self.state.text, self.state.filters)
        if not state.rows or not state.answered or self._when_shown is not None or self._stays(question):
            return
        self._kept_for = question
        if state.chosen != state.rows[0].uid:
            self._choose(state.rows[0].uid)

    def _stays(self, question: object) -> bool:
        chosen = self.state.chosen
        listed = any(row.uid == chosen for row in self.state.rows)
        pinned = chosen is not None and chosen == self._pinned
        return pinned or (listed and self._kept_for in (BY_HAND, question))

    # --- one title ---------------------------------------------------------------------------------

    def choose(self, uid: UUID) -> None:
        """Show a title of the list."""
        self._kept_for = BY_HAND
        self._tell_shown()
        if uid != self.state.chosen:
            self._pinned = None
            self._choose(uid)

    def open(self, uid: UUID) -> None:
        """Show a title of the list, where there is room for one thing in its place."""
        self.choose(uid)
        self._become(opened=True)

    def close(self) -> bool:
        """Back to the list; False where that is what is shown."""
        was_open = self.state.opened
        self._become(opened=False)
        return was_open

    def show_title(self, uid: UUID, copy: UUID | None = None) -> None:
        """Show a title whether it is listed or not, with one of its copies marked."""
        self._pinned = uid
        self._choose(uid, copy)
        self._become(opened=True)

    def show_item(self, item: UUID, barcode: str = "", shown: Callable[[], None] | None = None) -> None:
        """Show the title of a copy; what was scanned is what is searched for. `shown` when it is in view:
        a key pressed before would be about the copy that was there until then."""
        if barcode:
            self._ask(barcode, NO_FILTERS)
        self._wait_for_the_card(shown)

        def known(title: UUID | None) -> None:
            if title is not None:
                self.show_title(title, item)
            else:
                self._become(card=None, copy=None)
                self._tell_shown()

        self._read("item", lambda desk: records.title_of_item(desk, item), known)

    def show_isbn(self, isbn: str, title: UUID | None, shown: Callable[[], None] | None = None) -> None:
        """Show the title with an ISBN; without one the list says that there is none. `shown` as above."""
        self._ask(isbn, NO_FILTERS)
        self._wait_for_the_card(shown)
        if title is not None:
            self.show_title(title)
        else:
            self._tell_shown()

    def _wait_for_the_card(self, shown: Callable[[], None] | None) -> None:
        self._tell_shown()
        self._when_shown = shown
        # The title before may still be on its way: it is not the one that is waited for.
        self._become(chosen=None)

    def _tell_shown(self) -> None:
        shown, self._when_shown = self._when_shown, None
        typed, self._typed_meanwhile = self._typed_meanwhile, None
        for call in (shown, typed):
            if call is not None:
                call()

    def _choose(self, uid: UUID, copy: UUID | None = None) -> None:
        self._become(chosen=uid, copy=copy or self.state.copy)
        self._read_card(uid)

    def _read_card(self, uid: UUID) -> None:
        frame = self.state.frame
        if frame is None:
            return

        def read(card: Card | None) -> None:
            if self.state.chosen == uid:
                self._become(card=card, copy=self._marked(card))
                self._tell_shown()

        self._read("card", lambda desk: records.look_up(desk, frame.here_id, uid), read)

    def _marked(self, card: Card | None) -> UUID | None:
        """The copy that was marked, else the first that can be lent here, else the first."""
        if card is None or not card.copies:
            return None
        if card.copy(self.state.copy) is not None:
            return self.state.copy
        ready = (copy for copy in card.copies if copy.on_the_shelf and copy.here)
        return next(ready, card.copies[0]).uid

    def choose_copy(self, uid: UUID) -> None:
        """Mark a copy of the title shown."""
        if uid != self.state.copy:
            self._become(copy=uid)

    def history(self, copy: Copy, done: Callable[[CopyHistory], None]) -> None:
        """What became of a copy."""
        self._read("history", lambda desk: records.history(desk, copy.uid), done)

    # --- describing --------------------------------------------------------------------------------

    def new_draft(self) -> TitleDraft:
        """A new title's form, with the ISBN that was looked for in vain."""
        in_vain = not self.state.rows and self.state.filters == NO_FILTERS
        isbn = normalise(self.state.text) if in_vain else None
        return TitleDraft(isbns=isbn or "")

    def new_copy_draft(self) -> CopyDraft:
        """A new copy's form: here, of the type and at the place of the title's last one here."""
        frame, card = self.state.frame, self.state.card
        assert frame is not None
        like = next((copy for copy in reversed(card.copies) if copy.here), None) if card else None
        kind = next((t.uid for t in frame.item_types if like and t.name == like.item_type), None)
        only = frame.item_types[0].uid if len(frame.item_types) == 1 else None
        return CopyDraft(at_branch=frame.here, item_type=kind or only, location=like.location if like else "")

    def read_copy(self, copy: Copy, done: Callable[[ItemFacts], None]) -> None:
        """A copy as it can be edited."""
        self._read("copy", lambda desk: records.item_facts(desk, copy.uid), done)

    def save_title(
        self, draft: TitleDraft, before: Card | None, done: Callable[[], None], refused: Refused
    ) -> None:
        """Add a title, or change the one it was; then `done`, or `refused` with the reason."""
        facts = draft.facts(before.facts if before else None)
        if facts.language and facts.language not in self.state.languages:
            self._become(languages=tuple(sorted((*self.state.languages, facts.language))))
        self._write(lambda desk: records.save_title(desk, facts, before), refused, done)

    def save_copy(
        self, draft: CopyDraft, card: Card, item: UUID | None, done: Callable[[], None], refused: Refused
    ) -> None:
        """Add a copy, or change one; then `done`, or `refused` with the reason."""
        assert self.state.frame is not None
        facts = draft.facts(self.state.frame.today)
        self._write(lambda desk: records.save_copy(desk, card, facts, item), refused, done)

    def set_condition(self, copy: Copy, condition: str) -> None:
        """Withdraw a copy, or put it back on the shelf."""
        card = self.state.card
        if card is not None:
            self._write(
                lambda desk: records.set_condition(desk, card, copy.uid, condition), self._tell_problem
            )

    def undo(self, saved: Saved) -> None:
        """Take back what was done."""
        self._write(lambda desk: records.undo(desk, saved), self._tell_problem)

    # --- the ways to do something --------------------------------------------------------------------

    def _read(
        self, key: str, read: Callable[[Desk], Any], done: Callable[[Any], None], lane: Lane = "pool"
    ) -> None:
        desk = self._desk()
        self._work.latest(f"catalogue-{key}", lambda _task: read(desk), done, self._tell_problem, lane=lane)

    def _write(
        self, write: Callable[[Desk], Saved], refused: Refused, done: Callable[[], None] = lambda: None
    ) -> None:
        desk = self._desk()

        def committed(saved: Saved) -> None:
            done()
            self._committed(saved)

        def failed(error: Exception) -> None:
            if not isinstance(error, refusals.Refusal | StoreError):
                raise error
            refused(error)

        self._become(problem=None)
        self._work.run(lambda _task: write(desk), committed, failed, lane="desk")

    def _committed(self, saved: Saved) -> None:
        self._pinned = saved.title
        self._choose(saved.title, saved.item)
        self._become(opened=True)
        self._find()
        self._saved(saved)

    def _tell_problem(self, error: Exception) -> None:
        self._tell_shown()
        if not isinstance(error, refusals.Refusal | StoreError | OSError):
            raise error
        self._become(problem=error)

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._show(self.state)
