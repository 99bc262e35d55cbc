# SPDX-License-Identifier: GPL-3.0-or-later
"""Bugs that others have had, planted one at a time: the simulator must find each, or it proves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

import msgspec
from sqlalchemy import select

from central_server import answering, concerned, epochs, leases, receiving, visit_days
from db.models import (
    AttendanceMark,
    HeldItem,
    Hold,
    HoldNotice,
    Item,
    ItemUse,
    JournalEntry,
    Loan,
    LockerUse,
    MemberCard,
    Notice,
    Registration,
    Stocktake,
    VisitDay,
    new_uid,
)
from db.models.holds import lies
from db.models.syncing import Lease
from db.operations import circulation, fees, loans, moving_holds, renewing_itself, transit_story
from db.operations.attendance import MarkAttendance
from db.operations.cards import LoseCard
from db.operations.fast_adding import AddInPassing
from db.operations.holds import PlaceHold, PutAside
from db.operations.lockers import GiveLocker
from db.operations.notices import GiveNotice, TellOfHolds
from db.operations.operation import apply
from db.operations.refusals import LoanEnded
from db.operations.sending import RecordSending
from db.operations.stocktakes import TakeBackScans
from db.rules import visits
from db.syncing import (
    deciding,
    edits,
    feed,
    judging_catalogue,
    judging_frame,
    judging_holds,
    judging_interloan,
    judging_losses,
    judging_money,
    judging_notices,
    judging_renewals,
    judging_rotas,
    judging_stocktakes,
    judging_transits,
    judging_uses,
    judging_workshops,
    overlay,
    rows,
    scopes,
    snapshot_loading,
    timeline,
    uniqueness,
)
from db.syncing.kinds import INTERLOAN_READERS, INTERLOANS, VISIT_DAYS, at
from db.syncing.messages import Block
from db.syncing.touches import touches
from desktop_app.sync import engine, pulling
from tests.simulation.actions import Action, lose, merge, remind, renew, undo
from tests.simulation.counting_actions import (
    come,
    keep_bags,
    lend_what_no_catalogue_has,
    read_here,
    stock_at_two_desks,
)
from tests.simulation.frame_actions import decide_something
from tests.simulation.hold_actions import wait
from tests.simulation.interloan_actions import ask_another, go_on
from tests.simulation.member_actions import charge, give_card
from tests.simulation.renewal_actions import renew_by_themselves
from tests.simulation.rota_actions import rotate
from tests.simulation.transit_actions import carry, let_float, look_through
from tests.simulation.workshop_actions import certify

Mutant = Callable[[], AbstractContextManager[Any]]
MUTANTS: dict[str, Mutant] = {}
OF_WORKSHOPS: set[str] = set()
ABOUT: dict[str, tuple[Action, ...]] = {}
"""What has to happen often for a planted bug to show within a minute, so much else being done."""
EPOCH_UID = UUID(int=0)
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def mutant(make: Mutant) -> Mutant:
    """Enter a planted bug into the list under its name."""
    MUTANTS[make.__name__] = make
    return make


def mutant_about(*often: Action) -> Callable[[Mutant], Mutant]:
    """The same of one that shows in what people do less often."""

    def enter(make: Mutant) -> Mutant:
        ABOUT[make.__name__] = often
        return mutant(make)

    return enter


def mutant_of_workshops(make: Mutant) -> Mutant:
    """The same of one that only shows where workshops are given."""
    OF_WORKSHOPS.add(make.__name__)
    return mutant(make)


@mutant
def sent_again_is_judged_again() -> Any:
    """No memory of what was answered: a request that comes twice takes effect twice (kobocat#470)."""
    return patch.object(receiving, "_known", lambda session, uids: {})


@mutant
def copies_go_unnoticed() -> Any:
    """A number that was used is taken for one that was applied: later work is lost (turso#8129)."""

    def fits(line: Any, one: Any, known: Any, log_from: int) -> str:
        return "ok"

    def receive_used(session: Any, line: Any, one: Any, operation: Any, arrival: Any) -> Any:
        if one.number <= line.last_number:
            return receiving.Answered(number=one.number, uid=one.uid, outcome="applied"), set()
        return take(session, line, one, operation, arrival)

    take = receiving._take
    return _all(patch.object(receiving, "_fits", fits), patch.object(receiving, "_take", receive_used))


@mutant
def cursor_before_rows() -> Any:
    """The cursor is kept in a transaction of its own, before the rows (pouchdb#1240)."""
    take = engine.Engine.take

    def early(self: Any, request: Any, answer: Any) -> Any:
        with self.store.write() as session:
            for page in answer.pages:
                cursor = session.get(pulling.Cursor, page.scope)
                if cursor is not None:
                    cursor.version = page.version
        return take(self, request, answer)

    return patch.object(engine.Engine, "take", early)


@mutant
def refusals_are_silent() -> Any:
    """What the server refuses stands in nobody's list (libpretixsync deletes it)."""
    write = receiving._write_note

    def quiet(session: Any, branch: Any, operation: Any, noted: Any, arrival: Any) -> Any:
        if noted.kind == "refused":
            return receiving.at(receiving.NOTES, operation)
        return write(session, branch, operation, noted, arrival)

    return patch.object(receiving, "_write_note", quiet)


@mutant
def a_loan_elsewhere_refuses() -> Any:
    """An item that is out is not lent again, although the book has left the building (Koha)."""
    judge = deciding._add_loan

    def strict(bench: Any, operation: Any, copy: Any) -> None:
        running = bench.session.scalar(
            select(deciding.Loan.id).where(deciding.Loan.item_id == copy.id, deciding.Loan.ended_at.is_(None))
        )
        if running is not None and bench.final:
            raise deciding.LoanEnded(loan=operation.loan)
        judge(bench, operation, copy)

    return patch.object(deciding, "_add_loan", strict)


@mutant
def who_comes_early_is_forgotten() -> Any:
    """What names a row that a restored server has not been told of again is noted, and never judged."""
    return patch.object(receiving, "_judge_waiting", lambda session, touched, arrival: set())


@mutant
def a_restored_server_says_nothing() -> Any:
    """No epoch: a server restored from a backup goes on as if nothing had been (cht-core#8093)."""
    return patch.object(epochs, "new_epoch", lambda session, chance: answering.epoch_of(session))


@mutant
def nothing_is_sent_again() -> Any:
    """After a restore of the server desks look at all rows, but keep what it has forgotten to themselves."""
    return patch.object(engine.Engine, "_ask_again", lambda self, session, last: None)


@mutant
def refused_work_stays() -> Any:
    """What unanswered operations changed is not put back before the server's rows are taken."""
    return patch.object(overlay, "base_of", lambda session, keys: [])


@mutant
def a_changed_row_is_not_news() -> Any:
    """Only new rows enter the feed, changed ones do not."""
    entries_of = feed.entries_of

    def same(session: Any, keys: Any, **how: Any) -> Any:
        found = entries_of(session, keys, **how)
        raw = feed.bodies(session, keys)
        for key, entries in found.items():
            for name, old in entries.items():
                if not old.gone and key in raw:
                    entries[name] = feed.Held(feed.hash_of(key, raw[key]), False)
        return found

    return patch.object(feed, "entries_of", same)


@mutant
def news_arrives_in_any_order() -> Any:
    """An item's story is told in the order of arrival instead of the order in which it happened."""

    def latest_wins(bench: Any, verdict: Any, item_id: int) -> None:
        bench.session.flush()

    return patch.object(deciding, "retell", latest_wins)


@mutant
def a_return_taken_back_is_remembered() -> Any:
    """Undoing a return leaves the handing-in in the item's story."""
    events = timeline._events
    ghosts: dict[int, list[Any]] = {}

    def haunted(history: Any, loans: Any) -> Any:
        found = list(events(history, loans))
        item_id = loans[0].item_id if loans else 0
        known = {event.uid for event in found}
        backs = ghosts.setdefault(item_id, [])
        backs += [e for e in found if e.loan is None and e.uid not in {b.uid for b in backs}]
        return found + [b for b in backs if b.uid not in known]

    return patch.object(timeline, "_events", haunted)


@mutant
def one_block_for_everybody() -> Any:
    """Every device is leased the same numbers."""

    def shared(session: Any, device: Any, kind: str, after: int) -> Block | None:
        first = leases.FIRST if after < leases.FIRST else after + 1
        return Block(kind, leases.PREFIXES[kind], after, first, first + leases.SIZES[kind] - 1)

    assert Lease is not None
    return patch.object(answering, "lease", shared)


@mutant
def contacts_for_everybody() -> Any:
    """Contact data goes wherever the name goes."""
    of_members = scopes._of_members

    def leaky(session: Any, uids: Any, *, open_only: bool) -> Any:
        if not open_only:
            return of_members(session, uids, open_only=False)
        every = session.scalars(select(scopes.Branch.uid)).all()
        return {uid: frozenset(map(scopes.branch_only, every)) for uid in uids}

    return patch.object(scopes, "_of_members", leaky)


@mutant
def the_dead_walk() -> Any:
    """Rows that a scope no longer holds stay in the desk's tables."""
    return patch.object(rows, "_take_away", lambda session, number, uids: None)


@mutant
def the_whole_record_wins() -> Any:
    """Who edits one field sends the record as it looked there: what others changed meanwhile is lost."""
    return patch.object(edits, "_merged", lambda bench, verdict, key, there, after, meant: after)


@mutant
def what_was_withdrawn_stays() -> Any:
    """A scope that a device may see no more keeps its rows there."""
    return patch.object(pulling, "_withdrawn", lambda session, answer: {})


@mutant
def clocks_are_believed() -> Any:
    """Times are taken as the device says, even from the future."""
    return patch.object(receiving, "_corrected", lambda line, one, arrival: one.made_at)


@mutant
def what_is_put_in_late_counts_as_now() -> Any:
    """The day's paper is judged by the hour of its typing (a .koc file's days are all that Koha compares)."""
    judged = receiving.decide

    def as_of_now(bench: Any, operation: Any) -> Any:
        return judged(bench, msgspec.structs.replace(operation, occurred_at=None))

    return patch.object(receiving, "decide", as_of_now)


@mutant_about(lose)
def what_turned_up_is_owed_for_all_the_same() -> Any:
    """A lost item comes back, and its price is never taken back (Koha without its rule for lost returns)."""
    return patch.object(judging_losses, "_turned_up", lambda history, loan: None)


@mutant_about(lose)
def a_loss_ends_whatever_loan_runs() -> Any:
    """It is lost, says one desk of an earlier loan: and the item in somebody's hands counts as back."""
    told = timeline.story
    return patch.object(timeline, "story", lambda events: told(one._replace(lost=None) for one in events))


@mutant
def everything_counts_as_answered() -> Any:
    """One answer answers all that waits (AnkiDroid#4366)."""

    def all_of_them(self: Any, session: Any, answer: Any, received: Any) -> None:
        if answer.answers:
            session.query(JournalEntry).filter(JournalEntry.outcome.is_(None)).update(
                {"outcome": '{"outcome":"applied"}'}
            )

    return patch.object(engine.Engine, "_note_answers", all_of_them)


@mutant
def the_feed_goes_on_behind_the_snapshot() -> Any:
    """Where the feed stood is told by another look than the rows: what came between is skipped."""
    note = snapshot_loading._Loading._note_cursors

    def ahead(self: Any) -> None:
        note(self)
        self._run("UPDATE cursors SET version = version + 2 WHERE version > 0")

    return patch.object(snapshot_loading._Loading, "_note_cursors", ahead)


@mutant_of_workshops
def seats_go_by_arrival() -> Any:
    """Who is heard of first at the server has the seat, not who came first."""

    def by_arrival(session: Any, workshop_id: int) -> Any:
        keys = dict(session.execute(select(Registration.uid, Registration.id)).all())
        some = queue(session, workshop_id)
        return [one._replace(queued_at=EPOCH + timedelta(seconds=keys[one.uid])) for one in some]

    queue = judging_workshops.queue
    return patch.object(judging_workshops, "queue", by_arrival)


@mutant
def what_is_paid_already_is_refused() -> Any:
    """A payment of what another desk has settled is refused: money lies in a till that nobody knows of."""
    owed = judging_money.owed_by

    def strict(session: Any, member: int) -> int:
        if owed(session, member) < 0:
            raise LoanEnded(loan=EPOCH_UID)
        return owed(session, member)

    return patch.object(judging_money, "owed_by", strict)


@mutant
def nobody_says_why() -> Any:
    """What was done against the rules travels, who did it and why does not."""
    return patch.object(deciding, "keep_override", lambda operation, session: False)


@mutant_about(come)
def a_card_counts_wherever_it_is_shown() -> Any:
    """Two desks at one door count everybody twice."""
    return patch.object(visits, "comings", lambda seen: frozenset(one.uid for one in seen))


@mutant_about(lend_what_no_catalogue_has)
def a_barcode_is_written_down_once() -> Any:
    """Of two copies that two counters wrote down under one barcode, only the first one is kept."""
    unique = deciding.made_unique

    def first_alone(operation: Any, bench: Any, verdict: Any) -> Any:
        marked = unique(operation, bench, verdict)
        if not isinstance(operation, AddInPassing) or marked.barcode == operation.barcode:
            return marked
        there = bench.session.scalars(select(Item.uid).where(Item.barcode == operation.barcode)).one()
        return msgspec.structs.replace(operation, item=there)

    return patch.object(deciding, "made_unique", first_alone)


@mutant_about(come)
def a_day_is_summed_up_once() -> Any:
    """The sum of a day that other branches read is not counted again when a visit is taken back."""
    count = visit_days._counted

    def once(session: Any, branch: Any, day: Any) -> Any:
        there = session.scalar(
            select(VisitDay.uid).where(VisitDay.branch_id == branch, VisitDay.day == day, VisitDay.visits > 0)
        )
        return at(VISIT_DAYS, there) if there else count(session, branch, day)

    return patch.object(visit_days, "_counted", once)


@mutant_about(read_here)
def what_lies_on_two_tables_is_read_once() -> Any:
    """The same item read at two desks on one day counts as one scan too many."""
    apply = judging_uses.apply

    def once(operation: Any, session: Any) -> Any:
        same = select(ItemUse.id).join(Item).where(Item.uid == operation.item, ItemUse.day == operation.day)
        return None if session.scalars(same).first() else apply(operation, session)

    return patch.object(judging_uses, "apply", once)


@mutant_about(stock_at_two_desks)
def a_closed_stocktake_takes_nothing() -> Any:
    """What somebody still scans is refused because somebody else has closed: it is missing, and here."""
    new_lines = judging_stocktakes._new_lines

    def strict(bench: Any, operation: Any) -> Any:
        there = select(Stocktake).where(Stocktake.uid == operation.stocktake)
        if bench.final and bench.session.scalars(there).one().is_closed:
            raise LoanEnded(loan=EPOCH_UID)
        return new_lines(bench, operation)

    return patch.object(judging_stocktakes, "_new_lines", strict)


@mutant_about(stock_at_two_desks)
def what_others_have_in_hand_is_missing() -> Any:
    """Whoever closes the list decides, whatever another desk has scanned or lent meanwhile."""
    return _nobody_has_it()


@contextmanager
def _nobody_has_it() -> Iterator[None]:
    def nothing(session: Any, there: Any, items: Any) -> set[UUID]:
        return set()

    with (
        patch.object(judging_stocktakes, "in_hand", nothing),
        patch.object(judging_stocktakes, "scanned_in", nothing),
    ):
        yield


@mutant_about(stock_at_two_desks)
def a_scan_taken_back_is_news_to_nobody() -> Any:
    """At the desk that took it back it counts no more; everywhere else it does."""
    new_lines = judging_stocktakes._new_lines

    def scans_only(bench: Any, operation: Any) -> Any:
        new = new_lines(bench, operation)
        taken_back = bench.final and isinstance(operation, TakeBackScans)
        return msgspec.structs.replace(new, scans=()) if taken_back else new

    return patch.object(judging_stocktakes, "_new_lines", scans_only)


@mutant_about(read_here)
def parts_go_by_who_is_heard_last() -> Any:
    """Missing at one desk, found at another: what arrives last stands."""
    return patch.object(judging_catalogue, "_said_since", lambda bench, field: False)


@mutant_about(wait)
def a_loan_fulfils_nothing() -> Any:
    """Who has fetched what they waited for goes on waiting, and what lay aside lies there for ever."""
    return _tells_nobody()


@contextmanager
def _tells_nobody() -> Iterator[None]:
    def deaf(session: Any, item: int, member: UUID) -> bool:
        return False

    with patch.object(loans, "tell_of_loan", deaf), patch.object(deciding, "tell_of_loan", deaf):
        yield


@mutant_about(wait)
def a_second_copy_is_not_put_aside() -> Any:
    """Two desks put a copy aside for one hold: that the second lies there is not believed."""
    judge = deciding.judge

    def strict(operation: Any, bench: Any, verdict: Any) -> Any:
        if bench.final and isinstance(operation, PutAside):
            lying = select(HeldItem.id).join(Hold, Hold.id == HeldItem.hold_id)
            if bench.session.scalars(lying.where(Hold.uid == operation.hold, lies())).first() is not None:
                raise LoanEnded(loan=operation.hold)
        return judge(operation, bench, verdict)

    return patch.object(deciding, "judge", strict)


@mutant_about(carry)
def what_arrives_unannounced_is_on_its_way_for_ever() -> Any:
    """A return ends no transit where that desk had not heard of it: the van is faster than the line."""
    return patch.object(
        judging_transits, "tell_transits", lambda session, item, *, whole: transit_story.NOTHING
    )


@mutant_about(look_through)
def what_a_partner_brings_back_is_still_there() -> Any:
    """A book from a deposit collection is scanned where it left from: that is taken for not having left."""
    told = transit_story.courses

    def as_if_sent(sends: Any, lent: Any, hands: Any) -> Any:
        found = told(sends, lent, hands)
        at_partners = {sent.uid for sent in sends if sent.origin is None}
        nowhere = {"seen_at": None, "seen_branch": None, "seen_by": None}
        return {uid: one._replace(**nowhere) if uid in at_partners else one for uid, one in found.items()}

    return patch.object(transit_story, "courses", as_if_sent)


@mutant_about(look_through)
def missing_at_a_partner_though_it_was_in_hand() -> Any:
    """A desk that had not heard that a book came back looks for it at the partner: it is missing then."""
    return patch.object(
        judging_transits, "_still_there", lambda bench, operation: {one.item for one in operation.missed}
    )


@mutant_about(let_float)
def what_floats_belongs_to_who_is_heard_of_last() -> Any:
    """When an item was returned where it floats is not looked at, only when that was heard of."""
    return patch.object(judging_transits, "moved_since", lambda bench, copy: False)


@mutant_about(carry)
def sent_on_is_sent_twice() -> Any:
    """What was sent on is still on its way from where it was sent first."""
    told = transit_story.courses

    def each_by_itself(sends: Any, lent: Any, hands: Any) -> Any:
        return {uid: one for sent in sends for uid, one in told([sent], lent, hands).items()}

    return patch.object(transit_story, "courses", each_by_itself)


@mutant_about(wait, merge)
def who_was_merged_waits_on() -> Any:
    """A hold that arrives after its member was merged into another stays with the one who is no more."""
    return patch.object(judging_holds, "standing", lambda bench, one: one)


@mutant_about(wait)
def a_recall_takes_a_renewal_away() -> Any:
    """A desk that had not heard of a renewal recalls the loan: the member's later day is gone."""
    judge = deciding.judge

    def as_said(operation: Any, bench: Any, verdict: Any) -> Any:
        if not isinstance(operation, loans.ChangeDueDate):
            return judge(operation, bench, verdict)
        verdict.touched |= touches(operation, bench.session)
        return apply(operation, bench.session)

    return patch.object(deciding, "judge", as_said)


@mutant_about(wait)
def who_comes_back_waits_behind_the_others() -> Any:
    """A cancelling that was a mistake is taken back, and the place in the queue is lost."""

    def as_of_now(operation: Any, session: Any) -> Any:
        if isinstance(operation, PlaceHold):
            operation = msgspec.structs.replace(operation, occurred_at=None)
        return apply(operation, session)

    apply = judging_holds.apply
    return patch.object(judging_holds, "apply", as_of_now)


@mutant_about(renew_by_themselves, wait)
def renewed_by_itself_though_somebody_waits() -> Any:
    """A desk that knows that somebody waits for it lets it run on all the same."""
    return patch.object(circulation, "held_for_others", lambda session, copy, by, today: False)


@mutant_about(renew_by_themselves)
def each_desk_renews_by_itself_once_more() -> Any:
    """What two desks renew by themselves counts twice: the member has no renewal left."""
    return patch.object(renewing_itself, "uid_of", lambda loan, due_at: new_uid())


@mutant_about(renew_by_themselves)
def asked_for_and_by_itself_are_two() -> Any:
    """A person renewed it, and another desk by itself: it counts twice."""
    return patch.object(judging_renewals, "_count_once", lambda *told: None)


@mutant_about(wait)
def who_was_told_before_is_not_told() -> Any:
    """The second desk's word that something lies ready is dropped."""

    def once(operation: Any, session: Any) -> Any:
        if isinstance(operation, TellOfHolds):
            given = select(HoldNotice.uid).join(HeldItem, HeldItem.id == HoldNotice.held_item_id)
            held = [told.held for told in operation.told]
            if session.scalars(given.where(HeldItem.uid.in_(held))).first() is not None:
                return
        apply(operation, session)

    apply = judging_notices.apply
    return patch.object(judging_notices, "apply", once)


@mutant_about(remind)
def who_was_reminded_before_is_not_reminded() -> Any:
    """The second desk's reminder of one loan is dropped: the member was told twice, and nobody knows."""

    def once(operation: Any, session: Any) -> Any:
        if not isinstance(operation, GiveNotice):
            apply(operation, session)
            return
        given = select(Notice.uid).join(Loan, Loan.id == Notice.loan_id).where(Notice.kind == operation.sort)
        loans = [told.loan for told in operation.told]
        if session.scalars(given.where(Loan.uid.in_(loans))).first() is None:
            apply(operation, session)

    apply = judging_notices.apply
    return patch.object(judging_notices, "apply", once)


@mutant_about(ask_another, go_on)
def what_was_cancelled_is_not_sent() -> Any:
    """A step that crossed another library's is refused: a book is on its way, and nobody knows."""
    crossed = judging_interloan.out_of_turn

    def strict(said: Any, service: str) -> Any:
        found = crossed(said, service)
        if found:
            raise LoanEnded(loan=EPOCH_UID)
        return found

    return patch.object(judging_interloan, "out_of_turn", strict)


@mutant_about(ask_another, go_on)
def everybody_knows_who_asked() -> Any:
    """For whom something was asked is told to the library that lends, too."""
    of_interloans = scopes._of_interloans

    def all_of_them(session: Any, kind: int, uids: Any) -> Any:
        of_it = INTERLOANS.number if kind == INTERLOAN_READERS.number else kind
        return of_interloans(session, of_it, uids)

    return patch.object(scopes, "_of_interloans", all_of_them)


@mutant_about(charge)
def renewed_at_two_desks_it_costs_twice() -> Any:
    """Each desk asks for its fee, and both are owed."""
    return patch.object(fees, "counting", lambda charged: frozenset(one.uid for one in charged))


@mutant_about(give_card)
def a_card_is_looked_for_among_its_like_only() -> Any:
    """A number that is somebody's first card is given to another as a further one."""

    def only_further(bench: Any, number: str, owner: UUID, member: UUID) -> bool:
        further = select(MemberCard.id).where(MemberCard.number == number, MemberCard.uid != owner)
        return bench.session.scalars(further).first() is not None

    return patch.object(uniqueness, "_has_card", only_further)


@mutant_about(give_card)
def whoever_is_heard_last_is_right_about_a_card() -> Any:
    """Lost at one desk, found at another: what arrives last stands, not what was said last."""
    judge = deciding.judge

    def by_arrival(operation: Any, bench: Any, verdict: Any) -> Any:
        judge(operation, bench, verdict)
        if bench.final and isinstance(operation, LoseCard):
            card = bench.session.scalars(select(MemberCard).where(MemberCard.uid == operation.card)).one()
            said = operation.made_at
            card.lost_at, card.found_at = (None, said) if operation.found else (said, None)

    return patch.object(deciding, "judge", by_arrival)


@mutant_about(keep_bags)
def a_locker_that_is_out_is_not_given_again() -> Any:
    """Two desks have given one locker, and the second is refused: who has its key stands nowhere."""
    judge = deciding.judge

    def strict(operation: Any, bench: Any, verdict: Any) -> Any:
        if bench.final and isinstance(operation, GiveLocker):
            out = select(LockerUse.id).where(
                LockerUse.locker == operation.locker, LockerUse.back_at.is_(None)
            )
            if bench.session.scalars(out).first() is not None:
                raise LoanEnded(loan=operation.use)
        return judge(operation, bench, verdict)

    return patch.object(deciding, "judge", strict)


@mutant_of_workshops
def whoever_is_there_may_have_to_stand() -> Any:
    """A seat is taken from somebody who sits on it."""
    seated = judging_workshops.seated

    def blind(line: Any, seats: Any) -> Any:
        return seated([one._replace(present=False) for one in line], seats)

    return patch.object(judging_workshops, "seated", blind)


@mutant_of_workshops
def a_second_door_is_refused() -> Any:
    """Whoever was seen at one door is not seen at another: a mark is lost."""
    standing = judging_workshops.standing

    def strict(bench: Any, one: Any) -> Any:
        seen = select(AttendanceMark.id).where(AttendanceMark.registration_id == one.id)
        if isinstance(one, Registration) and bench.final and bench.session.scalars(seen).first() is not None:
            raise LoanEnded(loan=one.uid)
        return standing(bench, one)

    return patch.object(judging_workshops, "standing", strict)


@mutant_of_workshops
def what_a_walk_in_did_is_left_behind() -> Any:
    """Marks made under a name that was matched meanwhile stay under it, where nobody looks."""

    def as_it_says(bench: Any, one: Any) -> Any:
        return one if isinstance(one, Registration) else standing(bench, one)

    standing = judging_workshops.standing
    return patch.object(judging_workshops, "standing", as_it_says)


@mutant_about(decide_something)
def a_policy_that_was_taken_out_comes_back() -> Any:
    """Nobody remembers that it was: a desk that had not heard of it makes it anew."""
    return patch.object(judging_frame, "said_at", lambda bench, row, word: None)


@mutant_about(decide_something)
def days_are_closed_by_arrival() -> Any:
    """Whoever is heard last is right about a closed day."""
    return patch.object(judging_frame, "is_latest", lambda bench, row, word: True)


@mutant_about(wait)
def a_move_taken_back_forgets_the_one_before() -> Any:
    """Who had been put forward before a mistake waits where the reservation was placed."""
    put_moved = moving_holds.put_moved

    def forgetful(hold: Hold, moved: Any, at: datetime) -> None:
        put_moved(hold, None if hold.queues_at is not None else moved, at)

    return patch.object(moving_holds, "put_moved", forgetful)


@mutant_about(rotate)
def what_left_a_rota_goes_on_with_it() -> Any:
    """A desk that had not heard that a copy was taken off, or put on anew, moves it all the same."""
    return patch.object(judging_rotas, "_is_on", lambda bench, there, rota, placed_by: True)


@mutant_about(rotate)
def whoever_is_heard_last_says_which_rota() -> Any:
    """Two desks put one copy on two rotas: the order of news decides."""
    return patch.object(judging_rotas, "_said", lambda bench, kind, uid, field: EPOCH)


@mutant_about(renew, undo)
def a_renewal_taken_back_takes_another_desks_day() -> Any:
    """The loan is due as before, whatever else was renewed meanwhile."""
    return patch.object(loans, "due_again", lambda session, loan, due: due)


@mutant_of_workshops
def who_cancelled_was_not_there() -> Any:
    """A mark of presence is refused because the list says otherwise."""
    judge = deciding.judge

    def strict(operation: Any, bench: Any, verdict: Any) -> Any:
        if bench.final and isinstance(operation, MarkAttendance):
            one = select(Registration).where(Registration.uid == operation.registration)
            there = bench.session.scalar(one)
            if there is not None and there.state == "cancelled":
                raise LoanEnded(loan=operation.registration)
        return judge(operation, bench, verdict)

    return patch.object(deciding, "judge", strict)


@mutant_about(certify)
@mutant_of_workshops
def what_was_sent_is_told_to_nobody() -> Any:
    """The server takes note of no sending: another desk sends the certificate once more."""
    judge = deciding.judge

    def deaf(operation: Any, bench: Any, verdict: Any) -> Any:
        if not (bench.final and isinstance(operation, RecordSending)):
            judge(operation, bench, verdict)

    return patch.object(deciding, "judge", deaf)


@mutant_of_workshops
def a_former_host_keeps_the_numbers() -> Any:
    """A workshop changes hands, and who registered is not looked at again."""
    return patch.object(concerned, "belonging_to", lambda session, workshop: set())


@contextmanager
def _all(*some: AbstractContextManager[Any]) -> Any:
    with some[0], some[1]:
        yield


SHOWN_BY = {
    "a_former_host_keeps_the_numbers": 6,
    "a_loan_fulfils_nothing": 7,
    "a_move_taken_back_forgets_the_one_before": 76,
    "a_policy_that_was_taken_out_comes_back": 4,
    "a_recall_takes_a_renewal_away": 104,
    "a_renewal_taken_back_takes_another_desks_day": 4,
    "a_second_copy_is_not_put_aside": 19,
    "asked_for_and_by_itself_are_two": 31,
    "clocks_are_believed": 23,
    "cursor_before_rows": 8,
    "each_desk_renews_by_itself_once_more": 8,
    "everything_counts_as_answered": 13,
    "nobody_says_why": 9,
    "refusals_are_silent": 24,
    "renewed_by_itself_though_somebody_waits": 12,
    "seats_go_by_arrival": 22,
    "the_whole_record_wins": 14,
    "what_arrives_unannounced_is_on_its_way_for_ever": 4,
    "what_is_paid_already_is_refused": 7,
    "what_is_put_in_late_counts_as_now": 16,
    "what_was_cancelled_is_not_sent": 11,
    "what_was_withdrawn_stays": 7,
    "who_cancelled_was_not_there": 19,
    "who_comes_back_waits_behind_the_others": 4,
    "who_was_told_before_is_not_told": 65,
    "whoever_is_heard_last_is_right_about_a_card": 239,
}
"""A seed that has shown a planted bug, where that is not one of the first: it is played before the others."""
