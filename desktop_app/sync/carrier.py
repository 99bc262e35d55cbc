# SPDX-License-Identifier: GPL-3.0-or-later
"""Over the network: bytes up, bytes down. Knows no store and no thread; whoever calls it may wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ssl import SSLContext, SSLError
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from db.operations.operation import SCHEMA_VERSION
from db.rules.addresses import is_loopback
from db.syncing import messages
from db.syncing.messages import PROTOCOL, EnrolAnswer, EnrolRequest, OutboxAnswer, SyncAnswer, SyncRequest
from db.syncing.outbox import NoOutbox
from db.syncing.snapshot import Manifest

if TYPE_CHECKING:
    import httpx

    from desktop_app.sync.standing import Standing

BASE = "/api/v1"
CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 60.0
FILE_SECONDS = 300.0
"""Weeks of another desk's work take their time."""
HEARTBEAT_SECONDS = 60.0
"""A stream of events that is silent for longer is taken for dead."""
NEWS = "event: news"
PROBLEM = "application/problem+json"
"""How the server says why it refuses: see central_server.api.problems."""


class Unreachable(Exception):
    """The server did not answer: no network, no name, no connection, or it took too long."""


class NotTrusted(Unreachable):
    """Whoever answers at this address can't prove to be the server."""


class Unencrypted(Unreachable):
    """What answers at this https address speaks without encryption: a server's own port, as a rule."""


class Stranger(Unreachable):
    """What answers is not the server: a network that wants a sign-in first, a proxy, another web page."""


class ServerTroubled(Exception):
    """The server answered that it can't now; `status` is HTTP's."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class NotKnown(Exception):
    """The server knows no desk with this token."""


class CodeRefused(Exception):
    """The one-time code is wrong, used or too old; which of them, the server does not say.

    `brings`: or it was not made for a library that brings its data along, as this one does.
    """

    def __init__(self, *, brings: bool = False) -> None:
        super().__init__(brings)
        self.brings = brings


class VersionsApart(Exception):
    """This program and the server do not speak alike; `server_older` tells which of them is to be renewed."""

    def __init__(self, *, server_older: bool) -> None:
        super().__init__(server_older)
        self.server_older = server_older


class NotThere(Exception):
    """The server has no such snapshot, or, being older, no snapshots."""


class TooManyTries(Exception):
    """Too many wrong codes; wait before the next."""


class TooMuch(Exception):
    """The file is larger than the server takes over the network."""


class PlainHttp(Exception):
    """The address would send names in the clear over a network."""


class BadAddress(Exception):
    """This is no address of a server."""


class BadAuthority(Exception):
    """This is no certificate."""


class Health(msgspec.Struct):
    """What a server says of itself: see central_server.api.health."""

    protocol: int
    schema: int


def checked_address(url: str, *, plain_allowed: bool = False) -> str:
    """The address up to the host. Raises BadAddress, PlainHttp unless on this machine or allowed."""
    text = url.strip() if "://" in url else f"https://{url.strip()}"
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError as error:
        raise BadAddress(url) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise BadAddress(url)
    if is_plain(text) and not plain_allowed:
        raise PlainHttp(url)
    return f"{parts.scheme}://{parts.netloc}"


def is_plain(server: str) -> bool:
    """Whether the way to this address is not encrypted, and leads over a network."""
    parts = urlsplit(server)
    return parts.scheme == "http" and not is_loopback(parts.hostname or "")


def trusted(authority: str = "") -> SSLContext:
    """Vouched for is who this PC trusts, httpx, or this authority, as PEM. Raises BadAuthority."""
    import httpx

    context = httpx.create_ssl_context()
    context.load_default_certs()
    if authority:
        try:
            context.load_verify_locations(cadata=authority)
        except (SSLError, ValueError) as error:
            raise BadAuthority from error
    return context


class Carrier:
    """The way to one server. Connections are kept and used again; `close` ends a wait for news too."""

    def __init__(self, server: str, *, plain_allowed: bool = False, authority: str = "") -> None:
        """`authority`: a certificate as PEM that vouches for the server, beside those that this PC trusts.

        Raises BadAddress, PlainHttp, BadAuthority.
        """
        self.server = checked_address(server, plain_allowed=plain_allowed)
        import httpx  # takes a tenth of a second: only who has a server pays it

        self.plain_allowed, self.authority = plain_allowed, authority
        self._failures = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError)
        self._silence = httpx.Timeout(HEARTBEAT_SECONDS, connect=CONNECT_SECONDS)
        timeout = httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS)
        verify = trusted(authority) if self.server.startswith("https") else True
        self._client = httpx.Client(base_url=self.server + BASE, timeout=timeout, verify=verify)
        self.received = 0
        """Bytes of answers, as they came over the network."""

    def look(self) -> None:
        """Whether a server answers that this program can speak with; no code is shown.

        Raises Stranger where it is something else, VersionsApart, ServerTroubled, Unreachable.
        """
        try:
            answer = self._client.get("/health")
        except self._failures as error:
            raise self._unreachable(error) from error
        if answer.status_code >= 500:
            raise ServerTroubled(answer.status_code)
        try:
            health = msgspec.json.decode(answer.content, type=Health)
        except msgspec.DecodeError as error:
            raise Stranger from error
        if health.protocol > PROTOCOL or health.schema > SCHEMA_VERSION + 1:
            raise VersionsApart(server_older=False)
        if health.protocol < PROTOCOL or health.schema < SCHEMA_VERSION:
            raise VersionsApart(server_older=True)

    @staticmethod
    def _unreachable(error: Exception) -> Unreachable:
        said = str(error)
        if "WRONG_VERSION_NUMBER" in said:
            return Unencrypted()
        return NotTrusted() if "CERTIFICATE_VERIFY_FAILED" in said else Unreachable()

    def enrol(self, code: str, name: str, brings: int = 0, secret: str = "") -> EnrolAnswer:
        """Show a one-time code. Raises CodeRefused, TooManyTries, Unreachable, ServerTroubled.

        Where the answer is lost, asking again with the same secret gives the same desk.
        """
        request = EnrolRequest(code=code, name=name, brings=brings, secret=secret)
        try:
            raw = self._post("/enrol", msgspec.json.encode(request), {})
            return msgspec.json.decode(raw, type=EnrolAnswer)
        except NotKnown as error:
            raise CodeRefused(brings=brings > 0) from error
        except msgspec.DecodeError as error:
            raise Stranger from error

    def exchange(self, request: SyncRequest, token: str) -> SyncAnswer:
        """One cycle. Raises NotKnown, Unreachable, ServerTroubled."""
        import gzip

        plain = messages.encode(request)
        headers = _showing(token)
        if len(plain) > 1_000:
            plain = gzip.compress(plain, compresslevel=3, mtime=0)
            headers["Content-Encoding"] = "gzip"
        try:
            return messages.decode_answer(self._post("/sync", plain, headers))
        except msgspec.DecodeError as error:
            raise Stranger from error

    def bring(self, file: bytes, token: str) -> OutboxAnswer:
        """Another desk's unsent work. Raises NoOutbox, TooMuch, VersionsApart, and as exchange."""
        headers = {**_showing(token), "Content-Type": "application/octet-stream"}
        try:
            raw = self._post("/outbox", file, headers, FILE_SECONDS)
            return msgspec.json.decode(raw, type=OutboxAnswer)
        except msgspec.DecodeError as error:
            raise Stranger from error
        except ServerTroubled as error:
            match error.status:
                case 400:
                    raise NoOutbox from error
                case 404 | 405:
                    raise VersionsApart(server_older=True) from error
                case 413:
                    raise TooMuch from error
            raise

    def _post(
        self, path: str, body: bytes, headers: dict[str, str], seconds: float = ANSWER_SECONDS
    ) -> bytes:
        headers = {"Content-Type": "application/json", **headers}
        timeout = (CONNECT_SECONDS, seconds, seconds, CONNECT_SECONDS)
        try:
            answer = self._client.post(path, content=body, headers=headers, timeout=timeout)
        except self._failures as error:
            raise self._unreachable(error) from error
        self.received += answer.num_bytes_downloaded
        if answer.status_code != 200:
            raise _refusal(answer)
        return answer.content

    def snapshot(self, token: str) -> Manifest:
        """What snapshot there is for a desk that begins. Raises NotThere, and as exchange."""
        try:
            answer = self._client.get("/snapshot", headers=_showing(token))
        except self._failures as error:
            raise self._unreachable(error) from error
        if answer.status_code != 200:
            raise _no_snapshot(answer)
        try:
            return msgspec.json.decode(answer.content, type=Manifest)
        except msgspec.DecodeError as error:
            raise NotThere from error

    def snapshot_bytes(self, token: str, snapshot: str, start: int) -> Iterator[bytes]:
        """The packed bytes of a snapshot from `start` on, as they come. Raises NotThere, and as exchange."""
        headers = {
            **_showing(token),
            "Accept-Encoding": "identity",
            "Range": f"bytes={start}-",
        }
        try:
            with self._client.stream("GET", f"/snapshot/{snapshot}", headers=headers) as stream:
                if stream.status_code != 206 and (start or stream.status_code != 200):
                    raise _no_snapshot(stream)
                for part in stream.iter_raw():
                    self.received += len(part)
                    yield part
        except self._failures as error:
            raise self._unreachable(error) from error

    def listen(self, token: str, news: Callable[[], None], stopped: Callable[[], bool]) -> None:
        """Call `news` whenever the server has some, until `stopped`. Raises as exchange."""
        headers = {**_showing(token), "Accept": "text/event-stream"}
        try:
            with self._client.stream("GET", "/events", headers=headers, timeout=self._silence) as stream:
                if stream.status_code in {401, 403}:
                    raise NotKnown
                if stream.status_code != 200:
                    raise ServerTroubled(stream.status_code)
                for line in stream.iter_lines():
                    if stopped():
                        return
                    if line.startswith(NEWS):
                        news()
        except (*self._failures, RuntimeError) as error:
            raise Unreachable from error

    def close(self) -> None:
        """Let go of all connections; a `listen` under way ends."""
        self._client.close()


def carrier_to(standing: Standing) -> Carrier:
    """The way to a desk's own server, as it was allowed when it joined. Raises as Carrier."""
    return Carrier(standing.server, plain_allowed=standing.plain_allowed, authority=standing.authority)


def _showing(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _no_snapshot(answer: httpx.Response) -> Exception:
    return NotThere() if answer.status_code in {404, 416} else _refusal(answer)


def _refusal(answer: httpx.Response) -> Exception:
    """The server alone decides who is known: what stands between may not, and does not say it in its way."""
    status = answer.status_code
    if status in {401, 403} and answer.headers.get("content-type", "") == PROBLEM:
        return NotKnown()
    if status in {401, 403, 407, 511} or answer.has_redirect_location:
        return Stranger()
    return TooManyTries() if status == 429 else ServerTroubled(status)
