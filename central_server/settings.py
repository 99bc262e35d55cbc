# SPDX-License-Identifier: GPL-3.0-or-later
"""The server's settings, declared once: name, type, default, meaning. From a file and the environment."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta
from platformdirs import user_data_path

PREFIX = "SIMPUL_SERVER_"
CONFIG = "SIMPUL_SERVER_CONFIG"
USUAL_FILE = Path("/etc/simpul/server.toml")
MEBIBYTE = 1_048_576


class WrongSettings(Exception):
    """A file or variable that can't be understood; the message says which setting and why."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Each may stand in the file by its name, or in the environment as SIMPUL_SERVER_NAME, which wins."""

    data_folder: Annotated[str, Meta(description="where the embedded SQLite store lies")] = ""
    database: Annotated[
        str, Meta(description="the store: 'postgresql+psycopg://…' or 'sqlite:///…'; empty: in data_folder")
    ] = ""
    host: Annotated[str, Meta(description="address to listen on")] = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65_535, description="port to listen on")] = 8750
    address: Annotated[
        str, Meta(description="how desks reach it, as in https://example.org; empty: by host and port")
    ] = ""
    tls_certificate: Annotated[str, Meta(description="certificate chain as PEM: then HTTPS is spoken")] = ""
    tls_key: Annotated[str, Meta(description="its private key as PEM")] = ""
    trusted_proxy: Annotated[
        str, Meta(description="addresses of proxies whose X-Forwarded-For is believed, with commas between")
    ] = ""
    workers: Annotated[int, Meta(ge=1, le=64, description="processes that share the port")] = 1
    threads: Annotated[int, Meta(ge=1, le=64, description="threads a process, a connection each")] = 8
    most_waiting: Annotated[
        int, Meta(ge=1, description="requests that wait for a thread before more are sent away (503)")
    ] = 500
    largest_body: Annotated[int, Meta(ge=1_024, description="bytes of a request as sent")] = 8 * MEBIBYTE
    largest_unpacked: Annotated[int, Meta(ge=1_024, description="bytes of a request unpacked")] = (
        32 * MEBIBYTE
    )
    snapshot_folder: Annotated[
        str, Meta(description="where snapshots for new desks lie; empty: 'snapshots' in data_folder")
    ] = ""
    snapshot_from: Annotated[
        int, Meta(ge=0, description="titles and items from which on there is a snapshot; 0: never by itself")
    ] = 20_000
    snapshot_days: Annotated[
        int, Meta(ge=1, le=365, description="how old a snapshot may be while the catalogue changes")
    ] = 7
    snapshot_look_seconds: Annotated[
        float, Meta(gt=0, description="how often to look whether another snapshot is due")
    ] = 60.0
    news_seconds: Annotated[float, Meta(gt=0, le=60, description="how often to look for news")] = 0.5
    heartbeat_seconds: Annotated[
        float, Meta(gt=0, le=300, description="how often a quiet event stream shows that it is alive")
    ] = 20.0
    interlending_seconds: Annotated[
        float, Meta(gt=0, le=3_600, description="how often to look for messages to partners' systems")
    ] = 20.0
    metrics_token: Annotated[
        str, Meta(description="who shows it may read /metrics; without one only this machine itself")
    ] = ""
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Meta(description="'debug' tells of idle cycles too")
    ] = "info"

    @property
    def folder(self) -> Path:
        """Where the embedded store lies."""
        return Path(self.data_folder) if self.data_folder else user_data_path("simpul-server")

    @property
    def snapshots(self) -> Path:
        """Where snapshots lie."""
        return Path(self.snapshot_folder) if self.snapshot_folder else self.folder / "snapshots"

    @property
    def database_url(self) -> str:
        """The store's URL."""
        return self.database or f"sqlite:///{(self.folder / 'central.db').as_posix()}"


def load(file: Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The file that is named, else in SIMPUL_SERVER_CONFIG, else the usual one; the environment over it.

    Raises WrongSettings, OSError where a file that was named can't be read.
    """
    told: dict[str, Any] = _of_file(file, environment)
    known = {field.name for field in msgspec.structs.fields(Settings)}
    for variable, value in environment.items():
        name = variable.removeprefix(PREFIX).lower()
        if variable.startswith(PREFIX) and variable != CONFIG:
            if name not in known:
                raise WrongSettings(f"{variable} is no setting")
            told[name] = value
    try:
        return msgspec.convert(told, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise WrongSettings(str(error)) from error


def _of_file(file: Path | None, environment: Mapping[str, str]) -> dict[str, Any]:
    if file is None and CONFIG in environment:
        file = Path(environment[CONFIG])
    if file is None:
        if not USUAL_FILE.exists():
            return {}
        file = USUAL_FILE
    try:
        return msgspec.toml.decode(file.read_bytes(), type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise WrongSettings(f"{file}: {error}") from error
