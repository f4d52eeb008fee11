"""A deterministic pile of any size: word frequencies as in real text, dates over 160 years at every precision."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random

FIRST, DAYS = date(1865, 1, 1), 58_500
_VOCABULARY = 30_000
_PLACES = ("MOSCOW", "LONDON", "NEW YORK", "PARIS", "CAIRO", "TOKYO", "LIMA", "OSLO", "DELHI", "PERTH")


def lines(count: int, words: int = 330) -> Iterator[bytes]:
    """Yield `count` articles as JSON Lines, of about `words` words each (330 make some 2 kB of text)."""
    random = Random(20220920)
    vocabulary = ["".join(random.choices("aeioudlnrst", k=random.randint(2, 10))) for _ in range(_VOCABULARY)]
    weights = list(accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))
    for number in range(count):
        text = random.choices(vocabulary, cum_weights=weights, k=words)
        day = FIRST + timedelta(days=random.randrange(DAYS))
        yield json.dumps(
            {
                "id": f"urn:bench:{number}",
                "title": " ".join(text[:8]).capitalize(),
                "date": _published(random, day),
                "source": f"Source {random.randrange(40)}",
                "keywords": text[20:23],
                "text": f"{random.choice(_PLACES)}, {day:%B} {day.day} - {_paragraphs(text)}",
            }
        ).encode()


def _published(random: Random, day: date) -> str | None:
    kind = random.random()
    if kind < 0.01:
        return None
    if kind < 0.03:
        return day.isoformat()[: random.choice((4, 7))]
    return day.isoformat() if kind < 0.8 else f"{day}T{random.randrange(24):02}:{random.randrange(60):02}Z"


def _paragraphs(words: list[str]) -> str:
    return "\n\n".join(" ".join(words[start : start + 60]).capitalize() + "." for start in range(0, len(words), 60))
