"""Decks: what is printed below a headline beside another summary."""

import json

import pytest

from tests.parsers.reading import read, record


@pytest.mark.parametrize("name", ["deck", "Dek", "standfirst", "subtitle"])
def test_a_deck_beside_a_summary_is_printed_above_the_text(name: str) -> None:
    row = {
        "title": "Ferry sails",
        "summary": "It sails.",
        name: "And the <b>ice</b> breaks.",
        "text": "The ferry sails.",
    }
    article = record(read(json.dumps(row).encode(), name="jsonl")[0])
    assert (article.summary, article.preamble) == ("It sails.", "And the ice breaks.")
    alone = record(read(json.dumps({**row, "summary": None}).encode(), name="jsonl")[0])
    assert (alone.summary, alone.preamble) == ("And the ice breaks.", None)


@pytest.mark.parametrize("deck", ["It sails!", "The ferry sails", "FERRY SAILS", "", "None", "Nobody was hurt."])
def test_a_deck_that_only_repeats_is_none(deck: str) -> None:
    text = "The ferry sails.\n\nNobody was hurt."
    row = {"title": "Ferry sails", "summary": "It sails.", "deck": deck, "text": text}
    article = record(read(json.dumps(row).encode(), name="jsonl")[0])
    assert (article.summary, article.preamble, article.body) == ("It sails.", None, text)


def test_the_deck_of_front_matter_is_one_too() -> None:
    front = b"---\ntitle: Ferry sails\ndeck: At **last**\nsummary: It sails.\n---\n"
    article = record(read(front + b"The ferry sails.\n")[0])
    assert (article.summary, article.preamble, article.body) == ("It sails.", "At last", "The ferry sails.")
