"""Similar articles, judged by Reuters' own topics: how many of the nearest share one with the article in question.

Chance is the same for articles drawn at random. Repeated texts are pairs whose normalised texts are equal: for how many
of them the other one is found first.
"""

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from app.config import Settings
from app.filters import Selection
from app.ingest import ingest
from app.parsers.options import Options
from app.queries.articles import each_article
from app.queries.similar import similar
from app.store.migrate import migrate
from app.store.rows import load
from app.store.session import Store
from benchmarks.datelines import TRUTH

FILES = sorted((TRUTH.parent / "reuters21578").glob("*.sgm"))
ASKED, NEAREST = 400, 5


def main() -> None:
    """Print a table."""
    if not FILES:
        print("no Reuters files at ../shared/corpora/reuters21578: nothing to judge by")
        return
    with _archive() as store:
        articles = dict(_articles(store))
        print("| what | share |\n|---|---:|")
        topics = {id: topics for id, (topics, _) in articles.items() if topics}
        asked = Random(1).sample(sorted(topics), ASKED)
        ours = [_shares(topics[id], topics.get(other, set())) for id in asked for other in _nearest(store, id, topics)]
        chance = [_shares(topics[id], topics[Random(id).choice(sorted(topics))]) for id in asked]
        print(f"| of the nearest {NEAREST} share a topic | {sum(ours) / len(ours):.3f} |")
        print(f"| of articles drawn by lot share a topic | {sum(chance) / len(chance):.3f} |")
        twins = [ids for ids in _twins(articles) if len(ids) == 2]
        found = [similar(store, one, 1)[0].article[0] == two for one, two in twins if similar(store, one, 1)]
        print(f"| of {len(twins)} repeated texts are the nearest | {sum(found) / max(len(twins), 1):.3f} |")


@contextmanager
def _archive() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Settings(database_url=f"sqlite:///{folder}/archive.db", batch_articles=2000))
        migrate(store)
        for _ in ingest(store, [str(path) for path in FILES], Options()):
            pass
        yield store
        store.close()


def _articles(store: Store) -> Iterator[tuple[str, tuple[set[str], str]]]:
    for id, members in each_article(store, store, Selection()):
        fields = load(members)
        topics = {keyword for keyword in fields["keywords"] if ":" not in keyword}
        yield id, (topics, re.sub(r"\W+", " ", fields["body"]).strip().casefold())


def _nearest(store: Store, id: str, topics: dict[str, set[str]]) -> list[str]:
    return [each.article[0] for each in similar(store, id, 4 * NEAREST) if each.article[0] in topics][:NEAREST]


def _shares(one: set[str], two: set[str]) -> bool:
    return bool(one & two)


def _twins(articles: dict[str, tuple[set[str], str]]) -> list[list[str]]:
    by_text = defaultdict(list)
    for id, (_, text) in articles.items():
        if len(text) > 200:
            by_text[text].append(id)
    return [ids for ids in by_text.values() if len(ids) > 1]


if __name__ == "__main__":
    main()
