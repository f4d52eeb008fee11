"""`/openapi.json` and `/docs`: the documentation, served from installed packages, without internet access."""

from functools import cache
from importlib.resources import files

import orjson
from fastapi import APIRouter

from app.errors import NotFound
from app.http.exchange import Exchange
from app.http.freshness import RELEASE
from app.http.links import Links
from app.http.reply import Reply
from app.http.route import ReadRoute, answers
from app.representations import html

router = APIRouter(route_class=ReadRoute, include_in_schema=False)

_ASSETS = {
    "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
    "swagger-ui.css": "text/css; charset=utf-8",
    "favicon.png": "image/png",
}
_PAGE_ONLY = (("html", "text/html"),)
_POLICY = {
    # Swagger UI uses inline styles, and icons from data: URLs.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
}
_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Dateline: API documentation</title>
<link rel="stylesheet" href="{assets}/swagger-ui.css">
<link rel="icon" href="{assets}/favicon.png">
<style>:root {{ color-scheme: light dark }} body {{ margin: 0 }}</style>
<div id="swagger-ui"></div>
<script src="{assets}/swagger-ui-bundle.js"></script>
<script src="{assets}/start.js" data-openapi="{openapi}"></script>
</html>
"""
_START = """const dark = matchMedia("(prefers-color-scheme: dark)");
const dress = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", dress);
dress();
SwaggerUIBundle({
  url: document.currentScript.dataset.openapi,
  dom_id: "#swagger-ui",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  validatorUrl: null,
});
"""


@router.get("/openapi.json", response_model=None)
@answers(RELEASE)
def openapi(exchange: Exchange) -> Reply:
    """The OpenAPI 3.1 document."""
    return Reply(orjson.dumps(exchange.served.document()))


@router.get("/docs", response_model=None)
@answers(RELEASE, offers=_PAGE_ONLY)
def docs(exchange: Exchange) -> Reply:
    """The documentation as a page."""
    # Paths without the public URL: the page may only load files from its own origin.
    links = Links(exchange.store.settings.root_path)
    page = _PAGE.format(assets=links.to("/docs/assets"), openapi=links.to("/openapi.json"))
    return Reply(page, html.MEDIA_TYPE, _POLICY)


@router.get("/docs/assets/{name}", response_model=None)
@answers(RELEASE, offers=())
def asset(exchange: Exchange, name: str) -> Reply:
    """The page's own files."""
    if name == "start.js":
        return Reply(_START, "text/javascript; charset=utf-8")
    if name not in _ASSETS:
        raise NotFound("the page has no such file")
    return Reply(_read(name), _ASSETS[name])


@cache
def _read(name: str) -> bytes:
    return files("fastapi_offline").joinpath("static", name).read_bytes()
