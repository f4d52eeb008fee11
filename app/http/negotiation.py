"""RFC 9110 section 12.5.1: what a client would rather have."""


def prefers_html(accept: str) -> bool:
    """Whether a page is wanted rather than JSON, by quality; a client that does not care gets JSON."""
    return _quality(accept, "text", "html") > _quality(accept, "application", "json")


def _quality(accept: str, kind: str, name: str) -> float:
    """The quality of the most specific range that matches."""
    best = (-1, 0.0)
    for part in accept.split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        specific = {f"{kind}/{name}": 2, f"{kind}/*": 1, "*/*": 0}.get(media_range)
        if specific is not None:
            best = max(best, (specific, _weight(parameters)))
    return best[1]


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(max(float(parameter[2:]), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
