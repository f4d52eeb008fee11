"""The export of a Telegram channel."""

import json
from typing import Any

from app.record import ArticleRecord
from tests.parsers.reading import published, read, reasons, record

WHOSE = {"from": "Fjord News", "from_id": "channel1001"}


def message(number: int, text: Any, **more: Any) -> dict[str, Any]:
    told = {"date": "2022-09-20T10:00:00", "date_unixtime": "1663660800", **WHOSE}
    return {"id": number, "type": "message", **told, "text": text, **more}


def exported(*messages: dict[str, Any], name: str = "Fjord News") -> bytes:
    return json.dumps({"name": name, "type": "public_channel", "id": 1001, "messages": messages}, indent=1).encode()


def test_a_message_is_one_text_at_its_exact_time_from_its_channel() -> None:
    text = [
        "BERGEN, Sept. 20 — The ",
        {"type": "bold", "text": "ferry"},
        " sails again.\n\n",
        {"type": "hashtag", "text": "#ferry"},
        " ",
        {"type": "link", "text": "https://fjord.example/a"},
    ]
    article = record(read(exported(message(2, text)))[0])
    assert article.body == "The ferry sails again.\n\n#ferry https://fjord.example/a"
    assert (published(article), article.source, article.places) == ("2022-09-20T08:00:00Z", "Fjord News", ("Bergen",))
    assert (article.keywords, article.provenance.identity) == (("ferry",), "id Fjord News\nchannel1001/2")


def test_messages_of_two_channels_are_never_the_same_article() -> None:
    one = record(read(exported(message(2, "The ferry sails.")))[0])
    other = record(read(exported(message(2, "The train waits.", **{"from": "Rail News"}), name="Rail News"))[0])
    namesake = record(read(exported(message(2, "The train waits.", from_id="channel7")))[0])
    assert len({one.id, other.id, namesake.id}) == 3


def test_messages_of_two_chats_with_the_same_number_are_two_articles() -> None:
    chat = {"from": "Ann Lee", "from_id": "user5"}
    one, other = (record(read(exported(message(2, f"The {name} sails.", **chat)))[0]) for name in ("ferry", "ship"))
    assert one.id != other.id


def test_an_export_of_all_chats_has_the_messages_of_each() -> None:
    chats = [json.loads(exported(message(2, f"The {name} sails.", **{"from": name}))) for name in ("ferry", "train")]
    about = "Here is all the data for which you asked. Remember that we keep only what we need to work as we should."
    whole = {"about": about, "contacts": {"list": [{"first_name": "Bo"}]}, "chats": {"list": chats}}
    left = json.loads(exported(message(2, "The bus sails.", **{"from": "bus"})))
    whole["left_chats"] = {"about": "Left", "list": [left]}
    found = [record(each) for each in read(json.dumps(whole, indent=1).encode())]
    assert [(each.source, each.body) for each in found] == [
        (name, f"The {name} sails.") for name in ("ferry", "train", "bus")
    ]


def test_who_writes_in_a_chat_is_an_author() -> None:
    article = record(read(exported(message(2, "The ferry sails.", **{"from": "Ann Lee", "from_id": "user5"})))[0])
    assert (article.authors, article.source) == (("Ann Lee",), None)


def test_what_telegram_notes_between_messages_is_no_article() -> None:
    note = {"id": 1, "type": "service", "date": "2022-09-01T09:00:00", "actor": "Fjord News", "title": "Fjord News"}
    found = read(exported(note | {"text": ""}, message(2, "The ferry sails."), message(3, "", photo="a.jpg")))
    assert reasons(found) == ["no article: a note of Telegram's on the channel itself", "empty"]
    assert [each.body for each in found if isinstance(each, ArticleRecord)] == ["The ferry sails."]
