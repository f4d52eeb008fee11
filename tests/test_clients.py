"""Clients: those that docs/clients.md shows, and those that are generated from the OpenAPI document."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from benchmarks.contract import served
from tests.conftest import ROOT

HOME = Path(sys.prefix, "clients")
"""Where `make clients` puts what generates clients."""
PAGE = (ROOT / "docs" / "clients.md").read_text()
EXAMPLES = {
    heading.split("\n")[0]: re.findall(r"```(\w+)\n(.*?)```", heading, re.DOTALL) for heading in PAGE.split("\n## ")[1:]
}
COMMANDS = {
    "sh": ["bash", "-euo", "pipefail"],
    "python": [sys.executable],
    "r": ["Rscript"],
    "js": ["node"],
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a live server on the seeds."""
    with served(f"sqlite:///{tmp_path_factory.mktemp('clients')}/archive.db") as base:
        subprocess.run(["curl", "-s", "--retry", "20", "--retry-connrefused", f"{base}/health/live"], check=True)
        yield base


def run(command: Sequence[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name != "Typed clients"])
def test_an_example_runs(name: str, base: str, tmp_path: Path) -> None:
    assert EXAMPLES[name]
    for language, code in EXAMPLES[name]:
        tool = shutil.which(COMMANDS[language][0])
        if tool is None:
            pytest.skip(f"{COMMANDS[language][0]} is not here")
        for module in re.findall(r"^import (pandas|duckdb)", code, re.MULTILINE):
            pytest.importorskip(module)
        script = tmp_path / f"example.{'mjs' if language == 'js' else language}"
        script.write_text(code.replace("http://127.0.0.1:8000", base))
        said = run([tool, *COMMANDS[language][1:], str(script)], tmp_path)
        if language != "sh":
            assert said == "66 articles\n"
    for made in tmp_path.glob("articles.*"):
        assert made.read_text().count("\n") > 1


USE = """
import sys
from urllib.parse import parse_qs, urlsplit

from archive import Client
from archive.api.articles import get_article, list_articles
from archive.models import Article, ArticlePage, Problem

client = Client(base_url=sys.argv[1])
page = list_articles.sync(client=client, page_size=20, date="1865/2030")
seen = []
while isinstance(page, ArticlePage):
    seen += [article.id for article in page.data]
    if page.links.next_ is None:
        break
    page = list_articles.sync(client=client, cursor=parse_qs(urlsplit(page.links.next_).query)["cursor"][0])
assert len(seen) == len(set(seen)) == page.meta.total.value, (len(seen), page)

article = get_article.sync("2eju7cft6t7prumb", client=client)
assert isinstance(article, Article)
assert article.places == ["Moscow"]
assert article.provenance.warnings == []

missing = get_article.sync("aaaaaaaaaaaaaaaa", client=client)
assert isinstance(missing, Problem)
assert (missing.status, missing.code) == (404, "not-found")
refused = list_articles.sync(client=client, date="2022/2021")
assert isinstance(refused, Problem)
assert refused.errors[0].parameter == "date"
print(len(seen))
"""


def test_a_generated_python_client_lists_pages_reads_and_is_refused(base: str, tmp_path: Path) -> None:
    generator = HOME / "bin" / "openapi-python-client"
    if not generator.is_file():
        pytest.skip("openapi-python-client is not here: `make clients` installs it")
    (tmp_path / "config.yml").write_text("post_hooks: []\n")
    (tmp_path / "use.py").write_text(USE)
    options = ["--meta", "none", "--output-path", "archive", "--config", "config.yml", "--fail-on-warning"]
    run([str(generator), "generate", "--url", f"{base}/openapi.json", *options], tmp_path)
    assert int(run([str(HOME / "bin" / "python"), "use.py", base], tmp_path)) > 50


TYPED = """
import type { components, paths } from "./archive.d.ts";

type Page = paths["/articles"]["get"]["responses"]["200"]["content"]["application/json"];
type Problem = components["schemas"]["Problem"];

const base = process.argv[2];
let count = 0;
let address: string | null = `${base}/articles?page_size=20`;
while (address) {
  const page: Page = await (await fetch(address)).json();
  count += page.data.length;
  address = page.links.next && new URL(page.links.next, base).href;
}
const problem: Problem = await (await fetch(`${base}/articles?date=soon`)).json();
console.log(JSON.stringify([count, problem.errors?.[0]?.parameter]));
export {};
"""
DECLARED = "declare const process: { argv: string[] };\n"


def test_generated_typescript_types_fit_what_is_answered(base: str, tmp_path: Path) -> None:
    tools = HOME / "node_modules" / ".bin"
    if not (tools / "openapi-typescript").exists() or shutil.which("node") is None:
        pytest.skip("openapi-typescript is not here: `make clients` installs it")
    run([str(tools / "openapi-typescript"), f"{base}/openapi.json", "-o", "archive.d.ts"], tmp_path)
    (tmp_path / "use.mts").write_text(DECLARED + TYPED)
    options = ["--strict", "--target", "es2022", "--module", "nodenext", "--skipLibCheck"]
    run([str(tools / "tsc"), *options, "use.mts"], tmp_path)
    assert json.loads(run(["node", "use.mjs", base], tmp_path)) == [66, "date"]
