# SPDX-License-Identifier: GPL-3.0-or-later
"""Mail to a real server: over which connection, what it refuses, and what becomes of the others."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from desktop_app.mailing import refusals
from desktop_app.mailing.account import Account
from desktop_app.mailing.batch import Letter, Outcome, send
from desktop_app.mailing.message import Attached, Text, filled, message
from desktop_app.mailing.post import Post
from desktop_app.refusal_words import foreseen, words
from tests.central_server.authority import Authority
from tests.desktop_app.mailing.server import PASSWORD, SENDER, USER, MailServer

TEXT = Text("Sertifikat", "Yth. Siti", "id")
PEOPLE = ("siti@example.org", "budi@example.org", "tuti@example.org")


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as running:
        yield running


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"), "otoritas")


@pytest.fixture
def encrypted(authority: Authority) -> ssl.SSLContext:
    made = authority.certify()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(made.certificate, made.key)
    return context


@pytest.fixture
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    """This computer trusts the authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))


def post(account: Account, to: str = PEOPLE[0], text: Text = TEXT) -> None:
    with Post(account) as connection:
        connection.send(message(account, "Siti Aminah", to, text))


def send_all(server: MailServer, took: list[int], stop_after: int = 99) -> Outcome:
    account = server.account()
    letters = [
        Letter(UUID(int=place), partial(message, name="", address=one, text=TEXT))
        for place, one in enumerate(PEOPLE)
    ]
    return send(
        account,
        letters,
        lambda key: took.append(key.int),
        lambda _done, _total: None,
        lambda: len(took) >= stop_after,
    )


def test_a_message_arrives_with_its_words_and_what_is_attached(server: MailServer) -> None:
    account = server.account()
    text = Text("Sertifikat “Menulis” 王小明", "Yth. Ibu Siti,\n\nSalam.", "id")
    made = message(
        account, "Siti Aminah, S.Pd.", PEOPLE[0], text, (Attached("045-SERT.pdf", b"%PDF-1.7 \xff"),)
    )
    with Post(account) as connection:
        connection.send(made)
    (came,) = server.messages
    assert came["Subject"] == text.subject
    assert came["From"] == f"Perpustakaan Kota <{SENDER}>"
    assert came["To"].addresses[0].addr_spec == PEOPLE[0]
    assert came["To"].addresses[0].display_name == "Siti Aminah, S.Pd."
    body = came.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").strip() == text.body
    (file,) = came.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("045-SERT.pdf", "application/pdf")
    assert file.get_content() == b"%PDF-1.7 \xff"


def test_the_name_of_the_computer_is_not_told(server: MailServer) -> None:
    post(server.account())
    assert server.greeted == ["[127.0.0.1]"]
    assert socket.gethostname() not in str(server.messages[0]["Message-ID"])


def test_nothing_in_a_name_makes_another_header(server: MailServer) -> None:
    account = server.account()
    text = TEXT._replace(subject="A\nBcc: b@c.d")
    made = message(account, "Siti\r\nBcc: lain@example.org", PEOPLE[0], text)
    with Post(account) as connection:
        connection.send(made)
    assert server.recipients == [PEOPLE[0]]
    assert server.messages[0]["Bcc"] is None


def test_no_break_that_unicode_knows_holds_up_a_batch(server: MailServer) -> None:
    """A workshop's name comes from a spreadsheet, with whatever stood in its cell."""
    text = TEXT._replace(subject="Menulis\x0bcerita\u2028pendek\x85lagi")
    post(server.account(), text=text)
    assert server.subjects == ["Menulis cerita pendek lagi"]


@pytest.mark.parametrize("typed", ["perpustakaan", "pérpus@example.org"])
def test_a_wrong_sender_is_no_fault_of_those_who_get_it(server: MailServer, typed: str) -> None:
    account = replace(server.account(), sender=typed)
    letters = [
        Letter(UUID(int=place), partial(message, name="", address=one, text=TEXT))
        for place, one in enumerate(PEOPLE)
    ]
    came = send(account, letters, print, lambda _done, _total: None, lambda: False)
    assert (came.sent, came.failed, came.left) == (0, (), 3)
    assert isinstance(came.stopped, refusals.BadSender)
    assert typed in words(came.stopped).headline


@pytest.mark.parametrize("typed", ["", "siti", "siti@", "@example.org", "siti@rumah", "a@b.c, d@e.f", "<>"])
def test_what_is_no_address_is_none(server: MailServer, typed: str) -> None:
    with pytest.raises(refusals.BadAddress):
        message(server.account(), "Siti", typed, TEXT)


def test_place_holders_are_filled_and_unknown_ones_stay() -> None:
    assert filled("{name}: {number} {apa}", {"name": "{number}", "number": "7"}) == "{number}: 7 {apa}"


# --- over which connection ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_account_and_password_go_over_an_encrypted_connection(
    encrypted: ssl.SSLContext, security: str
) -> None:
    with MailServer(login=True, starttls=True, tls=encrypted, implicit=security == "tls") as server:
        post(server.account(security, user=USER))
        assert len(server.messages) == 1
        with pytest.raises(refusals.WrongLogin):
            post(server.account(security, "salah", user=USER))


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_that_nobody_vouches_for_gets_nothing(encrypted: ssl.SSLContext, security: str) -> None:
    with MailServer(login=True, starttls=True, tls=encrypted, implicit=security == "tls") as server:
        with pytest.raises(refusals.NotTrusted):
            post(server.account(security, user=USER))
        assert not server.messages


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_is_none(encrypted: ssl.SSLContext) -> None:
    with MailServer(tls=encrypted, implicit=True) as server, pytest.raises(refusals.NotTrusted):
        post(replace(server.account("tls"), server="127.0.0.1"))


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_without_encryption_gets_nothing(server: MailServer, security: str) -> None:
    with pytest.raises(refusals.NoEncryption):
        post(server.account(security, user=USER))
    assert not server.messages


def test_a_server_that_wants_encryption_says_so(encrypted: ssl.SSLContext) -> None:
    with MailServer(starttls=True, tls=encrypted) as server, pytest.raises(refusals.EncryptionNeeded):
        post(server.account())


def test_a_server_that_wants_a_login_says_so() -> None:
    with MailServer(login=True) as server, pytest.raises(refusals.LoginNeeded):
        post(server.account())


def test_a_server_that_takes_no_login_says_so(server: MailServer) -> None:
    with pytest.raises(refusals.NoLogin):
        post(server.account(user=USER))


@pytest.mark.parametrize("password", ["kata sandi é", "王小明"])
def test_a_password_beyond_ascii_is_told(password: str) -> None:
    with MailServer(login=True, password=password) as server:
        post(server.account(user=USER, password=password))
        assert len(server.messages) == 1
        with pytest.raises(refusals.WrongLogin):
            post(server.account(user=USER, password="bukan é"))


def test_a_password_beyond_ascii_to_a_server_without_login(server: MailServer) -> None:
    with pytest.raises(refusals.NoLogin):
        post(server.account(user=USER, password="é"))


def test_a_password_copied_from_a_web_page_has_its_blanks() -> None:
    """Between the four letters of those that are made for programs stand blanks that don't break."""
    with MailServer(login=True) as server:
        post(server.account(user=USER, password=PASSWORD.replace(" ", "\u00a0")))
        assert len(server.messages) == 1


@pytest.mark.parametrize("typed", ["smtp..example.org", "a" * 64 + ".example.org"])
def test_what_is_no_name_of_a_server_is_not_there(server: MailServer, typed: str) -> None:
    with pytest.raises(refusals.Unreachable):
        post(replace(server.account("none"), server=typed))


def test_without_encryption_only_to_this_computer_unless_told_otherwise(server: MailServer) -> None:
    with pytest.raises(refusals.OverTheNetwork):
        post(replace(server.account(), server="smtp.example.org"))
    post(server.account("none"))
    assert len(server.messages) == 1


def test_nobody_there() -> None:
    with MailServer() as server:
        account = server.account()
    with pytest.raises(refusals.Unreachable):
        post(account)


# --- many --------------------------------------------------------------------------------------------------


def test_one_address_that_fails_holds_up_no_other(server: MailServer) -> None:
    server.unknown.add(PEOPLE[1])
    took: list[int] = []
    came = send_all(server, took)
    assert (took, came.sent, came.left, came.stopped) == ([0, 2], 2, 0, None)
    (failed,) = came.failed
    assert failed.key.int == 1
    assert isinstance(failed.error, refusals.RecipientRefused)
    assert "No such user" in words(failed.error).detail


def test_an_address_that_is_busy_may_take_it_later(server: MailServer) -> None:
    server.busy.add(PEOPLE[0])
    (failed,) = send_all(server, []).failed
    assert isinstance(failed.error, refusals.RecipientRefused)
    assert failed.error.later


def test_a_server_that_is_gone_in_the_middle_leaves_the_rest(server: MailServer) -> None:
    server.after = 1
    took: list[int] = []
    came = send_all(server, took)
    assert (took, came.sent, came.left, came.failed) == ([0], 1, 2, ())
    assert isinstance(came.stopped, refusals.ConnectionLost)


def test_a_batch_can_be_stopped(server: MailServer) -> None:
    came = send_all(server, took := [], stop_after=2)
    assert (took, came.sent, came.left, came.stopped) == ([0, 1], 2, 1, None)


# --- words -------------------------------------------------------------------------------------------------


def family(kind: type[refusals.MailError]) -> Iterator[type[refusals.MailError]]:
    for child in kind.__subclasses__():
        yield child
        yield from family(child)


@pytest.mark.parametrize("kind", [k for k in family(refusals.MailError) if k is not refusals.OneRefused])
def test_every_error_says_what_happened_what_was_kept_and_what_to_do(
    kind: type[refusals.MailError],
) -> None:
    error = kind(refusals.BadAddress()) if kind is refusals.NotMade else kind("smtp.example.org", "no")  # type: ignore[arg-type]
    assert foreseen(error)
    assert all(words(error))


def test_a_password_stands_in_no_report(tmp_path: Path) -> None:
    account = Account("localhost", 25, "local", USER, SENDER, "", PASSWORD)
    assert PASSWORD not in repr(account)
    with pytest.raises(refusals.MailError) as raised:
        post(replace(account, port=1))
    assert PASSWORD not in repr(raised.value)
    assert PASSWORD not in str(raised.value)
