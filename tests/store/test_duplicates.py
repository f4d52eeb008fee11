"""Duplicates, against an oracle that looks at every pair: whatever is added, changed, withdrawn, however it is cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app
from app.parsers.attempt import Origin
from app.parsers.draft import Draft, finish
from app.parsers.options import Options
from app.record import ArticleRecord
from app.store.session import Store
from app.store.writer import reinstate, withdraw
from app.words import words
from tests.archives import write
from tests.conftest import opened

DAYS = 3
ALIKE = 0.8
FEWEST = 20


@dataclass
class Kept:
    """An article as the oracle knows it, in the order in which it was first stored."""

    id: str
    words: list[str]
    day: int | None

    @property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Its runs of three words."""
        return runs(tuple(self.words))


@cache
def runs(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """The runs of three words of a text."""
    return frozenset(words[n : n + 3] for n in range(len(words) - 2))


def oracle(articles: Sequence[Kept]) -> dict[str, tuple[str | None, float | None]]:
    """Of whom each is a duplicate, and how similar, by comparing it with every article before it."""
    told: dict[str, tuple[str | None, float | None]] = {}
    for place, each in enumerate(articles):
        before = articles[:place]
        same = next((other for other in before if other.words and other.words == each.words), None)
        if same:
            original, similarity = told[same.id]
            told[each.id] = (original, similarity) if original else (same.id, 1.0)
        else:
            near = ((other.id, alike(each, other)) for other in before if told[other.id][0] is None)
            found = next(((id, similarity) for id, similarity in near if similarity >= ALIKE), None)
            told[each.id] = (found[0], min(round(found[1], 2), 0.99)) if found else (None, None)
    return told


def alike(one: Kept, two: Kept) -> float:
    """The Jaccard index of the sets of three-word runs, 0 where the two are not to be compared."""
    if one.day is None or two.day is None or abs(one.day - two.day) > DAYS:
        return 0.0
    if min(len(one.words), len(two.words)) < FEWEST:
        return 0.0
    first, second = one.runs, two.runs
    shared = len(first & second)
    return shared / (len(first) + len(second) - shared)


def text(seed: int, changes: int = 0, size: int = 60) -> str:
    """A text of some words, which no other seed has; so many of them are changed."""
    found = [f"word{seed}x{n}" for n in range(size)]
    for change in range(changes):
        found[(change + 1) * 7] = f"other{change}"
    return " ".join(found)


TEXTS = (*(text(1, n) for n in range(4)), text(2), "Too short to be near.", "")
DATES = ("2001-06-01", "2001-06-04T23:59Z", "2001-06-07", "2001-06", None)


def article(name: str, body: str, date: str | None, title: str = "A headline") -> ArticleRecord:
    """An article with a name that makes its id."""
    draft = Draft(text=body, title=title, id=f"urn:test:{name}", date=date)
    return finish(draft, Origin("test", "test", 1, b""), Options())


def kept(record: ArticleRecord) -> Kept:
    """What the oracle needs of an article."""
    known = record.published and record.published.precision not in ("month", "year")
    return Kept(record.id, words(record.body), record.published.start // 86_400 if record.published and known else None)


class Model:
    """What an archive has to hold after some changes; an equal text comes back to no article that had it before."""

    def __init__(self) -> None:
        self.current: dict[str, Kept] = {}
        self.seen: dict[str, set[bytes]] = {}
        self.gone: dict[str, Kept] = {}

    def put(self, record: ArticleRecord) -> None:
        """Store a record."""
        if record.content_hash in self.seen.setdefault(record.id, set()):
            return
        self.seen[record.id].add(record.content_hash)
        now = kept(record)
        if record.id in self.gone:
            self.gone[record.id] = now
        elif record.id in self.current:
            self.current[record.id].words, self.current[record.id].day = now.words, now.day
        else:
            self.current[record.id] = now

    def withdraw(self, id: str) -> None:
        """Withdraw an article, if there is one."""
        if its := self.current.pop(id, None):
            self.gone[id] = its

    def reinstate(self, id: str) -> None:
        """Undo a withdrawal, if there was one: the article comes last."""
        if its := self.gone.pop(id, None):
            self.current[id] = its


@pytest.fixture(scope="module")
def changing(module_database_url: str) -> Iterator[tuple[Store, TestClient]]:
    """An archive that is emptied by each example, and the web application over it."""
    with opened(Settings(database_url=module_database_url)) as store, TestClient(create_app(store.settings)) as client:
        yield store, client


def told(client: TestClient, asked: str = "") -> dict[str, tuple[str | None, float | None]]:
    """What the archive says of all articles, or of those that are asked for."""
    page = client.get(f"/articles?page_size=1000&fields=id,duplicate_of,similarity{asked}").json()
    assert page["meta"]["total"] == {"value": len(page["data"]), "relation": "eq"}
    return {each["id"]: (each["duplicate_of"], each["similarity"]) for each in page["data"]}


def put(name: int, body: int, date: int) -> tuple[str, int, int, int]:
    """An instruction to store."""
    return "put", name, body, date


PUTS = some.builds(put, some.integers(0, 5), some.integers(0, len(TEXTS) - 1), some.integers(0, len(DATES) - 1))
WITHDRAWALS = some.tuples(some.sampled_from(["withdraw", "reinstate"]), some.integers(0, 5), some.just(0), some.just(0))
CHANGES = some.lists(some.tuples(some.one_of(PUTS, PUTS, PUTS, WITHDRAWALS), some.booleans()), max_size=30)
examples = count()


@settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
@given(CHANGES)
def test_duplicates_are_what_the_oracle_says(
    changing: tuple[Store, TestClient], changes: list[tuple[tuple[str, int, int, int], bool]]
) -> None:
    """After any changes, in any cuts; and the filter parts the archive, as the counts do."""
    store, client = changing
    example, model, batch = next(examples), Model(), list[ArticleRecord]()
    for (what, name, body, date), cut in changes:
        record = article(f"{example}-{name}", TEXTS[body], DATES[date])
        if what == "put":
            model.put(record)
            batch.append(record)
        if what != "put" or cut:
            write(store, batch)
            batch.clear()
        if what == "withdraw":
            model.withdraw(record.id)
            withdraw(store, [record.id])
        if what == "reinstate":
            model.reinstate(record.id)
            reinstate(store, [record.id])
    write(store, batch)
    expected = oracle(list(model.current.values()))
    duplicates = {id: verdict for id, verdict in expected.items() if verdict[0]}
    assert told(client) == expected
    assert told(client, "&duplicates=only") == duplicates
    assert told(client, "&duplicates=exclude") == {id: v for id, v in expected.items() if id not in duplicates}
    withdraw(store, list(model.current))
    assert told(client) == {}


def test_who_hangs_on_one_that_is_none_any_more_is_judged_anew(store: Store) -> None:
    """A becomes what B is; C, near to B, is too far from A in time, and an original from then on."""
    a, b, c = article("a", text(2), DATES[0]), article("b", text(1), DATES[1]), article("c", text(1, 1), DATES[2])
    with TestClient(create_app(store.settings)) as client:
        write(store, [a, b, c])
        assert told(client) == {a.id: (None, None), b.id: (None, None), c.id: (b.id, 0.9)}
        write(store, [article("a", text(1), DATES[0])])
        assert told(client) == {a.id: (None, None), b.id: (a.id, 1.0), c.id: (None, None)}


def test_a_date_that_changes_is_judged_anew(store: Store) -> None:
    """The window opens and closes for those who depend on the article whose date it is."""
    a, b = article("a", text(1), DATES[0]), article("b", text(1, 1), DATES[2])
    with TestClient(create_app(store.settings)) as client:
        for date, verdict in ((DATES[0], (None, None)), (DATES[1], (a.id, 0.9)), (DATES[3], (None, None))):
            write(store, [article("a", text(1), date), b])
            assert told(client)[b.id] == verdict


def test_only_equal_texts_are_wholly_similar(store: Store) -> None:
    """The same runs in another order, or nearly all of them, are not the same text; case and punctuation are none."""
    around = " ".join(["one two three four five six"] * 10)
    moved = f"four five six {around} one two three"
    long, other = text(4, 0, 3000), text(4, 1, 3000)
    assert other != long
    bodies = (around, moved, long, other, around.upper().replace(" ", " - "))
    first, second, third, fourth, fifth = (article(str(n), body, DATES[0]) for n, body in enumerate(bodies))
    with TestClient(create_app(store.settings)) as client:
        write(store, [first, second, third, fourth, fifth])
        expected = {second.id: (first.id, 0.99), fourth.id: (third.id, 0.99), fifth.id: (first.id, 1.0)}
        assert told(client, "&duplicates=only") == expected


def edited(random: Random, body: str) -> str:
    """The text with some words exchanged here and there, or a passage left out, or one put in."""
    found, most = body.split(), max(1, len(body.split()) // 8)
    start, length = random.randrange(len(found)), random.randint(1, most)
    match random.randrange(3):
        case 0:
            for place in random.sample(range(len(found)), max(1, length // 3)):
                found[place] = f"exchanged{random.random()}"
        case 1:
            del found[start : start + length]
        case 2:
            found[start:start] = [f"added{random.random()}" for _ in range(length)]
    return " ".join(found)


def test_hardly_a_near_duplicate_is_missed_and_none_invented(store: Store) -> None:
    """Of all pairs, compared whole: at least 95 in 100 of what there is are told, and nothing that is not so."""
    random, records = Random(7), list[ArticleRecord]()
    for story in range(150):
        body = " ".join(f"w{random.randrange(3000)}" for _ in range(random.choice((25, 60, 150, 400))))
        for copy in range(4):
            day = f"2001-06-{random.randint(1, 9):02}"
            records.append(article(f"{story}-{copy}", edited(random, body) if copy else body, day))
    random.shuffle(records)
    with TestClient(create_app(store.settings)) as client:
        write(store, records)
        found = {id: verdict for id, verdict in told(client).items() if verdict[0]}
    all_kept = {each.id: each for each in map(kept, records)}
    expected = {id for id, verdict in oracle(list(all_kept.values())).items() if verdict[0]}
    assert len(expected) > 150
    assert len(found.keys() & expected) / len(expected) >= 0.95
    for id, (original, similarity) in found.items():
        assert original not in found
        assert original is not None
        exact = alike(all_kept[id], all_kept[original])
        assert exact >= ALIKE
        assert similarity == (1.0 if all_kept[id].words == all_kept[original].words else min(round(exact, 2), 0.99))
