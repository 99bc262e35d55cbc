# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of fields, things and conditions as refusals mention them."""

from collections.abc import Callable

from desktop_app.language import translate

FIELDS: dict[str, Callable[[], str]] = {
    "acquired_on": lambda: translate("Refusals", "Acquired on"),
    "active": lambda: translate("Refusals", "Account in use"),
    "address": lambda: translate("Refusals", "Address"),
    "authors": lambda: translate("Refusals", "Authors"),
    "barcode": lambda: translate("Refusals", "Barcode"),
    "birth_date": lambda: translate("Refusals", "Date of birth"),
    "block_reason": lambda: translate("Refusals", "Reason of the block"),
    "blocked_at": lambda: translate("Refusals", "Blocked since"),
    "branch": lambda: translate("Refusals", "Branch"),
    "call_number": lambda: translate("Refusals", "Call number"),
    "closed_weekdays": lambda: translate("Refusals", "Closed weekdays"),
    "classification": lambda: translate("Refusals", "Classification"),
    "code": lambda: translate("Refusals", "Code"),
    "collation": lambda: translate("Refusals", "Collation"),
    "condition": lambda: translate("Refusals", "Condition"),
    "control_number": lambda: translate("Refusals", "Control number"),
    "day": lambda: translate("Refusals", "Day"),
    "due": lambda: translate("Refusals", "Due date"),
    "edition": lambda: translate("Refusals", "Edition"),
    "email": lambda: translate("Refusals", "E-mail"),
    "expires_on": lambda: translate("Refusals", "Membership until"),
    "fine_cap": lambda: translate("Refusals", "Highest fine"),
    "fine_per_day": lambda: translate("Refusals", "Fine per day"),
    "form": lambda: translate("Refusals", "Form"),
    "gender": lambda: translate("Refusals", "Gender"),
    "grace_days": lambda: translate("Refusals", "Grace period"),
    "identifiers": lambda: translate("Refusals", "ISBN and other numbers"),
    "identity_number": lambda: translate("Refusals", "Identity number (NIK)"),
    "institution": lambda: translate("Refusals", "School or workplace"),
    "inventory_number": lambda: translate("Refusals", "Inventory number"),
    "isbn": lambda: translate("Refusals", "ISBN"),
    "item_type": lambda: translate("Refusals", "Item type"),
    "language": lambda: translate("Refusals", "Language"),
    "library": lambda: translate("Refusals", "Name of the library"),
    "loan_days": lambda: translate("Refusals", "Loan period"),
    "loanable": lambda: translate("Refusals", "For loan"),
    "location": lambda: translate("Refusals", "Location"),
    "max_loans": lambda: translate("Refusals", "Loan limit"),
    "max_renewals": lambda: translate("Refusals", "Renewals allowed"),
    "may_pass_expiry": lambda: translate("Refusals", "Due dates past the end of membership"),
    "member_type": lambda: translate("Refusals", "Member type"),
    "merged_into": lambda: translate("Refusals", "Merged into"),
    "name": lambda: translate("Refusals", "Name"),
    "name_en": lambda: translate("Refusals", "English name"),
    "note": lambda: translate("Refusals", "Note"),
    "notes": lambda: translate("Refusals", "Notes"),
    "number": lambda: translate("Refusals", "Card number"),
    "origin": lambda: translate("Refusals", "Origin"),
    "other_name": lambda: translate("Refusals", "Name in another script"),
    "passphrase": lambda: translate("Refusals", "Passphrase"),
    "password": lambda: translate("Refusals", "Password"),
    "phone": lambda: translate("Refusals", "Phone"),
    "photo": lambda: translate("Refusals", "Photo"),
    "place": lambda: translate("Refusals", "Place"),
    "price": lambda: translate("Refusals", "Price"),
    "publisher": lambda: translate("Refusals", "Publisher"),
    "reason": lambda: translate("Refusals", "Reason"),
    "registered_on": lambda: translate("Refusals", "Registered on"),
    "renewal_days": lambda: translate("Refusals", "Renewal period"),
    "responsibility": lambda: translate("Refusals", "Statement of responsibility"),
    "roles": lambda: translate("Refusals", "Roles"),
    "series": lambda: translate("Refusals", "Series"),
    "source": lambda: translate("Refusals", "Source"),
    "subjects": lambda: translate("Refusals", "Subjects"),
    "timezone": lambda: translate("Refusals", "Time zone"),
    "title": lambda: translate("Refusals", "Title"),
    "username": lambda: translate("Refusals", "User name"),
    "validity_days": lambda: translate("Refusals", "Days that a membership lasts"),
    "value": lambda: translate("Refusals", "Value"),
    "year": lambda: translate("Refusals", "Year"),
}

FAULTS: dict[str, Callable[[], str]] = {
    "empty": lambda: translate("Refusals", "{field} is missing."),
    "too_short": lambda: translate("Refusals", "{field} is too short."),
    "bad_date": lambda: translate("Refusals", "{field} can't be that day."),
    "bad_number": lambda: translate("Refusals", "{field} is not a valid number."),
    "bad_text": lambda: translate("Refusals", "{field} is not written as it should be."),
    "not_an_image": lambda: translate("Refusals", "{field} is not a picture that can be used."),
}

REMEDIES: dict[str, Callable[[], str]] = {
    "empty": lambda: translate("Refusals", "Fill it in."),
    "too_short": lambda: translate("Refusals", "Use at least 8 characters; a few words in a row are good."),
    "bad_date": lambda: translate("Refusals", "Choose another day."),
    "bad_number": lambda: translate("Refusals", "Compare it with what is printed."),
    "bad_text": lambda: translate("Refusals", "Look for a typing mistake."),
    "not_an_image": lambda: translate("Refusals", "Choose a JPEG picture, not larger than 300 kB."),
}

UNKNOWN: dict[str, Callable[[], str]] = {
    "members": lambda: translate("Refusals", "No member has the number {text}."),
    "items": lambda: translate("Refusals", "No item has the barcode {text}."),
    "titles": lambda: translate("Refusals", "There is no such title."),
    "isbn": lambda: translate("Refusals", "No title has the ISBN {text}."),
    "branches": lambda: translate("Refusals", "There is no branch {text}."),
    "member_types": lambda: translate("Refusals", "There is no member type {text}."),
    "item_types": lambda: translate("Refusals", "There is no item type {text}."),
    "loans": lambda: translate("Refusals", "There is no such loan."),
    "staff": lambda: translate("Refusals", "There is no staff account {text}."),
    "prints": lambda: translate("Refusals", "There is no such slip."),
    "unknown": lambda: translate("Refusals", "{text} is neither a member card nor a barcode known here."),
    "text": lambda: translate("Refusals", "Nothing is called “{text}”."),
}

TAKEN: dict[str, Callable[[], str]] = {
    "members": lambda: translate("Refusals", "Another member has the number {text}."),
    "items": lambda: translate("Refusals", "Another item has the barcode {text}."),
    "staff": lambda: translate("Refusals", "Somebody else has the user name {text}."),
    "branches": lambda: translate("Refusals", "Another branch has the code {text}."),
    "member_types": lambda: translate("Refusals", "Another member type has the code {text}."),
    "item_types": lambda: translate("Refusals", "Another item type has the code {text}."),
    "loan_policies": lambda: translate("Refusals", "There is a policy for this combination already."),
}

CONDITIONS: dict[str, Callable[[], str]] = {
    "good": lambda: translate("Refusals", "in good condition"),
    "damaged": lambda: translate("Refusals", "damaged"),
    "repair": lambda: translate("Refusals", "being repaired"),
    "missing": lambda: translate("Refusals", "recorded as missing"),
    "withdrawn": lambda: translate("Refusals", "withdrawn"),
    "not_for_loan": lambda: translate("Refusals", "for use in the library only"),
}


def field_name(field: str) -> str:
    """A field's name as a person reads it; the bare name where none was written."""
    return FIELDS[field]() if field in FIELDS else field


def condition_name(condition: str) -> str:
    """A condition as part of a sentence."""
    return CONDITIONS[condition]() if condition in CONDITIONS else condition
