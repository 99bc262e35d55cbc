# SPDX-License-Identifier: GPL-3.0-or-later
"""What the status line says of syncing: how it stands, what waits, how old the data of others is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.keeping_in_step import message_of
from desktop_app.language import format_datetime
from desktop_app.sync.carrier import NotKnown, NotTrusted, Unreachable
from desktop_app.sync.worker import SyncState

NOW = datetime.now(UTC)
BEFORE = NOW - timedelta(days=2)


def test_in_step_says_what_waits() -> None:
    said = message_of(SyncState("online", NOW, 3, NOW))
    assert said.text == "In step with the server · 3 operation(s) waiting"
    assert format_datetime(NOW) in said.hint


def test_syncing_counts() -> None:
    assert message_of(SyncState("syncing", NOW, 0, NOW, answered=2, rows=40)).text == "Syncing… 42"


@pytest.mark.parametrize("phase", ["online", "syncing"])
def test_a_way_that_is_not_encrypted_is_said(phase: str) -> None:
    said = message_of(SyncState(phase, NOW, 0, NOW, plain=True))
    assert said.text.endswith(" · not encrypted")
    assert "whoever listens on it" in said.hint
    assert "encrypted" not in message_of(SyncState(phase, NOW, 0, NOW)).text


def test_offline_says_since_when_what_waits_and_how_old_the_data_is() -> None:
    said = message_of(SyncState("offline", NOW, 1, BEFORE, trouble=Unreachable()))
    parts = said.text.split(" · ")
    assert parts == [
        f"Offline since {format_datetime(NOW)}",
        "1 operation(s) waiting",
        f"data of {format_datetime(BEFORE)}",
    ]
    assert said.tone == "warn"
    assert "can't be reached" in said.hint


@pytest.mark.parametrize(
    ("trouble", "said"), [(NotKnown(), "does not know this desk"), (NotTrusted(), "can't prove who it is")]
)
def test_what_no_network_mends_is_not_said_to_be_offline(trouble: Exception, said: str) -> None:
    """Nobody looks at the sync page because of a network that is away."""
    told = message_of(SyncState("offline", NOW, 2, BEFORE, trouble=trouble))
    assert said in told.text
    assert "2 operation(s) waiting" in told.text
    assert "Offline" not in told.text
    assert told.tone == "bad"


@pytest.mark.parametrize(("synced_at", "said"), [(NOW, ""), (None, "never in step yet")])
def test_the_age_is_said_where_it_is_not_the_same(synced_at: datetime | None, said: str) -> None:
    told = message_of(SyncState("offline", NOW, 0, synced_at)).text
    assert told == " · ".join(filter(None, (f"Offline since {format_datetime(NOW)}", said)))


def test_a_clock_that_is_off_comes_first() -> None:
    told = message_of(SyncState("online", NOW, 0, NOW, offset=10 * 60 * 1_000_000))
    assert told.text.startswith("This PC's clock is 10 minute")


@pytest.mark.parametrize("phase", ["update_needed", "server_older", "revoked"])
def test_how_the_server_refuses_is_said(phase: str) -> None:
    told = message_of(SyncState(phase, NOW, 0, NOW))
    assert told.tone == "bad"
    assert phase not in told.text
