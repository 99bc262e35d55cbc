# SPDX-License-Identifier: GPL-3.0-or-later
"""Interlibrary loan in the window: two branches of one network, and a partner that gets letters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.models import Interloan, Item, Loan, Title
from db.operations import cards, interloan, losses, notices, partners
from db.operations.desk import Desk
from db.operations.members import merge_members
from db.operations.refusals import CardLost
from db.queries.interloan import InterloanRow, Library
from db.queries.titles import title_view
from db.rules.interloan import CONDITIONS, Act, InterloanFacts, Place, Side, Status
from desktop_app.blocks.form import ChoiceField, TextField
from desktop_app.interloan import figures_file
from desktop_app.interloan.forms import RequestForm, StepForm
from desktop_app.interloan.keys import KEYS, TAKE_BACK
from desktop_app.interloan.models import event_words, figure_rows, stands
from desktop_app.interloan.page import InterloanPage
from desktop_app.interloan.presenter import ASKED, ASKED_US, FIGURES
from desktop_app.printing import interloan_slip
from desktop_app.printing.interloan_slip import InterloanSlip
from desktop_app.printing.paper import A5
from tests.db import small_world
from tests.db.syncing.test_who_wins import cycle
from tests.desktop_app.at_once import AtOnce
from tests.desktop_app.mailing.server import MailServer, set_up
from tests.desktop_app.printing.reading import text_of
from tests.simulation.world import SimulatedDesk, World


def page_of(qtbot: QtBot, desk: Desk, papers: list[InterloanSlip] | None = None) -> InterloanPage:
    made = InterloanPage(lambda: desk, AtOnce(), (papers if papers is not None else []).append)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activated()
    return made


def press(page: InterloanPage, key: str) -> None:
    """The command with this key."""
    next(one for one in page.commands() if one.shortcut == key and one.enabled()).run()


def request_form(page: InterloanPage) -> RequestForm:
    return next(form for form in page.findChildren(RequestForm) if form.isVisible())


def answer(page: InterloanPage, **typed: str) -> None:
    """Fill in what a step asks for, and do it."""
    form = next(form for form in page.findChildren(StepForm) if form.isVisible())
    for name, text in typed.items():
        field = form.fields[name]
        assert isinstance(field, TextField)
        field.setText(text)
    form.accept()
    assert not form.isVisible(), {key: row.error.text() for key, row in form.rows.items()}


def chosen(page: InterloanPage) -> InterloanRow:
    one = page.presenter.state.chosen
    assert one is not None
    return one


def ask(page: InterloanPage, whom: Library, **typed: str) -> None:
    press(page, "Ctrl+N")
    form = request_form(page)
    library = form.fields["library"]
    assert isinstance(library, ChoiceField)
    library.choose(whom)
    for name, text in typed.items():
        field = form.fields[name]
        assert isinstance(field, TextField)
        field.setText(text)
    form.accept()


def meet(world: World, *desks: SimulatedDesk) -> None:
    """Each syncs, and the first once more."""
    for desk in (*desks, desks[0]):
        cycle(world, desk)


def test_a_search_without_result_does_not_say_that_nothing_was_asked(qtbot: QtBot) -> None:
    page = page_of(qtbot, World(1, desks=1).desks[0].desk)
    assert page.nothing.headline.text() == "Nothing is asked of another library"
    assert page.nothing.button.isVisible()
    page.typed("zzyzx")
    assert "zzyzx" in page.nothing.headline.text()
    assert not page.nothing.button.isVisible()


def test_two_branches_lend_to_each_other_by_the_next_key(qtbot: QtBot) -> None:
    """F6 all along: what is to be done next is always under that key, at either library."""
    world = World(1, desks=2)
    a, b = world.desks
    with world.server.read() as session:
        title = session.scalars(select(Title.uid).join(Item).where(Item.barcode == "B1")).one()
    ours = page_of(qtbot, a.desk)
    ours.activated(("ask", title))
    form = request_form(ours)
    library, member = form.fields["library"], form.fields["member"]
    assert isinstance(library, ChoiceField)
    assert isinstance(member, TextField)
    library.choose(next(one for one in ours.presenter.state.libraries if one.branch == b.branch))
    with a.store.read() as session:
        from db.models import Member

        number = session.scalars(select(Member.number)).first()
    assert number
    member.setText(number)
    form.accept()
    assert chosen(ours).reader is not None
    assert ours.presenter.next_step() is None
    meet(world, a, b)
    theirs = page_of(qtbot, b.desk)
    press(theirs, "F4")
    assert theirs.presenter.state.view == ASKED_US
    assert chosen(theirs).reader is None
    press(theirs, "F6")
    assert chosen(theirs).now.status is Status.WILL_SUPPLY
    press(theirs, "F6")
    answer(theirs)
    assert (chosen(theirs).now.place, chosen(theirs).barcode) == (Place.TO_REQUESTER, "B1")
    meet(world, b, a)
    ours.changed(frozenset({"interloans"}))
    press(ours, "F6")
    assert chosen(ours).now.place is Place.AT_REQUESTER
    press(ours, "F9")
    assert chosen(ours).lent
    with a.store.read() as session:
        assert session.scalars(select(Loan.ended_at)).all() == [None]
    press(ours, "Alt+P")
    meet(world, a, b)
    theirs.changed(frozenset({"interloans"}))
    press(theirs, "F6")
    answer(theirs)
    assert not chosen(theirs).now.wants_renewal
    meet(world, b, a)
    ours.changed(frozenset({"interloans"}))
    press(ours, "F6")
    item = chosen(ours).item
    assert (chosen(ours).now.place, item is not None) == (Place.AT_REQUESTER, True)
    small_world.take_back(a.desk, item)  # type: ignore[arg-type]
    press(ours, "F6")
    meet(world, a, b)
    theirs.changed(frozenset({"interloans"}))
    press(theirs, "F6")
    press(theirs, "F8")
    assert chosen(theirs).now.status is Status.LOAN_COMPLETED
    assert theirs.presenter.next_step() is None


@pytest.fixture
def partner(desk: Desk) -> Library:
    """A university without a desk, with an agreement that covers interlibrary loan."""
    facts = partners.PartnerFacts(name="Universitas", kind="university", email="ill@universitas.example")
    uid = desk.perform(partners.put_partner, facts=facts).operation.target
    paper = partners.AgreementFacts(
        partner=uid, number="1/PKS", kind="pks", lends=True, lends_most=1, liable="requester"
    )
    desk.perform(partners.put_agreement, facts=paper)
    return Library("Universitas", partner=uid)


def test_a_partner_by_letter_from_the_request_to_a_loss(qtbot: QtBot, desk: Desk, partner: Library) -> None:
    papers: list[InterloanSlip] = []
    member = small_world.register(desk)
    page = page_of(qtbot, desk, papers)
    ask(page, partner, title="Hikayat Hang Tuah", member=small_world.number_of(desk, member))
    press(page, "Ctrl+P")
    [paper] = papers
    text = text_of(interloan_slip.render(paper, A5))
    assert "Hikayat Hang Tuah" in text
    assert chosen(page).number in text
    assert "Siti" not in text
    assert "Siti" not in "".join(interloan_slip.as_text(paper))
    assert page.next_button.text().startswith("They: ")
    press(page, "F6")
    press(page, "F6")
    answer(page)
    press(page, "F6")
    answer(page, barcode="U-17")
    assert chosen(page).barcode == "U-17"
    press(page, "F9")
    assert chosen(page).lent
    press(page, "Alt+L")
    answer(page)
    press(page, "F8")
    assert chosen(page).now.status is Status.WITHOUT_RETURN
    assert not chosen(page).lent
    press(page, TAKE_BACK)
    assert (chosen(page).now.place, chosen(page).lent) == (Place.AT_REQUESTER, True)


def test_what_has_come_has_a_slip_for_its_reader_who_is_told(
    qtbot: QtBot, desk: Desk, partner: Library
) -> None:
    papers: list[InterloanSlip] = []
    member = small_world.register(desk)
    page = page_of(qtbot, desk, papers)
    gone: list[tuple[str, Any]] = []
    page.go.connect(lambda name, argument: gone.append((name, argument)))
    number = small_world.number_of(desk, member)
    ask(page, partner, title="Hikayat Hang Tuah", member=number)
    assert [event_words(one) for one in page.presenter.state.history] == ["asked"]
    assert "Alt+Z" not in keys_of(page), "a request is cancelled, not taken back"
    press(page, "Alt+S")
    answer(page)
    assert "F5" not in keys_of(page)
    press(page, "Alt+I")
    answer(page, barcode="U-17")
    press(page, "Ctrl+P")
    [paper] = papers
    text = " ".join(text_of(interloan_slip.render(paper, A5)).split())
    for said in ("S.A.", number[-4:], "Hikayat Hang Tuah", "U-17", "Universitas", chosen(page).number):
        assert said in text
    assert "Siti" not in text
    press(page, "F5")
    assert gone == [("history", ("ready", chosen(page).uid))]
    desk.perform(notices.tell_of_arrival, interloan=chosen(page).uid, way="whatsapp")
    page.changed(frozenset({"interloans"}))
    assert event_words(page.presenter.state.history[0]) == "reader told · WhatsApp"
    with MailServer() as server:
        set_up(desk, server)
        press(page, "Ctrl+M")
        [sent] = server.messages
    assert "S.A." not in sent.as_string(), "that slip is not for the other library"
    press(page, "F9")
    assert "F5" not in keys_of(page)


def test_what_the_reader_has_lost_at_the_counter_is_next_told_to_the_library_that_lent_it(
    qtbot: QtBot, desk: Desk, partner: Library
) -> None:
    member = small_world.register(desk)
    page = page_of(qtbot, desk)
    ask(page, partner, title="Hikayat", member=small_world.number_of(desk, member))
    press(page, "Alt+S")
    answer(page)
    press(page, "Alt+I")
    answer(page, barcode="U-17")
    press(page, "F9")
    with small_world.reading(desk) as session:
        loan = session.scalars(select(Loan.uid)).one()
    desk.perform(losses.declare_lost, loan=loan)
    page.changed(frozenset({"loans"}))
    assert page.presenter.next_step() == (Side.REQUESTER, Act.LOST)
    assert stands(chosen(page), page.presenter.today()) == "Lost by the reader"
    assert "F9" not in keys_of(page)
    press(page, "F6")
    answer(page)
    press(page, "F8")
    assert chosen(page).now.status is Status.WITHOUT_RETURN


def test_the_letter_goes_by_e_mail_and_names_no_reader(qtbot: QtBot, desk: Desk, partner: Library) -> None:
    member = small_world.register(desk)
    page = page_of(qtbot, desk)
    ask(page, partner, title="Hikayat Hang Tuah", member=small_world.number_of(desk, member))
    with MailServer() as server:
        set_up(desk, server)
        press(page, "Ctrl+M")
        [sent] = server.messages
    said = sent.as_string()
    assert "ill@universitas.example" in said
    assert chosen(page).number in said
    assert "Siti" not in said
    assert page.presenter.state.history[0].act is Act.NOTICE


def test_what_was_agreed_blocks_one_more_and_says_why(qtbot: QtBot, desk: Desk, partner: Library) -> None:
    page = page_of(qtbot, desk)
    ask(page, partner, title="Pertama")
    ask(page, partner, title="Kedua")
    form = request_form(page)
    assert "Universitas" in form.problem.headline.text()
    form.done(0)
    assert [row.title for row in page.presenter.state.rows] == ["Pertama"]


def test_a_wrong_card_is_said_in_the_form(qtbot: QtBot, desk: Desk, partner: Library) -> None:
    page = page_of(qtbot, desk)
    ask(page, partner, title="Pertama", member="tidak ada")
    assert "tidak ada" in request_form(page).problem.headline.text()
    request_form(page).done(0)


def test_any_card_of_a_member_says_for_whom_and_a_lost_one_rings(
    qtbot: QtBot, desk: Desk, partner: Library
) -> None:
    page = page_of(qtbot, desk)
    old, stands = small_world.register(desk), small_world.register(desk, "Budi")
    number = small_world.number_of(desk, old)
    desk.perform(merge_members, merged=old, into=stands)
    further = desk.perform(cards.add_card, member=stands, number="K-2").operation.card
    request = InterloanFacts(title="Hikayat", supplying_partner=partner.partner)
    for shown in (number, "k-2"):
        made = page.presenter.ask(request, shown)
        assert small_world.row_of(desk, Interloan, made).member == stands
        act = {"interloan": made, "side": Side.REQUESTER, "act": Act.CANCEL}
        desk.perform(interloan.act_on_interloan, **act)
    desk.perform(cards.lose_card, card=further)
    with pytest.raises(CardLost):
        page.presenter.ask(request, "K-2")


def test_it_can_be_taken_back_and_another_library_asked(qtbot: QtBot, desk: Desk, partner: Library) -> None:
    page = page_of(qtbot, desk)
    undos: list[Any] = []
    page.undo_offered.connect(lambda _said, undo: undos.append(undo))
    ask(page, partner, title="Pertama")
    press(page, "F7")
    answer(page)
    press(page, "F8")
    assert chosen(page).now.status is Status.UNFILLED
    undos[-1]()
    assert chosen(page).now.status is Status.RECEIVED
    press(page, "Alt+U")
    answer(page)
    press(page, "F7")
    form = request_form(page)
    title = form.fields["title"]
    assert isinstance(title, TextField)
    assert title.text() == "Pertama"
    form.done(0)


def test_the_last_step_is_taken_back_long_after_its_message_has_passed(
    qtbot: QtBot, desk: Desk, partner: Library
) -> None:
    ask(page_of(qtbot, desk), partner, title="Pertama")
    page = page_of(qtbot, desk)
    said: list[str] = []
    page.toast.connect(lambda toast: said.append(toast.text))
    assert TAKE_BACK not in keys_of(page), "nothing was said yet"
    press(page, "Alt+W")
    press(page, "Alt+X")
    assert page.presenter.state.rows == ()
    page.show_every()
    press(page, TAKE_BACK)
    assert chosen(page).now.status is Status.WILL_SUPPLY
    assert "Pertama" in said[-1]
    assert "cancelled" in said[-1]
    press(page, TAKE_BACK)
    assert chosen(page).now.status is Status.RECEIVED
    assert TAKE_BACK not in keys_of(page), "all of it is taken back"


def test_what_the_other_branch_has_said_is_its_own_to_take_back(qtbot: QtBot) -> None:
    world = World(1, desks=2)
    a, b = world.desks
    asked = InterloanFacts(title="Hikayat", supplier=b.branch)
    request = a.desk.perform(interloan.ask_interloan, facts=asked).operation.interloan
    meet(world, a, b)
    answered = {"interloan": request, "side": Side.SUPPLIER, "act": Act.WILL_SUPPLY}
    b.desk.perform(interloan.act_on_interloan, **answered)
    meet(world, b, a)
    ours, theirs = page_of(qtbot, a.desk), page_of(qtbot, b.desk)
    press(theirs, "F4")
    assert TAKE_BACK not in keys_of(ours)
    assert TAKE_BACK in keys_of(theirs)
    assert TAKE_BACK not in keys_of(page_of(qtbot, small_world.seated(a.desk, "cataloguer")))


def test_what_is_cancelled_is_sent_all_the_same_or_not_cancelled(
    qtbot: QtBot, desk: Desk, partner: Library
) -> None:
    page = page_of(qtbot, desk)
    ask(page, partner, title="Pertama")
    press(page, "Alt+X")
    page.show_every()
    assert {"Alt+S", "Alt+V"} <= keys_of(page)
    assert "F6" not in keys_of(page)
    press(page, "Alt+V")
    answer(page)
    assert chosen(page).now.status is Status.RECEIVED
    assert page.presenter.state.history[0].act is Act.NOT_CANCELLED
    press(page, "Alt+X")
    press(page, "Alt+S")
    answer(page)
    assert chosen(page).now.place is Place.TO_REQUESTER


def keys_of(page: InterloanPage) -> set[str]:
    return {command.shortcut for command in page.commands() if command.enabled()}


def test_a_condition_is_taken_by_asking_again_and_what_is_recalled_is_not_renewed(
    qtbot: QtBot, desk: Desk, partner: Library
) -> None:
    page = page_of(qtbot, desk)
    ask(page, partner, title="Pertama")
    press(page, "Alt+C")
    answer(page)
    assert chosen(page).now.status is Status.RETRY_POSSIBLE
    assert chosen(page).now.reason in CONDITIONS
    assert {"Alt+Y", "Alt+X"} <= keys_of(page)
    press(page, "Alt+Y")
    press(page, "Alt+W")
    press(page, "Alt+S")
    answer(page)
    press(page, "Alt+I")
    answer(page, barcode="U-17")
    assert "Alt+P" in keys_of(page)
    press(page, "Alt+A")
    answer(page)
    assert chosen(page).now.status is Status.RECALLED
    assert not {"Alt+P", "Alt+A"} & keys_of(page), "neither renewed nor recalled twice"
    press(page, "Alt+K")
    press(page, "Alt+B")
    page.show_every()
    assert chosen(page).now.status is Status.LOAN_COMPLETED


def test_a_partner_asks_us_by_letter_and_figures_tell_of_both_sides(
    qtbot: QtBot, desk: Desk, partner: Library, tmp_path: Path
) -> None:
    page = page_of(qtbot, desk)
    ask(page, partner, title="Pertama")
    press(page, "F4")
    assert page.presenter.state.view == ASKED_US
    ask(page, partner, title="Gurindam")
    assert chosen(page).side is Side.SUPPLIER
    press(page, "Alt+U")
    answer(page)
    press(page, "F4")
    assert page.presenter.state.view == FIGURES
    assert page.presenter.state.figures is not None
    rows = {row.what: row[1:] for row in figure_rows(page.presenter.state.figures)}
    assert rows["Requests"] == ("1", "1")
    assert rows["Not filled: Not lent to other libraries"] == ("0", "1")
    file = tmp_path / "angka.csv"
    figures_file.write_figures(file, figure_rows(page.presenter.state.figures))
    assert "Requests,1,1" in file.read_text(encoding="utf-8-sig")
    press(page, "F4")
    assert page.presenter.state.view == ASKED


def test_which_of_our_copies_went_to_a_partner_is_scanned(qtbot: QtBot, desk: Desk, partner: Library) -> None:
    item = small_world.add_item(desk, "B001")
    page = page_of(qtbot, desk)
    press(page, "F4")
    ask(page, partner, title="Gurindam")
    press(page, "Alt+S")
    form = next(form for form in page.findChildren(StepForm) if form.isVisible())
    barcode = form.fields["barcode"]
    assert isinstance(barcode, TextField)
    barcode.setText("B999")
    form.accept()
    assert form.isVisible()
    answer(page, barcode="B001")
    assert (chosen(page).barcode, chosen(page).item) == ("B001", item)
    with small_world.reading(desk) as session:
        title = session.scalars(select(Title.uid).where(Title.title == "Laskar Pelangi")).one()
        found = title_view(session, title, small_world.here(desk))
    assert found is not None
    assert found.copies[0].stands_at == "Universitas"


def test_no_two_things_on_the_page_have_one_key(qtbot: QtBot, desk: Desk, partner: Library) -> None:
    assert KEYS.keys() == set(Act) - {Act.TOLD}, "that is noted where readers are told"
    assert len({*KEYS.values(), TAKE_BACK}) == len(KEYS) + 1
    page = page_of(qtbot, desk)
    ask(page, partner, title="Pertama")
    for key in ("", "Alt+W", "Alt+X"):
        if key:
            press(page, key)
            page.show_every()
        found = [command.shortcut for command in page.commands()]
        assert len(found) == len(set(found))


def test_who_may_not_lend_looks_only(qtbot: QtBot, desk: Desk, partner: Library) -> None:
    ask(page_of(qtbot, desk), partner, title="Pertama")
    page = page_of(qtbot, small_world.seated(desk, "cataloguer"))
    assert chosen(page).title == "Pertama"
    assert page.presenter.steps() == []
    assert not {"Ctrl+N", "F6"} & {command.shortcut for command in page.commands()}
    assert Act.CANCEL not in {step.act for step in page.presenter.steps()}
