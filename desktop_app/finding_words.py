# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for what an import finds wrong in a record, repaired or refused: for window and command line."""

import re
from collections.abc import Callable

from db.exchange.records import Finding
from desktop_app.language import translate

FINDINGS: dict[str, Callable[[], str]] = {
    # by code, or by code and `what` where that makes another sentence
    # refused records
    "deleted": lambda: translate("Findings", "marked as deleted"),
    "directory_unusable": lambda: translate("Findings", "the record's directory can't be read ({what})"),
    "doctype": lambda: translate("Findings", "the file declares entities of its own, which is not allowed"),
    "no_barcode": lambda: translate("Findings", "no barcode ({what})"),
    "no_fields": lambda: translate("Findings", "no fields"),
    "no_name": lambda: translate("Findings", "no name"),
    "no_number": lambda: translate("Findings", "no member number"),
    "no_title": lambda: translate("Findings", "no title ({field})"),
    "not_bibliographic": lambda: translate("Findings", "not a title (type of record '{what}')"),
    "not_marc": lambda: translate("Findings", "not a MARC record ({what})"),
    "title_unknown": lambda: translate("Findings", "no such title here: import titles first ({what})"),
    "too_long": lambda: translate("Findings", "too long for MARC 21 ({what} bytes)"),
    "truncated": lambda: translate("Findings", "cut off in the middle ({what} bytes)"),
    "unclosed_quote": lambda: translate("Findings", "a quotation mark is never closed"),
    "unimarc": lambda: translate("Findings", "UNIMARC, not MARC 21 ({what})"),
    "unknown_format": lambda: translate(
        "Findings", "neither MARC21 nor MARCXML, a CSV of SLiMS, a list of members or a .koc of Koha"
    ),
    # rows of a list of members
    "member_ambiguous": lambda: translate(
        "Findings", "several members here may be meant: {what}. Add a card number, NIK or school number"
    ),
    "numbers_used_up": lambda: translate(
        "Findings", "this desk has no card numbers left: sync, and take the file in again"
    ),
    "is_changed": lambda: translate("Findings", "is in, and would be changed"),
    "number_of_another": lambda: translate(
        "Findings", "the number is that of somebody with another name: {what}"
    ),
    "other_number": lambda: translate("Findings", "has another card number here, which stays: {what}"),
    "renewed_since": lambda: translate("Findings", "is a member here for longer, until {what}: that stays"),
    "number_rounded": lambda: translate(
        "Findings",
        "the sheet has the card number as a number and lost its end ({what}): format that column as text, "
        "and put it in again",
    ),
    "other_sheets": lambda: translate(
        "Findings",
        "only the sheet '{field}' is read, not: {what}. Put the sheet that is meant in front, or save each "
        "as a file of its own",
    ),
    "uncounted": lambda: translate(
        "Findings",
        "a formula whose value the file does not have ({field}): open it in a spreadsheet program and save "
        "it",
    ),
    "unknown_gender": lambda: translate("Findings", "no known gender in {field}: {what}"),
    "nik_rounded": lambda: translate(
        "Findings", "the sheet has the NIK as a number and lost its end ({what}): it is left out"
    ),
    "nik_length": lambda: translate("Findings", "a NIK has 16 digits"),
    "nik_no_day": lambda: translate("Findings", "there is no such day of birth in the NIK"),
    "nik_other_day": lambda: translate("Findings", "the NIK tells another date of birth"),
    "nik_other_gender": lambda: translate("Findings", "the NIK tells another gender"),
    "zero_lost": lambda: translate("Findings", "a telephone without the 0 in front ({field}): {what}"),
    "unknown_format damaged": lambda: translate(
        "Findings", "the compressed file is damaged from its beginning"
    ),
    "unknown_format empty": lambda: translate("Findings", "the file is empty"),
    "unknown_format html": lambda: translate(
        "Findings", "a web page, not records: export or download it again"
    ),
    "unknown_format spreadsheet": lambda: translate(
        "Findings", "a spreadsheet without a column for names: only lists of members are read from those"
    ),
    "unknown_format too_large": lambda: translate("Findings", "too large: divide it into several files"),
    "unknown_format old_workbook": lambda: translate(
        "Findings", "an old or locked workbook (XLS): save it as XLSX without a password"
    ),
    "unknown_format sql": lambda: translate(
        "Findings", "a copy of a database (SQL): export CSV from SLiMS instead"
    ),
    "wrong_columns": lambda: translate("Findings", "wrong number of columns ({what})"),
    # lines of a .koc file
    "bad_amount": lambda: translate("Findings", "no whole amount of rupiah: {what}"),
    "bad_time": lambda: translate("Findings", "no valid time: {what}"),
    "card_unknown": lambda: translate("Findings", "nobody here has the card {what}"),
    "happened_since": lambda: translate(
        "Findings", "since then it was lent or taken back here, so look at it by hand: {what}"
    ),
    "in_future": lambda: translate("Findings", "its time has not come yet: the clock of that PC was wrong"),
    "item_unknown": lambda: translate("Findings", "no copy here has the barcode {what}"),
    "not_lent": lambda: translate("Findings", "it was not lent: {what}"),
    "not_taken": lambda: translate("Findings", "can't be taken in ({what})"),
    # loan rules of other programs
    "closed_days_past": lambda: translate("Findings", "closed days that are over ({what})"),
    "category_as_item_type": lambda: translate(
        "Findings",
        "a collection category that is lent on no weekday there; here it holds for the item type of this "
        "name, which copies get that a whole backup names; others have to get it",
    ),
    "category_not_theirs": lambda: translate(
        "Findings",
        "a collection category that this type of member may not have there; here it holds for the item "
        "type of this name, which copies get that a whole backup names; others have to get it",
    ),
    "category_and_kind": lambda: translate(
        "Findings",
        "copies there are of a collection category and a kind of material that both have rules; here both "
        "hold for the item type of their names",
    ),
    "copies_read_here": lambda: translate(
        "Findings",
        "copies that there are not lent by a mark of their own: say so in their records, or by a list "
        "({what})",
    ),
    "file_cut": lambda: translate(
        "Findings",
        "the file is cut off or damaged: what it does not hold any more is missing, so make a new backup "
        "({what})",
    ),
    "fine_each_tenor": lambda: translate(
        "Findings",
        "there a second fine is due once the days late fill two periods, here as soon as the second has "
        "begun (days: {what})",
    ),
    "overall_limit": lambda: translate(
        "Findings", "all item types together stay at the limit of the member type ({what})"
    ),
    "reminder_days": lambda: translate("Findings", "reminders ahead are set with the branch (days: {what})"),
    "pair_as_item_type": lambda: translate(
        "Findings",
        "a rule for a collection type and a GMD together; here it holds for the item type of this name, "
        "which copies get that a whole backup names; others in their records, or by a list that says it "
        "({what})",
    ),
    "pair_copies": lambda: translate("Findings", "copies here that seem to be such: {what}"),
    "rule_by_weekday": lambda: translate(
        "Findings",
        "ours know no weekdays: what is taken, as on most days, stands beside it; where that is empty the "
        "other rules hold. Change the due date when lending on that day, or agree on one rule",
    ),
    "weekday_closed": lambda: translate("Findings", "it is always closed on that day: never needed"),
    "weekday_lends_only": lambda: translate(
        "Findings",
        "on this day only these collection categories are lent there; ours know no weekdays, so all are lent "
        "as on other days ({what})",
    ),
    "weekday_without_rule": lambda: translate(
        "Findings",
        "this day has no rule there and other rules hold; what is taken, as on most days, stands beside it",
    ),
    "weekdays_as_always": lambda: translate(
        "Findings", "there by weekday; the same on most open days, so it holds always"
    ),
    "rule_of_unknown_type": lambda: translate(
        "Findings", "a rule for a type that the file does not name (no. {what})"
    ),
    "rule_of_no_type": lambda: translate(
        "Findings",
        "a rule for all collection types and GMDs: there it counts for nothing, the member type does "
        "(no. {what})",
    ),
    "fines_on_closed_days": lambda: translate(
        "Findings", "there a fine counts closed days too, here the days on which it is open only"
    ),
    "rule_twice": lambda: translate(
        "Findings", "a second rule for the same types; the first one counts (no. {what})"
    ),
    "rule_without_days": lambda: translate("Findings", "a rule by date without its days (no. {what})"),
    "season_past": lambda: translate("Findings", "its days are over"),
    "season_taken": lambda: translate("Findings", "another season here has some of its days"),
    "single_may": lambda: translate(
        "Findings",
        "single members may borrow of this collection category there, others of their type not; ours go by "
        "type: give these a type of their own ({what})",
    ),
    "single_may_not": lambda: translate(
        "Findings",
        "single members may not borrow of this collection category there, others of their type may; ours go "
        "by type: give these a type of their own ({what})",
    ),
    "single_nothing": lambda: translate(
        "Findings",
        "single members may borrow of no collection category there, so nothing; here they borrow as their "
        "type does: block them where that is meant ({what})",
    ),
    "single_places": lambda: translate(
        "Findings",
        "single members may not borrow at every place there; ours go by type and branch: give these a type "
        "that is not lent to at the others ({what})",
    ),
    "suspension_each_tenor": lambda: translate(
        "Findings",
        "there the suspension grows once the days late fill two periods, here as soon as the second has "
        "begun (days: {what})",
    ),
    "type_without_name": lambda: translate("Findings", "a type without a name (table {what})"),
    "weekly_closing": lambda: translate("Findings", "closed every week: set that with the branch ({what})"),
    "gmd_as_item_type": lambda: translate(
        "Findings", "a rule for a GMD; here it holds for the item type of that name ({what})"
    ),
    "wants_import": lambda: translate("Findings", "types of copies are changed by who may import"),
    "wants_settings": lambda: translate("Findings", "branches are changed by who may change settings"),
    "unknown_verb": lambda: translate("Findings", "neither a loan nor a return nor a payment ({what})"),
    "xml_broken": lambda: translate("Findings", "broken XML ({what})"),
    "xml_truncated": lambda: translate("Findings", "the XML ends in the middle ({what})"),
    # the file as a whole
    "damaged_archive": lambda: translate(
        "Findings", "the compressed file is damaged: what came before is in"
    ),
    "not_read_further": lambda: translate(
        "Findings", "the file can't be read any further ({what}): what came before is in"
    ),
    "no_records": lambda: translate("Findings", "the file holds no records"),
    "refused_not_kept": lambda: translate(
        "Findings", "what was refused is named here, but no file of it could be written beside"
    ),
    # repaired records
    "bad_bytes": lambda: translate("Findings", "unreadable characters in {field}"),
    "bad_date": lambda: translate("Findings", "no valid date in {field}: {what}"),
    "bad_email": lambda: translate("Findings", "no valid e-mail address: {what}"),
    "bad_indicators": lambda: translate("Findings", "wrong indicators in {field}: '{what}'"),
    "bad_leader": lambda: translate("Findings", "leader put right: '{what}'"),
    "bad_subfield_code": lambda: translate("Findings", "subfield without a proper code in {field}"),
    "bad_tag": lambda: translate("Findings", "not a proper field number: {field}"),
    "bad_year": lambda: translate("Findings", "no year: {what}"),
    "barcode_taken": lambda: translate("Findings", "barcode {what} belongs to another title and stays there"),
    "code_twice": lambda: translate("Findings", "the same number twice in this file: {what}"),
    "corrupted_notes": lambda: translate("Findings", "notes overwritten by the old program: {what}"),
    "entities": lambda: translate("Findings", "HTML characters in {field} written out: {what}"),
    "isbn_invalid": lambda: translate("Findings", "wrong check digit in an ISBN: {what}"),
    "issn_invalid": lambda: translate("Findings", "wrong check digit in an ISSN: {what}"),
    "item_twice": lambda: translate("Findings", "barcode {what} twice in this record"),
    "item_without_barcode": lambda: translate("Findings", "a copy without a barcode ({field})"),
    "junk_before": lambda: translate("Findings", "{what} bytes before the record skipped"),
    "no_subfields": lambda: translate("Findings", "no subfields in {field}: {what}"),
    "not_utf8": lambda: translate("Findings", "not in UTF-8 ({field}, read as {what})"),
    "other_encoding": lambda: translate("Findings", "in another encoding: {what}"),
    "ended_other_loan": lambda: translate(
        "Findings", "somebody else still had it according to the books: that loan ended then ({what})"
    ),
    "is_in": lambda: translate("Findings", "is in already"),
    "noted_handed_in": lambda: translate(
        "Findings", "no loan of it is known here: noted as handed in ({what})"
    ),
    "terminator_missing": lambda: translate("Findings", "the mark at the record's end was missing"),
    "title_ambiguous": lambda: translate(
        "Findings", "several titles are called so; put to the first: {what}"
    ),
    "title_from": lambda: translate("Findings", "title taken from another field ({field}): {what}"),
    "twice_encoded": lambda: translate("Findings", "characters encoded twice ({field}): {what}"),
    "unescaped_quotes": lambda: translate("Findings", "quotation marks inside a cell"),
    "utf8_unflagged": lambda: translate("Findings", "in UTF-8 though the leader says otherwise"),
    "wrong_base": lambda: translate("Findings", "wrong address of data in the leader ({what})"),
    "wrong_directory": lambda: translate("Findings", "wrong directory; fields taken in their order"),
    "wrong_length": lambda: translate("Findings", "wrong length in the leader ({what})"),
    "wrong_type": lambda: translate("Findings", "odd type of record '{what}', taken as a book"),
}


def finding_text(finding: Finding) -> str:
    """One finding in words; its bare code where none were written."""
    words = FINDINGS.get(f"{finding.code} {finding.what}") or FINDINGS.get(finding.code)
    if words is None:
        return finding.code
    text = words()
    for name, fact in (("field", finding.field), ("what", finding.what)):
        if not fact:
            text = _without(text, name)
    return text.format(field=finding.field, what=finding.what).strip(" :")


def _without(text: str, name: str) -> str:
    """Said of many records at once: their facts are left out, with brackets, quotes or the preposition."""
    in_brackets = rf" \([^()]*{{{name}}}[^()]*\)"
    quoted = rf" '{{{name}}}'"
    after_a_word = rf"(?: \w+)? {{{name}}}"
    return re.sub(f"{in_brackets}|{quoted}|{after_a_word}", "", text).replace(f"{{{name}}}", "")
