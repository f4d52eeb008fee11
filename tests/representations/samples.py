"""Articles that are hard to represent: every precision of date, text that means something elsewhere, little, much."""

import json

PUBLISHED = (
    None,
    "1869",
    "2001-06",
    "2022-09-20",
    "2022-09-20T14:05Z",
    "2022-09-20T14:05:11Z",
    "0001-01-01",
    "9999-12",
)
NASTY = "=1+1 a < b & c > \"quoted\" 'single' \\ {braces} $5 #1 50% a_b ~ ^ *stars* `code` [link](x) ]]> | ünï 北京 😀"


def lines() -> bytes:
    """JSON Lines: one article for each date, and one in which every field has something to escape."""
    rows: list[dict[str, object]] = [
        {
            "id": f"urn:test:{n}", "title": f"Title {n}", "date": date, "text": f"- Text\n\n1. of {n}.\n\n# {NASTY}",
            "url": f"javascript:alert({n})",
        }
        for n, date in enumerate(PUBLISHED)
    ]  # fmt: skip
    rows.append(
        {
            "id": "urn:test:nasty", "title": f"@{NASTY}", "date": "2020-02-29",
            "text": f"LONDON, Feb. 29 - +{NASTY}\n\n-2",
            "source": f"-{NASTY}", "authors": ["Ada, Quill", "Bo and Co"], "byline": "'=By Ada", "section": "a/b",
            "keywords": ["place:usa", "person:volcker, paul", "=x", "plain"], "language": "en-GB",
            "summary": f"+{NASTY}", "url": "https://example.org/ä b?c=100%&d=<e>&f=%20",
        }
    )  # fmt: skip
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)
