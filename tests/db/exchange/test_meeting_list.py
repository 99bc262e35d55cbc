# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of online meetings as Zoom, Meet and people's spreadsheets write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from db.exchange.meeting_list import MeetingList, NoMeetingList, read

JAKARTA = timezone(timedelta(hours=7))
START = datetime(2026, 11, 12, 2, tzinfo=UTC)
"""Nine in the morning."""
END = START + timedelta(hours=2)


def taken(text: str, encoding: str = "utf-8") -> MeetingList:
    return read(text.encode(encoding), START, END, JAKARTA)


ZOOM = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
"834 1111 2222","Pantun","11/12/2026 08:45:00 AM","11/12/2026 11:05:00 AM","a@b.id","140","3"

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
"Siti Aminah (iPhone Siti)",siti@contoh.id,11/12/2026 08:55:00 AM,11/12/2026 09:40:00 AM,45,Yes
"Siti Aminah",siti@contoh.id,11/12/2026 09:30:00 AM,11/12/2026 10:15:00 AM,45,Yes
"王小明",,11/12/2026 09:10:00 AM,11/12/2026 09:50:00 AM,40,Yes
"Budi",,kapan-kapan,11/12/2026 09:50:00 AM,40,Yes
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_zoom_with_its_preamble_and_times_that_overlap(encoding: str) -> None:
    found = taken(ZOOM, encoding)
    assert [(one.name, one.email, one.minutes) for one in found.people] == [
        ("Siti Aminah", "siti@contoh.id", 80),
        ("王小明", "", 40),
    ]
    # 11/12 is the twelfth of November, since the session is on that day; the line without a time is told.
    assert found.people[0].stays[0][0] == datetime(2026, 11, 12, 1, 55, tzinfo=UTC)
    assert found.unread == (8,)


def test_meet_knows_lengths_and_times_of_the_day() -> None:
    found = taken(
        "First name,Last name,Email,Duration,Time joined,Time exited\n"
        "Siti,Aminah,siti@contoh.id,1 hr 2 min,9:01 AM,10:03 AM\n"
        "Budi,,,45 min,,\n"
    )
    assert [(one.name, one.minutes) for one in found.people] == [("Siti Aminah", 62), ("Budi", 45)]
    assert found.people[1].stays[0][0] == START


def test_a_spreadsheet_in_indonesian_with_semicolons() -> None:
    found = taken("Nama;Surel;Waktu masuk;Waktu keluar\nRené;;12/11/2026 09.05;12/11/2026 10.05\n", "cp1252")
    assert [(one.name, one.minutes) for one in found.people] == [("René", 60)]
    assert found.people[0].stays[0][0] == datetime(2026, 11, 12, 2, 5, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "Join Time,Leave Time\n09:00,10:00\n", "\0\1\2"])
def test_what_is_no_such_list_is_refused(text: str) -> None:
    with pytest.raises(NoMeetingList):
        taken(text)
