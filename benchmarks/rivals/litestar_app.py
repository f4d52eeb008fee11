"""Litestar over SQLAlchemy's ORM, as in its documentation; runs in an environment of its own."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from litestar import Litestar, get
from litestar.di import Provide
from litestar.exceptions import NotFoundException
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

engine = create_engine(f"sqlite:///{os.environ['RIVAL_FILE']}", connect_args={"check_same_thread": False})


class Base(DeclarativeBase):
    """The base class of tables."""


class Article(Base):
    """The table of articles."""

    __tablename__ = "article"

    id: Mapped[str] = mapped_column(primary_key=True)
    published: Mapped[str | None]
    title: Mapped[str]
    dateline: Mapped[str | None]
    source: Mapped[str | None]
    summary: Mapped[str | None]
    body: Mapped[str]


@dataclass
class Summary:
    """An article in a list."""

    id: str
    published: str | None
    title: str
    dateline: str | None
    source: str | None
    summary: str | None


@dataclass
class Whole(Summary):
    """An article by itself."""

    body: str


def session() -> Iterator[Session]:
    """A session for one request."""
    with Session(engine) as opened:
        yield opened


@get("/articles", sync_to_thread=True)
def read_articles(db: Session, from_date: str = "", to_date: str = "9999", limit: int = 25) -> list[Summary]:
    """List articles, newest first."""
    found = select(Article).where(Article.published >= from_date, Article.published < to_date)
    read = db.scalars(found.order_by(Article.published.desc()).limit(limit))
    return [Summary(a.id, a.published, a.title, a.dateline, a.source, a.summary) for a in read]


@get("/articles/{id:str}", sync_to_thread=True)
def read_article(db: Session, id: str) -> Whole:
    """Return one article."""
    found = db.get(Article, id)
    if found is None:
        raise NotFoundException
    return Whole(found.id, found.published, found.title, found.dateline, found.source, found.summary, found.body)


app = Litestar([read_articles, read_article], dependencies={"db": Provide(session)})
