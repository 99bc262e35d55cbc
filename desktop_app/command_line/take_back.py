# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul return`: each item is committed by itself, with what a late one costs."""

from argparse import Namespace
from typing import Any
from uuid import UUID

from db.errors import StoreError
from db.operations import circulation
from db.operations.circulation import CheckIn
from db.operations.desk import Desk
from db.operations.interloan_back import Back
from db.operations.refusals import NotOnLoan, Refusal
from db.operations.transits import FLOATS
from desktop_app import interloan_words
from desktop_app.command_line.access import opened, signed_in
from desktop_app.command_line.answer import Answer, refusal_facts
from desktop_app.command_line.lend import exit_code, item_and_title, refused_line
from desktop_app.language import format_date, format_money, translate
from desktop_app.putting_aside import Kept, keep_or_send, kept_words
from desktop_app.sending_on import Sent


def run(arguments: Namespace) -> Answer:
    """What is wrong with an item stands in its line."""
    with opened(arguments) as store:
        desk = signed_in(arguments, store)
        back = [_take_back(desk, barcode) for barcode in arguments.barcodes]
    return Answer({"returns": back}, [_line(one) for one in back], exit_code(back))


def _take_back(desk: Desk, barcode: str) -> dict[str, Any]:
    try:
        with desk.store.read() as session:
            item, title = item_and_title(session, barcode)
        made, back, kept, sent = _taken_back(desk, item)
    except (Refusal, StoreError) as error:
        return {"barcode": barcode, **refusal_facts(error)}
    fine = made.fine if made else None
    # Without a loan it was recorded as missing, and is found now.
    return {
        "barcode": barcode,
        "title": title,
        "days_late": made.days_late if made else 0,
        "fine": fine.amount if fine else 0,
        "suspended_until": fine.suspended_until if fine else None,
        "found": made is not None and made.loan is None,
        "back_from": back.library if back else None,
        "keep": kept_words(kept) if kept else None,
        "sent_to": sent.to if sent and sent.why != FLOATS else None,
    }


def _taken_back(desk: Desk, item: UUID) -> tuple[CheckIn | None, Back | None, Kept | None, Sent | None]:
    """Nothing of the first where nobody had it but another library."""
    kept, sent = None, None
    with desk.together() as perform:
        done, back = circulation.have_in_hand(perform, item)
        if back is not None or not isinstance(done, NotOnLoan):
            kept, sent = keep_or_send(perform, desk, item)
    if not isinstance(done, NotOnLoan):
        assert isinstance(done.operation, CheckIn)
        return done.operation, back, kept, sent
    if back is None:
        raise done
    return None, back, kept, sent


def _line(one: dict[str, Any]) -> str:
    if "refused" in one:
        return refused_line(one)
    sent = "; " + translate("CommandLine", "send it to {sent_to}").format(**one) if one["sent_to"] else ""
    sent = f"; {one['keep']}" if one["keep"] else sent
    if one["found"]:
        return translate("CommandLine", "{barcode}  found again: {title}").format(**one) + sent
    said = translate("CommandLine", "{barcode}  returned: {title}").format(**one)
    if one["back_from"]:
        said += "; " + interloan_words.back_from(one["back_from"])
    if one["days_late"]:
        said += "; " + translate("CommandLine", "%n open day(s) late", None, one["days_late"])
    if one["fine"]:
        said += "; " + translate("CommandLine", "fine {fine}").format(fine=format_money(one["fine"]))
    if one["suspended_until"]:
        until = format_date(one["suspended_until"])
        said += "; " + translate("CommandLine", "suspended until {date}").format(date=until)
    return said + sent
