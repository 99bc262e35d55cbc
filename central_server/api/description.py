# SPDX-License-Identifier: GPL-3.0-or-later
"""GET openapi.json: the API in OpenAPI 3.1, made from the table of endpoints and the messages' types."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from central_server.api.access import may_watch, not_known
from central_server.api.bodies import json_response
from central_server.api.endpoints import BASE, ENDPOINTS, Endpoint
from central_server.api.problems import MEDIA_TYPE, NO_TOKEN, Problem
from central_server.api.service import service_of
from db.syncing.messages import PROTOCOL

SCHEMES = {
    "device": {"type": "http", "scheme": "bearer", "description": "The token that a desk got when enrolled."},
    "metrics": {"type": "http", "scheme": "bearer", "description": "The setting metrics_token."},
}

IN_PATH = re.compile(r"{(\w+)}")
NOT_IN_NAMES = re.compile(r"\W+")


def described() -> dict[str, Any]:
    """The whole description."""
    types = [t for e in ENDPOINTS for t in (e.takes, e.gives) if isinstance(t, type)]
    refs, components = msgspec.json.schema_components(
        [Problem, *types], ref_template="#/components/schemas/{name}"
    )
    schemas = dict(zip([Problem, *types], refs, strict=True))
    paths = {e.path: {e.method.lower(): _operation(e, schemas)} for e in ENDPOINTS}
    itself = {"description": "This description.", "content": {"application/json": {"schema": {}}}}
    stranger = {"description": NO_TOKEN.title, "content": {MEDIA_TYPE: {"schema": schemas[Problem]}}}
    told = {"operationId": "openapi", "security": [{"metrics": []}]}
    paths["/openapi.json"] = {"get": {**told, "responses": {"200": itself, "401": stranger}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Simpul Pustaka: where desks meet", "version": str(PROTOCOL)},
        "servers": [{"url": BASE}],
        "paths": paths,
        "components": {"schemas": components, "securitySchemes": SCHEMES},
    }


def _operation(endpoint: Endpoint, schemas: dict[type, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": NOT_IN_NAMES.sub("_", endpoint.path.strip("/{}")),
        "summary": endpoint.about,
        "responses": _responses(endpoint, schemas),
    }
    if parameters := list(_parameters(endpoint)):
        told["parameters"] = parameters
    if endpoint.takes is not None:
        content = _content(endpoint.takes, schemas)
        told["requestBody"] = {"required": True, "content": content}
    if endpoint.token:
        told["security"] = [{endpoint.token: []}]
    return told


def _parameters(endpoint: Endpoint) -> Iterator[dict[str, Any]]:
    text = {"type": "string"}
    for name in IN_PATH.findall(endpoint.path):
        yield {"name": name, "in": "path", "required": True, "schema": {**text, "pattern": "^[^/]+$"}}
    for name, about in endpoint.headers.items():
        yield {"name": name, "in": "header", "description": about, "schema": text}


def _responses(endpoint: Endpoint, schemas: dict[type, Any]) -> dict[str, Any]:
    content = _content(endpoint.gives, schemas)
    told: dict[str, Any] = {
        str(status): {"description": endpoint.about, "content": content}
        for status in (200, *endpoint.also, *endpoint.worse)
    }
    problem = {MEDIA_TYPE: {"schema": schemas[Problem]}}
    for status, titles in _by_status(endpoint.problems).items():
        told.setdefault(str(status), {"description": "; ".join(titles), "content": problem})
    return told


def _content(what: type | str, schemas: dict[type, Any]) -> dict[str, Any]:
    """A message's type as JSON, or a media type whose inside has no schema."""
    if isinstance(what, type):
        return {"application/json": {"schema": schemas[what]}}
    binary = {"format": "binary"} if what == "application/octet-stream" else {}
    return {what: {"schema": {"type": "string", **binary}}}


def _by_status(problems: Iterable[Problem]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for problem in problems:
        found[problem.status].append(problem.title)
    return found


async def openapi(request: Request) -> Response:
    """See may_watch for who may."""
    if not may_watch(request, service_of(request).settings.metrics_token):
        raise not_known()
    return json_response(DESCRIPTION)


DESCRIPTION = msgspec.json.encode(described())
