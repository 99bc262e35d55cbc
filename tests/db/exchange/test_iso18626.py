# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages of ISO 18626: written and read again, understood as others write them; bombs are refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.exchange.iso18626 import (
    ACTIONS,
    LARGEST,
    NAMESPACE,
    REASONS,
    SERVICES,
    STATUSES,
    Agency,
    BadMessage,
    Confirmation,
    Header,
    Message,
    Request,
    Requesting,
    Supplying,
    read,
    write,
)

MOMENT = datetime(2026, 11, 2, 3, 4, 5, tzinfo=UTC)
US, THEM = Agency("ISIL", "ID-TNJ"), Agency("ISIL", "ID-UMK")
HEADER = Header(US, THEM, MOMENT, "UMK-17")
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40).map(
    lambda text: " ".join(text.replace("\ufffe", "").replace("\uffff", "").split())
)
HEADERS = st.builds(
    Header,
    *(st.builds(Agency, st.just("ISIL"), WORDS.filter(bool)) for _ in range(2)),
    timestamp=st.just(MOMENT),
    request_id=WORDS.filter(bool),
    supplier_request_id=WORDS,
)
MESSAGES: st.SearchStrategy[Message] = st.one_of(
    st.builds(
        Request,
        HEADERS,
        title=WORDS,
        author=WORDS,
        edition=WORDS,
        publisher=WORDS,
        year=WORDS,
        isbn=WORDS,
        pages=WORDS,
        service=st.sampled_from(sorted(SERVICES)),
        request_type=st.sampled_from(["New", "Retry"]),
        needed_by=st.none() | st.dates(),
        note=WORDS,
    ),
    st.builds(
        Supplying,
        HEADERS,
        reason=st.sampled_from(sorted(REASONS)),
        status=st.sampled_from(sorted(STATUSES)),
        last_change=st.just(MOMENT),
        answer=st.none() | st.booleans(),
        note=WORDS,
        reason_unfilled=WORDS,
        reason_retry=WORDS,
        due=st.none() | st.dates(),
        sent=st.just(MOMENT),
        condition=WORDS,
        item=WORDS,
    ),
    st.builds(Requesting, HEADERS, st.sampled_from(sorted(ACTIONS)), WORDS),
)


@given(MESSAGES)
def test_what_is_written_is_read_again(message: Message) -> None:
    assert read(write(message)) == message


def _names(raw: bytes) -> list[str]:
    return [one.tag.removeprefix(f"{{{NAMESPACE}}}") for one in ET.fromstring(raw).iter()]


def test_elements_stand_in_the_order_of_the_schema() -> None:
    written = _names(
        write(
            Request(
                HEADER, "Judul", "A", "2", "P", "1999", "9789793062792", "1-9", needed_by=date(2026, 12, 1)
            )
        )
    )
    order = [
        *("ISO18626Message", "request", "header", "supplyingAgencyId", "agencyIdType", "agencyIdValue"),
        *("requestingAgencyId", "agencyIdType", "agencyIdValue", "multipleItemRequestId", "timestamp"),
        *("requestingAgencyRequestId", "bibliographicInfo", "title", "author", "edition", "pagesRequested"),
        *("bibliographicItemId", "bibliographicItemIdentifier", "bibliographicItemIdentifierCode"),
        *("publicationInfo", "publisher", "publicationDate", "serviceInfo", "requestType", "serviceType"),
        "needBeforeDate",
    ]
    assert written == order


def test_a_message_as_others_write_it_is_understood() -> None:
    raw = f"""<?xml version="1.0" encoding="UTF-8"?>
    <ISO18626Message ill:version="1.2" xmlns="{NAMESPACE}" xmlns:ill="{NAMESPACE}">
      <supplyingAgencyMessage>
        <header>
          <supplyingAgencyId>
            <agencyIdType ill:scheme="x">ISIL</agencyIdType><agencyIdValue>ID-UMK</agencyIdValue>
          </supplyingAgencyId>
          <requestingAgencyId>
            <agencyIdType>ISIL</agencyIdType><agencyIdValue>ID-TNJ</agencyIdValue>
          </requestingAgencyId>
          <multipleItemRequestId/><timestamp>2026-11-02T10:04:05+07:00</timestamp>
          <requestingAgencyRequestId>J5VQZ2E</requestingAgencyRequestId>
        </header>
        <messageInfo><reasonForMessage>StatusChange</reasonForMessage></messageInfo>
        <statusInfo><status>Loaned</status><dueDate>2026-12-01T00:00:00+07:00</dueDate>
          <lastChange>2026-11-02T10:04:05+07:00</lastChange></statusInfo>
      </supplyingAgencyMessage>
    </ISO18626Message>""".encode()
    told = read(raw)
    assert isinstance(told, Supplying)
    assert (told.status, told.due, told.last_change) == ("Loaned", date(2026, 12, 1), MOMENT)
    assert told.header == Header(THEM, US, MOMENT, "J5VQZ2E")


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626">&b;</ISO18626Message>"""
PLAIN = write(Requesting(HEADER, "Received"))


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"", "BadlyFormedMessage"),
        (b"<a", "BadlyFormedMessage"),
        (BOMB, "BadlyFormedMessage"),
        (b'<!DOCTYPE x SYSTEM "rahasia.dtd"><x/>', "BadlyFormedMessage"),
        (b" " * (LARGEST + 1), "BadlyFormedMessage"),
        (f'<a xmlns="{NAMESPACE}">'.encode() * 40, "BadlyFormedMessage"),
        (PLAIN.replace(b"<ill:note>", b"").replace(b"Received", b"Teleported"), "UnsupportedActionType"),
        (PLAIN.replace(b"2026-11-02T03:04:05Z", b"yesterday"), "UnrecognisedDataValue"),
        (PLAIN.replace(b"requestingAgencyMessage", b"strangeMessage"), "UnrecognisedDataElement"),
        (b"<ISO18626Message/>", "UnrecognisedDataElement"),
        (PLAIN.replace(b"UMK-17", b""), "UnrecognisedDataElement"),
        (PLAIN.replace(b"UMK-17", b"x" * 20_000), "BadlyFormedMessage"),
    ],
)
def test_what_is_no_message_is_refused_and_says_why(raw: bytes, error: str) -> None:
    with pytest.raises(BadMessage) as bad:
        read(raw)
    assert bad.value.error == error


@given(st.binary(max_size=300))
def test_no_bytes_end_otherwise(raw: bytes) -> None:
    with pytest.raises(BadMessage):
        read(raw)


def test_a_confirmation_says_what_was_wrong() -> None:
    told = Confirmation("request", HEADER, MOMENT, "UnrecognisedDataValue", "no_agreement")
    names = _names(write(told))
    assert names[-3:] == ["errorData", "errorType", "errorValue"]
    assert b"ERROR" in write(told)
    good = write(Confirmation("requestingAgencyMessage", None, MOMENT, action="Received"))
    assert b">OK<" in good
    assert _names(good)[-1] == "action"
