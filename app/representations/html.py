"""text/html: the few pages for people, besides the documentation."""

import re
from html import escape

MEDIA_TYPE = "text/html; charset=utf-8"
POLICY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
}

_STYLE = """:root{color-scheme:light dark}
body{font:1.125rem/1.6 Georgia,serif;max-width:38rem;margin:12vh auto;padding:0 1.25rem}
h1{font-size:2rem;margin:0 0 1rem;border-bottom:3px double;padding-bottom:.5rem}
a{color:inherit;text-decoration-color:#b3261e;text-underline-offset:.2em}
li{margin:.3rem 0}code{font-size:.9em}"""

_CODE = re.compile("`([^`]+)`")


def with_code(text: str) -> str:
    """Plain text as HTML, with what stands between backticks as code."""
    return _CODE.sub(r"<code>\1</code>", escape(text))


def page(title: str, content: str) -> str:
    """A whole page; `content` is HTML, `title` is plain text."""
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(title)}</title>
<style>{_STYLE}</style>
<h1>{escape(title)}</h1>
{content}
</html>
"""
