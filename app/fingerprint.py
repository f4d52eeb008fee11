"""Fingerprints: showing that two texts are the same, or may be nearly the same, without looking at the texts.

One-permutation MinHash (Li, Owen and Zhang 2012). Every run of three words becomes a number, the same on any machine,
and the least number in each of sixteen bins is kept; an empty bin borrows from the next one (Shrivastava and Li 2014).
The share of bins in which two texts have the same number estimates the share of runs they have in common. Fifteen of
the numbers form five bands, by which candidates are found: a whole band must be equal. Four bits of each number form
the sketch, which rules out most dissimilar candidates at once (Li and König 2010).
"""

import struct
from collections.abc import Iterable, Sequence, Set
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

RUN = 3
"""Words per run."""

BAND_BITS = 20
BINS = 16
NIBBLE = 4
"""Bits per bin in the sketch."""
_BANDS, _ROWS = 5, 3
_LANE = 8
"""Bytes in which a run's number is computed."""
_KEPT = b"\xff\xff\xff\x3f\0\0\0\0"
"""Its significant bits: the last thirty."""
_FACTORS = (0x2545F491, 0x1B873593, 0x3C6EF373)
_EMPTY = 1 << 30


class Fingerprint(NamedTuple):
    """The `sketch` has 64 bits, as a signed integer; each band is a number of 20 bits."""

    sketch: int
    bands: tuple[int, ...]


class Traits(NamedTuple):
    """What a text of `size` words is compared by. `text` is a 64-bit hash as a signed integer, equal for equal words.

    `text` is None if there are no words, `fingerprint` if there are fewer than a run.
    """

    text: int | None
    size: int
    fingerprint: Fingerprint | None


def traits(text: str) -> Traits:
    """The traits of a text of words separated by single spaces."""
    data = text.encode()
    words = data.split()
    several = len(words)
    return Traits(_hash(data) if words else None, several, fingerprint(words) if several >= RUN else None)


def _hash(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def fingerprint(words: Sequence[bytes]) -> Fingerprint:
    """The fingerprint of at least three words, each in UTF-8."""
    least = _filled(_least(_numbered(words)))
    row = struct.pack(f"<{BINS}I", *least)
    bands = tuple([crc32(row[start : start + 4 * _ROWS]) >> 32 - BAND_BITS for start in _STARTS])
    sketch = 0
    for number in least:
        sketch = sketch << NIBBLE | number >> NIBBLE & 15
    return Fingerprint(sketch - (1 << 64) if sketch >> 63 else sketch, bands)


def differing(one: int, two: int) -> int:
    """In how many of the sixteen bins two sketches differ: none for equal texts."""
    bits = one ^ two
    bits |= bits >> 1
    bits |= bits >> 2
    return (bits & _LAST_OF_NIBBLES).bit_count()


def runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    """The runs of a text."""
    return set(zip(*(words[start:] for start in range(RUN)), strict=False))


def likeness(one: Set[tuple[str, ...]], two: Set[tuple[str, ...]]) -> float:
    """The Jaccard index of two non-empty sets of runs: from 0 for nothing in common to 1 for equal sets."""
    shared = len(one & two)
    return shared / (len(one) + len(two) - shared)


_STARTS = range(0, 4 * _BANDS * _ROWS, 4 * _ROWS)
_LAST_OF_NIBBLES = 0x1111111111111111


def _numbered(words: Sequence[bytes]) -> tuple[int, ...]:
    """The number of every run: the sum of its words' checksums, each multiplied by its position's factor.

    All words are packed side by side into one long integer, with enough room that no sum overflows into the next: so
    the sums are computed at the speed of the interpreter's own arithmetic.
    """
    several = len(words)
    row = int.from_bytes(struct.pack(f"<{several}Q", *map(crc32, words)), "little")
    sums = sum((row >> 8 * _LANE * place) * factor for place, factor in enumerate(_FACTORS))
    sums &= int.from_bytes(_KEPT * several, "little")
    return struct.unpack_from(f"<{several - RUN + 1}Q", sums.to_bytes(several * _LANE, "little"))


def _least(numbers: Iterable[int]) -> list[int]:
    """The least number in each bin; the last bits of a number choose its bin."""
    least = [_EMPTY] * BINS
    for number in numbers:
        if number < least[name := number & BINS - 1]:
            least[name] = number
    return least


def _filled(bins: list[int]) -> list[int]:
    """Fill empty bins from the next non-empty one; the last bin is followed by the first."""
    if _EMPTY not in bins:
        return bins
    following = next(number for number in bins if number != _EMPTY)
    filled = []
    for number in reversed(bins):
        following = following if number == _EMPTY else number
        filled.append(following)
    return filled[::-1]
