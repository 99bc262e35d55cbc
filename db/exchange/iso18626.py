# SPDX-License-Identifier: GPL-3.0-or-later
"""Interlibrary loan as another network's system speaks of it: messages of ISO 18626 in XML, read and written.

Structure and code lists are those of the published schema, version 1.2 (2017). A patron is neither read nor
written. Entities and document types are refused, and so is whatever is larger or deeper than a message is.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.parsers import expat

NAMESPACE = "http://illtransactions.org/2013/iso18626"
VERSION = "1.2"
SERVICES = {"Loan": "loan", "Copy": "copy", "CopyOrLoan": "either"}
STATUSES = frozenset(
    {
        *("RequestReceived", "ExpectToSupply", "WillSupply", "Loaned", "Overdue", "Recalled"),
        *("RetryPossible", "Unfilled", "CopyCompleted", "LoanCompleted", "CompletedWithoutReturn"),
        "Cancelled",
    }
)
ACTIONS = frozenset(
    {
        *("StatusRequest", "Received", "Cancel", "Renew", "ShippedReturn", "ShippedForward"),
        "Notification",
    }
)
REASONS = frozenset(
    {
        *("RequestResponse", "StatusRequestResponse", "RenewResponse", "CancelResponse"),
        *("StatusChange", "Notification"),
    }
)
REQUEST_TYPES = frozenset({"New", "Retry", "Reminder"})
LARGEST = 262_144
MOST_ELEMENTS, DEEPEST, LONGEST_TEXT = 2_000, 16, 10_000
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ET.register_namespace("ill", NAMESPACE)


class Agency(NamedTuple):
    """A library: the kind of its identifier ('ISIL'), and what that is."""

    kind: str
    value: str


class Header(NamedTuple):
    """Who to whom about which request; `request_id` is the requester's number for it."""

    supplier: Agency
    requester: Agency
    timestamp: datetime
    request_id: str
    supplier_request_id: str = ""


class Request(NamedTuple):
    """'request': something is asked for. `service` is a key of SERVICES, `year` the publication date."""

    header: Header
    title: str = ""
    author: str = ""
    edition: str = ""
    publisher: str = ""
    year: str = ""
    isbn: str = ""
    pages: str = ""
    service: str = "Loan"
    request_type: str = "New"
    needed_by: date | None = None
    note: str = ""


class Supplying(NamedTuple):
    """'supplyingAgencyMessage': what the library that lends says. `answer` to a wish, where one was."""

    header: Header
    reason: str
    status: str
    last_change: datetime
    answer: bool | None = None
    note: str = ""
    reason_unfilled: str = ""
    reason_retry: str = ""
    condition: str = ""
    due: date | None = None
    sent: datetime | None = None
    item: str = ""


class Requesting(NamedTuple):
    """'requestingAgencyMessage': what the library that asked does."""

    header: Header
    action: str
    note: str = ""


Message = Request | Supplying | Requesting
NAMES: dict[type, str] = {
    Request: "request",
    Supplying: "supplyingAgencyMessage",
    Requesting: "requestingAgencyMessage",
}


class Confirmation(NamedTuple):
    """The answer to a message that was read as far as possible: `error` is empty where all is well."""

    of: str
    header: Header | None
    received: datetime
    error: str = ""
    value: str = ""
    action: str = ""
    reason: str = ""


class BadMessage(Exception):
    """It can't be taken: `error` is an 'errorType' of the standard, `value` what it is about."""

    def __init__(self, error: str, value: str, of: str = "request", header: Header | None = None) -> None:
        super().__init__(f"{error}: {value}")
        self.error, self.value, self.of, self.header = error, value, of, header


# --- reading ---------------------------------------------------------------------------------------------


def read(raw: bytes) -> Message:
    """One message. Raises BadMessage."""
    top = _tree(raw)
    if top.tag != "ISO18626Message" or len(top) != 1:
        raise BadMessage("BadlyFormedMessage", top.tag[:80])
    body = top[0]
    kinds = {name: kind for kind, name in NAMES.items()}
    if body.tag not in kinds:
        raise BadMessage("UnrecognisedDataElement", body.tag[:80])
    header = _header(body)
    try:
        return _READERS[kinds[body.tag]](body, header)
    except BadMessage as error:
        raise BadMessage(error.error, error.value, body.tag, header) from error


def read_confirmation(raw: bytes) -> str:
    """What was wrong with a message ('errorType errorValue'), empty if nothing was. Raises BadMessage."""
    top = _tree(raw)
    if len(top) != 1 or top[0].tag not in {f"{name}Confirmation" for name in NAMES.values()}:
        raise BadMessage("BadlyFormedMessage", "no confirmation")
    if _needed(top[0], "confirmationHeader/messageStatus") == "OK":
        return ""
    said = (_said(top[0], "errorData/errorType"), _said(top[0], "errorData/errorValue"))
    return " ".join(filter(None, said))[:200] or "ERROR"


def _tree(raw: bytes) -> ET.Element:
    """Elements without their namespace. Raises BadMessage."""
    if len(raw) > LARGEST:
        raise BadMessage("BadlyFormedMessage", "too large")
    try:
        return _Reader().read(raw)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BadMessage("BadlyFormedMessage", "not XML") from error


class _Reader:
    def __init__(self) -> None:
        self._builder = ET.TreeBuilder()
        self._depth = self._count = self._length = 0

    def read(self, raw: bytes) -> ET.Element:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._no_doctype
        parser.EntityDeclHandler = self._no_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(raw, True)
        return self._builder.close()

    def _no_doctype(self, *_: object) -> None:
        raise BadMessage("BadlyFormedMessage", "document type")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, plain = name.rpartition(" ")
        self._depth, self._count, self._length = self._depth + 1, self._count + 1, 0
        if self._depth > DEEPEST or self._count > MOST_ELEMENTS:
            raise BadMessage("BadlyFormedMessage", "too large")
        if space != NAMESPACE:
            raise BadMessage("UnrecognisedDataElement", plain[:80])
        self._builder.start(plain, {})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._length = 0
        self._builder.end(name.rpartition(" ")[2])

    def _text(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            raise BadMessage("BadlyFormedMessage", "too large")
        self._builder.data(text)


def _said(element: ET.Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else (found.text or "").strip()


def _needed(element: ET.Element, path: str) -> str:
    if not (text := _said(element, path)):
        raise BadMessage("UnrecognisedDataElement", path.rpartition("/")[2])
    return text


def _one_of(
    element: ET.Element, path: str, known: frozenset[str], error: str = "UnrecognisedDataValue"
) -> str:
    if (text := _needed(element, path)) not in known:
        raise BadMessage(error, text[:80])
    return text


def _time(text: str) -> datetime:
    """A moment; one without a zone is taken for UTC."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise BadMessage("UnrecognisedDataValue", text[:80]) from error


def _day(element: ET.Element, path: str) -> date | None:
    """The day as the sender says it, whatever its zone."""
    if not (text := _said(element, path)):
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError as error:
        raise BadMessage("UnrecognisedDataValue", text[:80]) from error


def _header(body: ET.Element) -> Header:
    try:
        return Header(
            _agency(body, "header/supplyingAgencyId"),
            _agency(body, "header/requestingAgencyId"),
            _time(_needed(body, "header/timestamp")),
            _needed(body, "header/requestingAgencyRequestId"),
            _said(body, "header/supplyingAgencyRequestId"),
        )
    except BadMessage as error:
        raise BadMessage(error.error, error.value, body.tag) from error


def _agency(body: ET.Element, path: str) -> Agency:
    return Agency(_needed(body, f"{path}/agencyIdType"), _needed(body, f"{path}/agencyIdValue"))


def _read_request(body: ET.Element, header: Header) -> Request:
    service = body.find("serviceInfo")
    return Request(
        header,
        title=_said(body, "bibliographicInfo/title") or _said(body, "bibliographicInfo/titleOfComponent"),
        author=_said(body, "bibliographicInfo/author"),
        edition=_said(body, "bibliographicInfo/edition"),
        publisher=_said(body, "publicationInfo/publisher"),
        year=_said(body, "publicationInfo/publicationDate"),
        isbn=_isbn(body),
        pages=_said(body, "bibliographicInfo/pagesRequested"),
        service="Loan" if service is None else _one_of(service, "serviceType", frozenset(SERVICES)),
        request_type=_said(body, "serviceInfo/requestType") or "New",
        needed_by=_day(body, "serviceInfo/needBeforeDate"),
        note=_said(body, "serviceInfo/note"),
    )


def _isbn(body: ET.Element) -> str:
    for one in body.iterfind("bibliographicInfo/bibliographicItemId"):
        if _said(one, "bibliographicItemIdentifierCode").upper() == "ISBN":
            return _said(one, "bibliographicItemIdentifier")
    return ""


def _read_supplying(body: ET.Element, header: Header) -> Supplying:
    reason = _one_of(body, "messageInfo/reasonForMessage", REASONS, "UnsupportedReasonForMessageType")
    answer, sent = _said(body, "messageInfo/answerYesNo"), _said(body, "deliveryInfo/dateSent")
    return Supplying(
        header,
        reason=reason,
        status=_one_of(body, "statusInfo/status", STATUSES),
        last_change=_time(_needed(body, "statusInfo/lastChange")),
        answer={"Y": True, "N": False}.get(answer),
        note=_said(body, "messageInfo/note"),
        reason_unfilled=_said(body, "messageInfo/reasonUnfilled"),
        reason_retry=_said(body, "messageInfo/reasonRetry"),
        condition=_said(body, "deliveryInfo/loanCondition"),
        due=_day(body, "statusInfo/dueDate"),
        sent=_time(sent) if sent else None,
        item=_said(body, "deliveryInfo/itemId"),
    )


def _read_requesting(body: ET.Element, header: Header) -> Requesting:
    return Requesting(header, _one_of(body, "action", ACTIONS, "UnsupportedActionType"), _said(body, "note"))


_READERS: dict[type, Callable[[ET.Element, Header], Message]] = {
    Request: _read_request,
    Supplying: _read_supplying,
    Requesting: _read_requesting,
}


# --- writing ---------------------------------------------------------------------------------------------


def write(message: Message | Confirmation) -> bytes:
    """A message as XML, UTF-8; what is empty is left out."""
    top = ET.Element(_named("ISO18626Message"), {_named("version"): VERSION})
    match message:
        case Request():
            _write_request(ET.SubElement(top, _named("request")), message)
        case Supplying():
            _write_supplying(ET.SubElement(top, _named("supplyingAgencyMessage")), message)
        case Requesting():
            body = ET.SubElement(top, _named("requestingAgencyMessage"))
            _write_header(body, message.header)
            _put(body, ("action", message.action), ("note", message.note))
        case Confirmation():
            _write_confirmation(ET.SubElement(top, _named(f"{message.of}Confirmation")), message)
    return bytes(ET.tostring(top, encoding="utf-8", xml_declaration=True))


def _named(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _put(parent: ET.Element, *told: tuple[str, str]) -> None:
    for name, text in told:
        if text:
            ET.SubElement(parent, _named(name)).text = _NOT_XML.sub(" ", text)


def _group(parent: ET.Element, name: str, told: list[tuple[str, str]]) -> None:
    """An element around those that say something; none where none does."""
    if any(text for _, text in told):
        _put(ET.SubElement(parent, _named(name)), *told)


def _write_header(body: ET.Element, header: Header) -> None:
    inside = ET.SubElement(body, _named("header"))
    _write_agencies(inside, header)
    # Of a request for one thing alone this is there, and empty.
    ET.SubElement(inside, _named("multipleItemRequestId"))
    _put(
        inside,
        ("timestamp", _moment(header.timestamp)),
        ("requestingAgencyRequestId", header.request_id),
        ("supplyingAgencyRequestId", header.supplier_request_id),
    )


def _write_agencies(inside: ET.Element, header: Header) -> None:
    for name, agency in (
        ("supplyingAgencyId", header.supplier),
        ("requestingAgencyId", header.requester),
    ):
        who = ET.SubElement(inside, _named(name))
        _put(who, ("agencyIdType", agency.kind), ("agencyIdValue", agency.value))


def _write_request(body: ET.Element, told: Request) -> None:
    _write_header(body, told.header)
    what = ET.SubElement(body, _named("bibliographicInfo"))
    _put(what, ("title", told.title), ("author", told.author), ("edition", told.edition))
    _put(what, ("pagesRequested", told.pages))
    if told.isbn:
        one = ET.SubElement(what, _named("bibliographicItemId"))
        _put(one, ("bibliographicItemIdentifier", told.isbn), ("bibliographicItemIdentifierCode", "ISBN"))
    _group(body, "publicationInfo", [("publisher", told.publisher), ("publicationDate", told.year)])
    _group(
        body,
        "serviceInfo",
        [
            ("requestType", told.request_type),
            ("serviceType", told.service),
            ("needBeforeDate", _end_of(told.needed_by)),
            ("note", told.note),
        ],
    )


def _write_supplying(body: ET.Element, told: Supplying) -> None:
    _write_header(body, told.header)
    answer = "" if told.answer is None else "Y" if told.answer else "N"
    _group(
        body,
        "messageInfo",
        [
            ("reasonForMessage", told.reason),
            ("answerYesNo", answer),
            ("note", told.note),
            ("reasonUnfilled", told.reason_unfilled),
            ("reasonRetry", told.reason_retry),
        ],
    )
    status = [("status", told.status), ("dueDate", _end_of(told.due))]
    _group(body, "statusInfo", [*status, ("lastChange", _moment(told.last_change))])
    if told.sent or told.item or told.condition:
        sent = told.sent or told.last_change
        _group(
            body,
            "deliveryInfo",
            [("dateSent", _moment(sent)), ("itemId", told.item), ("loanCondition", told.condition)],
        )


def _write_confirmation(body: ET.Element, told: Confirmation) -> None:
    inside = ET.SubElement(body, _named("confirmationHeader"))
    header = told.header
    if header is not None:
        _write_agencies(inside, header)
    _put(inside, ("timestamp", _moment(told.received)))
    if header is not None:
        _put(inside, ("requestingAgencyRequestId", header.request_id))
    # What was sent when: of a message that could not be read so far, now.
    sent = told.received if header is None else header.timestamp
    _put(inside, ("timestampReceived", _moment(sent)), ("messageStatus", "ERROR" if told.error else "OK"))
    _put(body, ("action", told.action), ("reasonForMessage", told.reason))
    if told.error:
        _group(body, "errorData", [("errorType", told.error), ("errorValue", told.value)])


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _end_of(day: date | None) -> str:
    """A day as the standard has it, a moment: its last second, in no zone but the reader's."""
    return "" if day is None else datetime.combine(day, time(23, 59, 59)).isoformat()
