"""How Typer finds and runs our commands, where its own way would mean something else."""

from collections.abc import Iterable, Mapping
from typing import Any

import typer
from typer.core import TyperGroup

_ALSO_CALLED: Mapping[str, Iterable[str]] = {
    "ingest": ("add", "import", "index", "insert", "load", "put", "upload"),
    "serve": ("api", "run", "runserver", "server", "start", "web"),
    "export": ("download", "dump", "find", "list", "query", "search"),
    "withdraw": ("delete", "remove", "retract", "rm"),
    "rejects": ("errors", "failed", "failures", "retry"),
    "backup": ("copy", "snapshot"),
    "check": ("doctor", "fsck", "validate", "verify"),
    "migrate": ("create", "init", "setup", "upgrade"),
    "parse": ("convert", "preview", "read"),
    "openapi": ("schema", "spec", "swagger"),
}
"""Each command, with what others call it."""
_MEANT = {other: command for command, others in _ALSO_CALLED.items() for other in others}


class Unheard(Exception):
    """The reader of a command's output has gone."""


class Commands(TyperGroup):
    """Typer exits with status 1 if the reader has gone, which means something else here; it quotes pydantic; and it
    knows no synonyms: the nearest to `import` would be `export`.
    """

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and (meant := _MEANT.get(args[0].lower())):
            ctx.fail(f"No such command '{args[0]}'. Did you mean '{meant}'?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise Unheard from None
        except typer.BadParameter as refused:
            refused.message = refused.message.removeprefix("Value error, ")  # pydantic's word, and nobody else's
            raise
