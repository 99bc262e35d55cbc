# SPDX-License-Identifier: GPL-3.0-or-later
"""The world of a simulation: a server, desks, a wire between them, and one clock that only the seed moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache, cached_property
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from central_server import answering, devices, epochs, outboxes
from central_server.answering import Center, UnknownDevice
from central_server.devices import Chance
from central_server.publishing import publish_everything
from db.models import Branch, Item, ItemType, JournalEntry, Member, MemberType, Setting, Title, columns
from db.models.syncing import FeedEntry, Scope
from db.operations.cataloguing import ItemFacts, TitleFacts, put_item, put_title
from db.operations.desk import Desk, Person
from db.operations.founding import NewLibrary, found_library
from db.operations.members import MemberFacts, register_member
from db.operations.policies import put_branch
from db.operations.stocktakes import start_stocktake
from db.rules.roles import rights_of
from db.syncing import messages, outbox, tokens
from db.syncing.messages import Answered, EnrolRequest, SyncAnswer, SyncRequest
from db.syncing.overlay import Overlay
from desktop_app.sync.engine import Engine
from desktop_app.sync.joining import join
from desktop_app.sync.standing import standing_of
from tests.simulation.memory import Crash, MemoryStore, empty

if TYPE_CHECKING:
    from tests.simulation.beginning import Beginning

PARTS = "CD\nPeta"
"""Of each copy."""
START = datetime(2026, 11, 2, 1, tzinfo=UTC)
BRANCHES = (("A", "network"), ("B", "network"), ("C", "branch"))
ITEMS, MEMBERS = 6, 4
PASSWORD_HASH_IS_NOT_CHECKED = "kata sandi simulasi"


class Uids:
    """UUIDv7 from the world's clock and chance instead of the machine's."""

    def __init__(self, world: World) -> None:
        self._world = world

    def __call__(self) -> UUID:
        ms = int(self._world.now.timestamp() * 1_000)
        tail = self._world.random.getrandbits(74)
        return UUID(int=ms << 80 | 7 << 76 | (tail >> 62) << 64 | 2 << 62 | tail & ((1 << 62) - 1))


class Start(NamedTuple):
    """A library as a simulation begins with it, made once: the server's store, and desks that have synced."""

    image: bytes
    branches: tuple[UUID, ...]
    person: Person
    desks: tuple[bytes, ...] = ()


@cache
def beginning() -> Start:
    """The server's store with a small library, its rows entered into the feed."""
    world = World(0, bare=True)
    store = MemoryStore(empty())
    desk = found_library(
        store,
        NewLibrary(
            name="Simulasi",
            branch_code="A",
            branch_name="Pusat",
            username="admin",
            person_name="Admin",
            password=PASSWORD_HASH_IS_NOT_CHECKED,
        ),
        clock=world.tick,
    )
    others = [desk.perform(put_branch, code=code, name=code).operation.target for code, _ in BRANCHES[1:]]
    with store.read() as session:
        kind = session.scalars(select(MemberType.uid)).first()
        item_type = session.scalars(select(ItemType.uid).where(ItemType.code == "BUKU")).first()
    assert kind is not None
    assert item_type is not None
    branches = (desk.branch, *others)
    for number in range(ITEMS):
        title = desk.perform(put_title, facts=TitleFacts(title=f"Judul {number}")).operation.title
        facts = ItemFacts(
            barcode=f"B{number}", at_branch=branches[number % 3], item_type=item_type, parts=PARTS
        )
        desk.perform(put_item, title=title, facts=facts)
    for number in range(MEMBERS):
        who = MemberFacts(
            name=f"Anggota {number}", member_type=kind, home_branch=branches[number % 3], phone=f"081{number}"
        )
        desk.perform(register_member, facts=who)
    for branch in branches:
        there = Desk(store, desk.device, branch, desk.person, world.tick)
        there.perform(start_stocktake, name="Tahunan")
    with store.write() as session:
        session.query(JournalEntry).update({"outcome": "{}"})
        session.query(Setting).filter_by(scope="desk", name="clock_confirmed").delete()
        # The server has a desk of its own, at which nobody sits.
        session.get_one(Setting, ("desk", "device")).value = str(world.chance.uid())
        answering.new_epoch(session, world.chance)
        publish_everything(session)
    assert desk.person is not None
    return Start(store.copy(), branches, desk.person)


@cache
def opening(desks: int) -> Start:
    """As `beginning`, with so many desks enrolled and synced."""
    world = World(0, start=beginning())
    for number in range(desks):
        world.enrol(number % len(BRANCHES))
    world.quiet()
    images = tuple(desk.image() for desk in world.desks)
    return world.start._replace(image=world.server.copy(), desks=images)


class SimulatedDesk:
    """One PC: its store, its engine, its own idea of the time."""

    def __init__(self, world: World, name: str, image: bytes, branch: UUID) -> None:
        self.world, self.name, self.branch = world, name, branch
        self.skew = timedelta(0)
        self.ahead = 0
        """By how many versions its program is newer than the server's; older below 0."""
        self.backups: list[bytes] = []
        self.alive = True
        self.open(image)

    def open(self, image: bytes) -> None:
        """Begin with a store, as after a start of the program."""
        self.store = MemoryStore(image)
        with self.store.read() as session:
            device = UUID(session.get_one(Setting, ("desk", "device")).value)
            standing = standing_of(session)
        assert standing is not None
        self.engine = Engine(self.store, device, self.clock, self.world.most_rows)
        self.overlay = Overlay(standing.offset)
        self.desk = Desk(self.store, device, self.branch, self.world.person, self.clock, self.overlay)

    def clock(self) -> datetime:
        """The time on this PC's clock."""
        return self.world.tick() + self.skew

    def token(self) -> str:
        """What it shows the server."""
        with self.store.read() as session:
            standing = standing_of(session)
        assert standing is not None
        return standing.token

    def ask(self) -> tuple[SyncRequest, bytes, str]:
        """The next request, as it goes out."""
        request = self.engine.next_request()
        if self.ahead > 0:
            request = msgspec.structs.replace(request, schema=request.schema + self.ahead)
        elif self.ahead < 0:
            request = msgspec.structs.replace(request, protocol=request.protocol + self.ahead)
        return request, messages.encode(request), self.engine.token

    def take(self, request: SyncRequest, raw: bytes) -> bool:
        """Take an answer; returns whether there is more to ask at once."""
        report = self.engine.take(request, messages.decode_answer(raw))
        if report.status == "revoked":
            self.world.sticks.append(self.outbox())
            self.alive = False
        with self.store.read() as session:
            standing = standing_of(session)
        assert standing is not None
        self.overlay.clock_offset = standing.offset
        self.desk.device = self.engine.device
        return report.more

    def outbox(self) -> bytes:
        """What waits, as a file that only the server can read."""
        unsent = self.engine.unsent()
        return outbox.sealed(unsent.device, self.clock(), unsent.request, tokens.hashed(self.token()))

    def image(self) -> bytes:
        """Everything on its disk."""
        return self.store.copy()


class World:
    """Server, desks and wire. Everything random comes from `random`, every time from `tick`."""

    def __init__(
        self,
        seed: int,
        *,
        desks: int = 0,
        most_rows: int = 50,
        bare: bool = False,
        start: Start | None = None,
        workshops: bool = True,
    ) -> None:
        if not bare and start is None:
            start = opening(desks)
        self.random = Random(seed)
        self.now = START
        self.most_rows, self.workshops = most_rows, workshops
        self.chance = Chance(Uids(self), self.random.randbytes)
        columns.uuid7 = self.chance.uid  # type: ignore[assignment]
        self.story: list[str] = []
        self.server_was_restored = self.desk_was_copied = False
        self.late: list[tuple[bytes, str]] = []
        self.answers: dict[tuple[UUID, UUID], Answered] = {}
        self.sticks: list[bytes] = []
        self.beginning: list[Beginning] = []
        """PCs that are to become desks, and have not fetched their snapshot yet."""
        if start is None:
            return
        self.now += timedelta(days=1)
        self.start = start
        self.person = Person(
            start.person.uid,
            start.person.name,
            start.person.username,
            start.person.roles,
            rights_of(start.person.roles),
        )
        self.branches = start.branches
        self.server = MemoryStore(start.image)
        self.server_backups: list[bytes] = []
        self.center = Center(self.server, self.tick, self.chance)
        self.desks: list[SimulatedDesk] = []
        for number, image in enumerate(start.desks):
            branch = self.branches[number % len(BRANCHES)]
            self.desks.append(SimulatedDesk(self, f"d{number}", image, branch))

    def let_pass(self, span: timedelta) -> None:
        """Time goes by, and nothing happens."""
        self.now += span

    def tick(self) -> datetime:
        """The true time; it moves on a little whenever somebody looks."""
        self.now += timedelta(milliseconds=self.random.randint(1, 50))
        return self.now

    def tell(self, line: str) -> None:
        """Add a line to the story of this run."""
        self.story.append(line)

    @cached_property
    def disk(self) -> Path:
        """A folder that goes with this world."""
        self._folder = TemporaryDirectory(prefix="simulation-")
        return Path(self._folder.name)

    def enrol(self, place: int) -> SimulatedDesk:
        """A fresh PC becomes a desk of a branch; the feed tells it everything."""
        store = MemoryStore(empty())
        self.join(store, f"meja-{len(self.desks)}", place)
        return self.add_desk(store.copy(), place)

    def add_desk(self, image: bytes, place: int) -> SimulatedDesk:
        """A PC with such a store is one of the desks from now on."""
        desk = SimulatedDesk(self, f"d{len(self.desks)}", image, self.branches[place])
        self.desks.append(desk)
        return desk

    def enrol_again(self, desk: SimulatedDesk) -> None:
        """The server was restored and does not know this desk: somebody gives it another code."""
        self.join(desk.store, desk.name, self.branches.index(desk.branch))
        desk.open(desk.image())
        self.tell(f"{desk.name}: enrolled again")

    def join(self, store: MemoryStore, name: str, place: int) -> None:
        """A PC shows a code and learns who it is."""
        with self.server.write() as session:
            code = devices.make_code(
                session, self.branches[place], BRANCHES[place][1], self.tick(), self.chance
            )
        with self.server.write() as session:
            made = devices.enrol(session, EnrolRequest(code=code, name=name), self.tick(), self.chance)
        with store.write() as session:
            join(session, server="sim", token=made.token, device=made.device, branch=made.branch)

    def serve(self, raw: bytes, token: str) -> bytes:
        """What the server answers to bytes from the wire."""
        request = messages.decode_request(raw)
        answer = answering.answer(self.center, token, request)
        self._answers_are_those_of_before(answer)
        return messages.encode(answer)

    def _answers_are_those_of_before(self, answer: SyncAnswer) -> None:
        """Within an epoch an operation that is sent again gets the answer that it got at first."""
        for one in answer.answers:
            first = self.answers.setdefault((answer.epoch, one.uid), one)
            assert msgspec.structs.replace(one, number=first.number) == first, (
                f"3: {one.uid} is answered otherwise than before"
            )

    def restart_server(self, image: bytes, *, restored: bool) -> None:
        """The server's process begins anew, maybe from a backup: then in another epoch."""
        self.server = MemoryStore(image)
        self.center = self.center._replace(store=self.server)
        if restored:
            self.server_was_restored = True
            with self.server.write() as session:
                epochs.begin_again(session, self.chance, self.tick())
            for desk in self.living():
                with self.server.read() as session:
                    known = devices.of_token(session, desk.token()) is not None
                if not known:
                    self.enrol_again(desk)

    def _enough_cycles(self) -> int:
        """For every desk to look at every row again, some to a page, and once more; and to begin anew."""
        with self.server.read() as session:
            entries = session.scalar(select(func.count()).select_from(FeedEntry)) or 0
            scopes = session.scalar(select(func.count()).select_from(Scope)) or 0
        return 50 + 2 * (len(self.desks) + len(self.beginning)) * (entries // self.most_rows + scopes + 1)

    def quiet(self, most_cycles: int = 0) -> int:
        """Faults have stopped: sync everybody until nothing is left to say; how many cycles it took."""
        most, for_good = most_cycles or self._enough_cycles(), most_cycles > 0
        for one in self.beginning[:]:
            one.end()
        for desk in self.living():
            desk.ahead = 0
        for raw, token in self.late:
            self.serve_or_forget(raw, token)
        self.late.clear()
        cycles = 0
        busy = True
        while busy:
            busy = False
            versions = self.versions()
            for desk in self.living():
                while True:
                    request, raw, token = desk.ask()
                    more = desk.take(request, self.serve(raw, token))
                    cycles += 1
                    if cycles > most:
                        assert not for_good, f"still not quiet after {cycles} cycles"
                        # A restored server had too little to reckon with until the desks' work came.
                        most, for_good = self._enough_cycles(), True
                    if not more:
                        break
            # Desks that learn only now that they were shut out leave their work behind.
            for stick in self.sticks:
                self.bring(stick)
            self.sticks.clear()
            busy = self.versions() != versions
        return cycles

    def bring(self, stick: bytes) -> str:
        """A file of unsent work comes to the server; of a desk that was shut out too. What came of it."""
        brought = outboxes.take_in(self.center, stick, 1 << 30, also_revoked=True)
        return brought.answer.status

    def serve_or_forget(self, raw: bytes, token: str) -> None:
        """A request that nobody waits for any more reaches the server."""
        try:
            self.serve(raw, token)
        except UnknownDevice:
            self.tell("server: a request of a desk that it has forgotten")
        except Crash:
            self.restart_server(self.server.copy(), restored=False)

    def living(self) -> list[SimulatedDesk]:
        """Desks that still run."""
        return [desk for desk in self.desks if desk.alive]

    def versions(self) -> list[tuple[str, int]]:
        """Where all counters stand."""
        from db.models.syncing import Scope

        with self.server.read() as session:
            rows = session.execute(select(Scope.name, Scope.version).order_by(Scope.name))
            return [(name, version) for name, version in rows]


def uids(session: object, model: type[Item | Member | Title | Branch]) -> list[UUID]:
    """All rows of a kind, in an order that depends on nothing but the rows."""
    return list(session.scalars(select(model.uid).order_by(model.uid)))  # type: ignore[attr-defined]
