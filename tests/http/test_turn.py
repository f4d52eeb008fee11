"""One turn of the event loop: the archive is asked for its state once, and nobody is told less than he knows."""

import asyncio
import json
from pathlib import Path

from app.config import Settings
from app.http.gate import Gate
from app.http.turn import Turn
from app.main import create_app
from tests.archives import article, write
from tests.conftest import opened
from tests.http.test_lanes import scope_of


def test_what_was_read_counts_for_one_turn_and_for_nobody_twice() -> None:
    async def turns() -> None:
        loop, turn = asyncio.get_running_loop(), Turn()
        turn.enter(loop, "one", 2)
        turn.serial = 7
        turn.enter(loop, "other", 2)
        assert turn.serial == 7
        turn.enter(loop, "one", 2)
        assert turn.serial is None, "who asks again may know of a change"
        turn.serial = 8
        turn.enter(loop, "third", 1024)
        assert turn.serial is None, "of so many the loop hears in several calls"
        turn.serial = 9
        await asyncio.sleep(0)
        turn.enter(loop, "fourth", 2)
        assert turn.serial is None, "that was another turn"

    asyncio.run(turns())


def test_what_is_remembered_is_as_new_as_the_turn(tmp_path: Path) -> None:
    made = Settings(database_url=f"sqlite:///{tmp_path}/archive.db")
    with opened(made) as store:
        gate = create_app(made)
        assert isinstance(gate, Gate)

        def titles(turn: Turn) -> list[str]:
            found = gate.at_once(scope_of("/articles?fields=title"), turn)
            assert found
            return [each["title"] for each in json.loads(found[0].body)["data"]]

        write(store, [article(1, "2001")])
        before = [titles(Turn()) for _ in range(3)][-1]
        turn = Turn()
        assert titles(turn) == before
        write(store, [article(2, "2002")])
        assert titles(turn) == before
        assert len(titles(Turn())) == 2
