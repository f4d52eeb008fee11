"""One request on its way through, with its headers read once."""

import itertools
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from starlette.requests import Request
from starlette.types import Scope

from app import question
from app.http.links import Links
from app.http.whole import Turns
from app.store.session import Store

_READ = frozenset([b"accept", b"accept-encoding", b"if-none-match", b"if-modified-since", b"x-request-id"])
_PORT = rb"(?:6553[0-5]|655[0-2]\d|65[0-4]\d\d|6[0-4]\d{3}|[1-5]?\d{1,4})"
_HOST = re.compile(rb"(?:[A-Za-z0-9._~-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::%b)?" % _PORT)
_HOST_FIELD = re.compile(rb"(?:\[[0-9A-Fa-f:.]*\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*+)(?::\d*)?")
_REQUEST_ID = re.compile(rb"[A-Za-z0-9._\-]{1,128}")
_PROCESS = secrets.token_hex(6).encode()
_NUMBERS = itertools.count(1)

Question = tuple[bytes, bytes, bytes, bytes, bytes]
"""What determines a response while the archive is unchanged: path, query, Accept, Accept-Encoding, Host."""


@dataclass(frozen=True, slots=True)
class Served:
    """The archive being served, its links, its OpenAPI document, and the slots for whole results."""

    store: Store
    links: Links
    document: Callable[[], dict[str, Any]]
    turns: Turns


@lru_cache(maxsize=256)
def is_host(value: bytes) -> bool:
    """Whether a Host header has the form that RFC 9110 section 7.2 requires; `_HOST` is what we use in links."""
    return _HOST_FIELD.fullmatch(value) is not None


class Exchange(Request):
    """A request and its query; the route that answers it sets `asked` and `representation`.

    It subclasses Request only to show FastAPI that this is no query parameter. None of Starlette's own methods are
    used: they would read the same headers again.
    """

    def __init__(self, scope: Scope, served: Served) -> None:
        self.scope, self.served = scope, served
        self.store, self.links = served.store, served.links
        self.size = self.hosts = 0
        self.given: dict[bytes, bytes] = {}
        self.host = b""
        self.representation = ""
        self.asked: question.Question | None = None
        for name, value in scope["headers"]:
            self.size += len(name) + len(value) + 4
            if name == b"host":
                self.hosts, self.host = self.hosts + 1, value
            elif name in _READ:  # RFC 9110 section 5.3: several lines of one name are one list
                self.given[name] = self.given[name] + b", " + value if name in self.given else value
        own = self.given.get(b"x-request-id")
        self.id = own if own and _REQUEST_ID.fullmatch(own) else b"%b-%x" % (_PROCESS, next(_NUMBERS))
        self.question: Question = (
            scope.get("raw_path") or b"",
            scope["query_string"],
            self.given.get(b"accept", b""),
            self.given.get(b"accept-encoding", b""),
            self.host,
        )

    @property
    def is_conditional(self) -> bool:
        """Whether the request is conditional: the client says which copy it has."""
        return b"if-none-match" in self.given or b"if-modified-since" in self.given

    def absolute_links(self) -> Links:
        """Links for responses that are read elsewhere: under the public URL, else under the requested host.

        A Host that is not plainly a name or an address is ignored, and the address that we listen on takes its place.
        """
        if "://" in self.links.prefix:
            return self.links
        host = self.host.decode("latin-1") if _HOST.fullmatch(self.host) else _listening(self.scope)
        return Links(f"{self.scope['scheme']}://{host}{self.links.prefix}")

    @property
    def arguments(self) -> Mapping[str, str]:
        """The path parameters, as text."""
        found: Mapping[str, str] = self.scope["path_params"]
        return found

    def text(self, name: bytes) -> str:
        """A header's value as Latin-1 text, empty if it is absent."""
        value = self.given.get(name)
        return value.decode("latin-1") if value else ""


def _listening(scope: Scope) -> str:
    host, port = scope.get("server") or ("localhost", None)
    shown = f"[{host}]" if ":" in host else host
    return f"{shown}:{port}" if port else shown
