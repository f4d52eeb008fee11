"""What a search asks for and no article has: the terms without which nothing can match."""

from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import pairwise

from app.filters import ArticleFilter
from app.queries.conditions import Conditions, conditions, numbers
from app.queries.counts import any_match, said, total
from app.queries.searching import Sought
from app.queries.source import Source
from app.queries.vocabulary import beginning, frequencies, nearest_word
from app.search_syntax import Phrase, Prefix, Scope, Term, Word
from app.store.expressions import All, Expression, either
from app.store.keys import EVERYWHERE
from app.store.session import Store
from app.text import filed
from app.words import is_dense

_MOST_LOOKED_AT = 3
_MOST_LEFT_OUT = 8
_FIELDS: dict[Scope, tuple[str, str]] = {"title": ("title", "text"), "body": ("text", "title")}
"""What a field is called, and the other one."""


def unknown_words(store: Store, sought: Sought, but_for: Container[str]) -> Iterator[str]:
    """A sentence for each word, and each beginning of one, that the archive's vocabulary does not have."""
    wanted = _needed(sought)
    words = [word for term in wanted for word in _words(sought, term) if word not in but_for]
    known = frequencies(store, words)
    for word in [word for word in words if word not in known][:_MOST_LOOKED_AT]:
        near = nearest_word(store, word)
        meant = f"; the nearest is {near}" if near else ""
        yield f"no article has the word {word}{meant}{_filed_under(store, word)}"
    for term in [term for term in wanted if isinstance(term, Prefix)][:_MOST_LOOKED_AT]:
        if not beginning(store, term.text):
            yield f"no article has {_said(sought, term)}"


def _filed_under(store: Store, word: str) -> str:
    """That a word is a place or a source, if it is: these are not in the text."""
    known = numbers(store, [("places", filed(word)), ("source", filed(word))])
    there = f"; places={word} finds what was filed from there" if ("places", filed(word)) in known else ""
    return there + (f"; source={word} finds what is from it" if ("source", filed(word)) in known else "")


def unmatched_terms(store: Store, sought: Sought) -> Iterator[str]:
    """A sentence for each phrase, and each word or prefix in one field, that the search index does not find."""
    terms = [term for term in _needed(sought) if term.scope or isinstance(term, Phrase)]
    for term in terms[:_MOST_LOOKED_AT]:
        if not _is_anywhere(store, _expression(sought, term)):
            where = f" in its {_FIELDS[term.scope][0]}" if term.scope else ""
            yield f"no article has {_said(sought, term)}{where}{_elsewhere(store, sought, term)}"


def without_excluded(store: Store, asked: ArticleFilter, sought: Sought) -> Iterator[str]:
    """Whether it is what a search excludes that leaves nothing."""
    if not any(branch.unwanted for branch in sought.search.branches):
        return
    wanted = (branch.wanted for branch in sought.search.branches if branch.wanted)
    expression = either(All(tuple(_expression(sought, term) for term in terms)) for terms in wanted)
    left = total(store, conditions(store, asked, sought=replace(sought, expression=expression)))
    if left["value"]:
        yield f"without what q excludes, {said(left)} match"


def without_one(store: Store, asked: ArticleFilter, sought: Sought) -> Iterator[str]:
    """Without which of three terms or more most would be found, if anything would."""
    terms = _needed(sought)
    if not 3 <= len(terms) <= _MOST_LEFT_OUT:
        return
    unwanted = tuple(_expression(sought, term) for branch in sought.search.branches for term in branch.unwanted)
    left = []
    for term in terms:
        others = All(tuple(_expression(sought, other) for other in terms if other != term), unwanted)
        left.append(total(store, conditions(store, asked, sought=replace(sought, expression=others))))
    most = max(left, key=lambda each: each["value"])
    if most["value"]:
        term = terms[left.index(most)]
        where = _filed_under(store, term.text) if isinstance(term, Word) else ""
        yield f"without {_said(sought, term)}, {said(most)} match{where}"


def _needed(sought: Sought) -> tuple[Term, ...]:
    """The terms that must occur: those of the only branch."""
    return sought.search.wanted if len(sought.search.branches) == 1 else ()


def _words(sought: Sought, term: Term) -> tuple[str, ...]:
    """The words that must be in the vocabulary. Pairs of characters are told with the phrase that they are from."""
    if isinstance(term, Word):
        return (term.text,) if len(sought.forms(term)) == 1 else ()
    return tuple(word for word in term.words if not is_dense(word))


def _expression(sought: Sought, term: Term) -> Expression:
    return either(Word(form, term.scope) for form in sought.forms(term)) if isinstance(term, Word) else term


def _is_anywhere(store: Store, expression: Expression) -> bool:
    shape, values = store.engine.asked(expression)
    return any_match(store, Conditions(Source(store.engine, shape, ()), (EVERYWHERE,), values, expression))


def _said(sought: Sought, term: Term) -> str:
    match term:
        case Word(text):
            return f"the word {text}" + (" in any of its forms" if len(sought.forms(term)) > 1 else "")
        case Prefix(text):
            return f"a word that begins with {text}"
        case Phrase(words, _, begins):
            return f'the phrase "{_joined((*words, begins) if begins else words)}"'


def _joined(words: tuple[str, ...]) -> str:
    """A phrase as it may have been written: pairs overlap, so each adds its second character to the one before."""
    text = words[0]
    for before, word in pairwise(words):
        text += word[1:] if is_dense(before) and len(before) == 2 and word[0] == before[1] else f" {word}"
    return text


def _elsewhere(store: Store, sought: Sought, term: Term) -> str:
    """How many articles have a word in the other field; nothing for what has no stored number."""
    if not isinstance(term, Word) or not term.scope or len(sought.forms(term)) > 1:
        return ""
    number = frequencies(store, [term.text]).get(term.text, 0)
    return f"; {number} {'has' if number == 1 else 'have'} it in the {_FIELDS[term.scope][1]}" if number else ""
