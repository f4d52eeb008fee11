"""FastAPI and SQLModel as in their tutorials: one session per request, rows as objects, responses as models."""

import os
from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Query
from sqlmodel import Field, Session, SQLModel, col, create_engine, select

engine = create_engine(f"sqlite:///{os.environ['RIVAL_FILE']}", connect_args={"check_same_thread": False})
app = FastAPI()


class ArticleSummary(SQLModel):
    """An article in a list."""

    id: str = Field(primary_key=True)
    published: str | None = Field(index=True)
    title: str
    dateline: str | None
    source: str | None
    summary: str | None


class Article(ArticleSummary, table=True):
    """The table of articles."""

    body: str


class ArticleWhole(ArticleSummary):
    """An article by itself."""

    body: str


def get_session() -> Iterator[Session]:
    """A session for one request."""
    with Session(engine) as session:
        yield session


SessionDep = Annotated[Session, Depends(get_session)]


@app.get("/articles", response_model=list[ArticleSummary])
def read_articles(
    session: SessionDep,
    from_date: str = "",
    to_date: str = "9999",
    offset: int = 0,
    limit: Annotated[int, Query(le=100)] = 25,
) -> list[Article]:
    """List articles, newest first."""
    published = col(Article.published)
    found = select(Article).where(published >= from_date, published < to_date)
    return list(session.exec(found.order_by(published.desc()).offset(offset).limit(limit)))


@app.get("/articles/{id}", response_model=ArticleWhole)
def read_article(id: str, session: SessionDep) -> Article:
    """Return one article."""
    article = session.get(Article, id)
    if article is None:
        raise HTTPException(404, "Article not found")
    return article
