# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done, in a word or two: every kind of operation as a list shows it."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.language import translate

OPERATIONS: dict[str, Callable[[], str]] = {
    "CheckOut": lambda: translate("Operations", "Lent"),
    "CancelPayment": lambda: translate("Operations", "Payment taken back"),
    "TakePayment": lambda: translate("Operations", "Fine settled"),
    "RecordVisit": lambda: translate("Operations", "Visit entered"),
    "CorrectVisit": lambda: translate("Operations", "Visit corrected"),
    "CancelVisit": lambda: translate("Operations", "Visit taken back"),
    "StartStocktake": lambda: translate("Operations", "Stock-take begun"),
    "RecordScans": lambda: translate("Operations", "Stock scanned"),
    "MarkMissing": lambda: translate("Operations", "Items marked missing"),
    "CloseStocktake": lambda: translate("Operations", "Stock-take closed"),
    "ReopenStocktake": lambda: translate("Operations", "Stock-take opened again"),
    "PlaceHold": lambda: translate("Operations", "Reserved"),
    "ChangeHold": lambda: translate("Operations", "Reservation changed"),
    "CancelHold": lambda: translate("Operations", "Reservation cancelled"),
    "PutAside": lambda: translate("Operations", "Put aside"),
    "TakeOff": lambda: translate("Operations", "Taken off the hold shelf"),
    "GiveNotice": lambda: translate("Operations", "Member reminded"),
    "CheckIn": lambda: translate("Operations", "Returned"),
    "Renew": lambda: translate("Operations", "Renewed"),
    "ChangeDueDate": lambda: translate("Operations", "Due date changed"),
    "UndoCheckOut": lambda: translate("Operations", "Loan taken back"),
    "UndoCheckIn": lambda: translate("Operations", "Return taken back"),
    "UndoFinding": lambda: translate("Operations", "Finding taken back"),
    "UndoRenewal": lambda: translate("Operations", "Renewal taken back"),
    "RegisterMember": lambda: translate("Operations", "Member registered"),
    "EditMember": lambda: translate("Operations", "Member edited"),
    "RenewMembership": lambda: translate("Operations", "Membership renewed"),
    "BlockMember": lambda: translate("Operations", "Member's block changed"),
    "SetMemberPhoto": lambda: translate("Operations", "Photo changed"),
    "MergeMembers": lambda: translate("Operations", "Members merged"),
    "PutTitle": lambda: translate("Operations", "Title saved"),
    "PutItem": lambda: translate("Operations", "Copy saved"),
    "ImportTitles": lambda: translate("Operations", "Titles imported"),
    "ImportMembers": lambda: translate("Operations", "Members imported"),
    "PutBranch": lambda: translate("Operations", "Branch saved"),
    "PutType": lambda: translate("Operations", "Type saved"),
    "PutPolicy": lambda: translate("Operations", "Loan policy saved"),
    "RemovePolicy": lambda: translate("Operations", "Loan policy removed"),
    "PutClosedDays": lambda: translate("Operations", "Closed days saved"),
    "OpenDays": lambda: translate("Operations", "Closed days removed"),
    "ChangeSetting": lambda: translate("Operations", "Setting changed"),
    "RecordPrint": lambda: translate("Operations", "Slip kept"),
    "RecordReprint": lambda: translate("Operations", "Slip printed again"),
    "PutStaff": lambda: translate("Operations", "Staff account saved"),
    "ChangePassword": lambda: translate("Operations", "Password changed"),
    "SettleNote": lambda: translate("Operations", "Note settled"),
    "PutPartner": lambda: translate("Operations", "Partner saved"),
    "PutAgreement": lambda: translate("Operations", "Agreement saved"),
    "PutRoom": lambda: translate("Operations", "Room saved"),
    "PutWorkshop": lambda: translate("Operations", "Workshop saved"),
    "PutSession": lambda: translate("Operations", "Session saved"),
    "PutFacilitator": lambda: translate("Operations", "Facilitator saved"),
    "PutCost": lambda: translate("Operations", "Cost saved"),
    "Register": lambda: translate("Operations", "Registered for a workshop"),
    "EditRegistration": lambda: translate("Operations", "Registration edited"),
    "CancelRegistration": lambda: translate("Operations", "Registration cancelled"),
    "MatchRegistration": lambda: translate("Operations", "Registration matched"),
    "RecordTickets": lambda: translate("Operations", "Tickets printed"),
    "PutConsent": lambda: translate("Operations", "Consent saved"),
    "MarkAttendance": lambda: translate("Operations", "Attendance marked"),
    "TakeBackMark": lambda: translate("Operations", "Attendance mark taken back"),
    "CountHeads": lambda: translate("Operations", "Heads counted"),
    "RefuseScan": lambda: translate("Operations", "Code not taken at the door"),
    "PutDesign": lambda: translate("Operations", "Certificate design saved"),
    "PublishKey": lambda: translate("Operations", "Key for tickets or certificates shared"),
    "IssueCertificate": lambda: translate("Operations", "Certificate issued"),
    "RevokeCertificate": lambda: translate("Operations", "Certificate revoked"),
    "RecordSending": lambda: translate("Operations", "Sent by e-mail"),
    "AnswerSurvey": lambda: translate("Operations", "Feedback entered"),
    "NoteFeedback": lambda: translate("Operations", "Feedback form handed in"),
    "PutStory": lambda: translate("Operations", "Story saved"),
}


def operation_name(kind: str) -> str:
    """What an operation of this kind did; of one that a newer program made, that it did something."""
    make = OPERATIONS.get(kind)
    return make() if make is not None else translate("Operations", "Something newer than this program")
