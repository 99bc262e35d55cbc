# SPDX-License-Identifier: GPL-3.0-or-later
"""Column types that mean the same in SQLite and PostgreSQL, and the base of every table."""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import BigInteger, Connection, Date, Dialect, LargeBinary, MetaData, Table, Text, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine, Uuid
from uuid6 import uuid7

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class UtcTime(TypeDecorator[datetime]):
    """An aware UTC time, kept as microseconds since 1970: sorts, compares and travels alike everywhere."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + timedelta(microseconds=value)


class Uid(TypeDecorator[UUID]):
    """A UUIDv7: sixteen bytes in SQLite, the native type in PostgreSQL."""

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        native = dialect.name == "postgresql"
        return dialect.type_descriptor(Uuid() if native else LargeBinary(16))

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "postgresql" else value.bytes

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        return value if value is None or isinstance(value, UUID) else UUID(bytes=value)


class Uids(TypeDecorator[tuple[UUID, ...]]):
    """Uids of other rows, as one text with blanks between."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[UUID, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else " ".join(map(str, value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[UUID, ...] | None:
        return None if value is None else tuple(map(UUID, value.split()))


def new_uid() -> UUID:
    """A new UUIDv7, as the standard library's type."""
    return UUID(bytes=uuid7().bytes)


class Base(DeclarativeBase):
    """Every table; constraint names are fixed so that a migration can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcTime, UUID: Uid, str: Text, date: Date, bytes: LargeBinary}


@event.listens_for(Table, "before_create")
def _same_rows_in_postgresql(table: Table, connection: Connection, **_: object) -> None:
    """An index over some rows only has the same condition there.

    Said here and not at the index: naming it there loads all of that dialect into every desk, 8 MB and 50 ms.
    """
    if connection.dialect.name == "postgresql":
        for index in table.indexes:
            index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]


Key = Annotated[int, mapped_column(primary_key=True)]
RowUid = Annotated[UUID, mapped_column(Uid, unique=True)]


class Row(Base):
    """A shared row: `id` joins inside this store only, `uid` names it everywhere."""

    __abstract__ = True

    id: Mapped[Key]
    uid: Mapped[RowUid]
