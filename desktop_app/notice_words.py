# SPDX-License-Identifier: GPL-3.0-or-later
"""What reminders and the ways of giving them are called."""

from desktop_app.language import translate


def notice_name(sort: str) -> str:
    """One of rules.notices.SORTS, RECALLED, WANTED_BACK, HOLD_READY or ARRIVED."""
    return {
        "due_soon": translate("Notices", "Due soon"),
        "overdue_1": translate("Notices", "First reminder"),
        "overdue_2": translate("Notices", "Second reminder"),
        "overdue_3": translate("Notices", "Third reminder"),
        "recalled": translate("Notices", "Recalled: others wait"),
        "wanted_back": translate("Notices", "Wanted back by its library"),
        "hold_ready": translate("Notices", "Ready to be fetched"),
        "arrived": translate("Notices", "Come from another library"),
    }.get(sort, sort)


def way_name(way: str) -> str:
    """One of rules.notices.WAYS."""
    return {
        "letter": translate("Notices", "letter"),
        "message": translate("Notices", "message"),
        "whatsapp": translate("Notices", "WhatsApp"),
        "email": translate("Notices", "e-mail"),
    }.get(way, way)
