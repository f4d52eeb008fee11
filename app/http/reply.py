"""A 200 of ours: its headers are few and known, so they are written down as they go out."""

from collections.abc import Mapping

from starlette.responses import Response

from app.representations import json

_NO_HEADERS: Mapping[str, str] = {}


class Reply(Response):
    """A whole body in memory; text is sent as UTF-8."""

    def __init__(
        self, body: str | bytes, media_type: str = json.MEDIA_TYPE, headers: Mapping[str, str] = _NO_HEADERS
    ) -> None:
        self.status_code = 200
        self.background = None
        self.body = body.encode() if isinstance(body, str) else body
        self.raw_headers = [
            (b"content-length", b"%d" % len(self.body)),
            (b"content-type", media_type.encode("latin-1")),
            *((name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()),
        ]
