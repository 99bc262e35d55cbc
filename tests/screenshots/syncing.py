# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk and its server: joining, the sync page in good and bad times, the attention list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from desktop_app import hands
from desktop_app.attention.page import AttentionPage
from desktop_app.sample_centre import SampleCentre
from desktop_app.sync import carrier as way
from desktop_app.sync.happenings import Happening, keep
from desktop_app.sync.progress import Progress
from desktop_app.sync.standing import keep_standing, standing_of
from desktop_app.sync_page.page import SyncPage
from desktop_app.sync_words import joining_words, progress_words
from desktop_app.welcome.first_start_presenter import WizardState
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing

SERVER_MS = 120_000
ADDRESS, CODE = "127.0.0.1:1", "ABCD-EFGH-2345"
"""Where nobody answers."""


def joining(playing: Playing) -> Iterator[Shot]:
    """From an empty folder, as far as a PC without its server comes; then as it looks while it fetches."""
    playing.whole.start()
    first = playing.whole.welcome.first_start
    first.start.join.click()
    yield Shot("join")
    draft = first.presenter.draft
    draft.server, draft.join_code, draft.desk_name = ADDRESS, CODE, "Meja depan"
    first.drafts["join"].show_draft(draft)
    first.drafts["join"].next.click()
    hands.until(lambda: "server" in first.presenter.state.problems, "nobody answers")
    yield Shot("join-unreachable")
    before = first.presenter.state
    for name, state in (
        ("join-code-refused", code_refused),
        ("join-protection", lambda: WizardState(step="protection", path="join", keychain=False)),
        ("joining", fetching),
        ("joining-waiting", waiting),
        ("resume", cut),
    ):
        yield Shot(name, lambda state=state: first.show_state(state()), lambda: first.show_state(before))  # type: ignore[misc]


def code_refused() -> WizardState:
    """A wrong code."""
    said = joining_words(way.CodeRefused()).as_sentence()
    return WizardState(step="join", path="join", problems={"join_code": said})


def fetching() -> WizardState:
    """In the middle of it."""
    progress = Progress(48_200, None, 9_437_184)
    return WizardState(step="working", path="join", working_on="joining", note=progress_words(progress))


def waiting() -> WizardState:
    """The network went away for a moment."""
    progress = Progress(1_648_200, 3_061_000, 9_437_184, waiting=True)
    said = progress_words(progress)
    state = WizardState(step="working", path="join", working_on="joining", note=said)
    return replace(state, done=progress.done_rows, total=progress.total_rows or 0)


def cut() -> WizardState:
    """The network went away."""
    said = joining_words(way.Unreachable()).as_sentence()
    return WizardState(step="resume", path="join", asks="passphrase", failure=said)


def shots(playing: Playing, _place: Path) -> Iterator[Shot]:
    """First alone, then with a server of its own beside it."""
    page = playing.go(SyncPage)
    hands.until(lambda: page.presenter.state.looked, "the sync page")
    yield Shot("alone")
    yield Shot("join-asked", page.alone.button.click, asks=True)
    centre = _in_step(playing)
    yield from _attention(playing)
    yield from _syncing(playing, page)
    centre.stop()


def _in_step(playing: Playing) -> SampleCentre:
    """The sample's own server, until its neighbour's notes have come."""
    work = playing.work
    centre = SampleCentre(playing.whole.background, playing.whole)
    notes: list[int] = []
    work.in_step.noted.connect(notes.append)
    centre.joined.connect(work.in_step.begin)
    centre.begin(work.desk)
    hands.until(lambda: bool(notes and notes[-1]), "the server and its notes", SERVER_MS)
    hands.until(lambda: work.in_step.state.phase == "online", "in step", SERVER_MS)  # type: ignore[union-attr]
    return centre


def _attention(playing: Playing) -> Iterator[Shot]:
    page = playing.go(AttentionPage)
    hands.until(lambda: bool(page.presenter.state.rows), "the notes")
    for row in page.presenter.state.rows:
        page.presenter.choose(row)
        playing.quiet()
        yield Shot(f"note-{row.kind.replace('_', '-')}")
    page.presenter.settle("seen")
    playing.quiet()
    page.presenter.turn_to(settled=True)
    hands.until(lambda: bool(page.presenter.state.rows), "the settled note")
    playing.desk.toasts.clear()
    yield Shot("settled")
    page.presenter.turn_to(settled=False)


def _syncing(playing: Playing, page: SyncPage) -> Iterator[Shot]:
    """In step; then a clock that is off, a server that is away and what happened before."""
    playing.go(SyncPage)
    in_step = playing.work.in_step
    hands.until(lambda: bool(page.presenter.state.found.sent), "what was sent")
    hands.until(lambda: not page.presenter.state.found.waiting, "nothing waits")
    yield Shot("in-step")
    worker = in_step.worker
    assert worker is not None
    worker.stop()
    now = datetime.now(UTC)
    with playing.work.opened.store.write() as session:
        standing = standing_of(session)
        assert standing is not None
        keep_standing(session, msgspec.structs.replace(standing, offset=12 * 60 * 1_000_000))
        keep(session, Happening(now, "new_epoch"), Happening(now, "mended", 4))
    lost = worker.state._replace(
        phase="offline", since=now - timedelta(hours=2), trouble=way.Unreachable(), offset=12 * 60 * 1_000_000
    )
    worker.state = lost
    worker.state_changed.emit(lost)
    playing.quiet()
    yield Shot("offline")
    forgotten = lost._replace(trouble=way.NotKnown())
    worker.state = forgotten
    worker.state_changed.emit(forgotten)
    playing.quiet()
    yield Shot("forgotten")
    yield Shot("another-code", page.ask_again, lambda: page.asked and page.asked.reject())
    refused = lost._replace(phase="update_needed", trouble=None)
    worker.state = refused
    worker.state_changed.emit(refused)
    playing.quiet()
    yield Shot("update-needed")
