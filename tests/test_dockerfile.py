"""The Dockerfile: what it says, and its steps run for real as far as that goes without a container engine."""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import sysconfig
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

DOCKERFILE = ROOT / "Dockerfile"
HADOLINT = Path(sys.executable).with_name("hadolint")
VENV = "/opt/dateline"
WHEELS = "/wheels"


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction, its continued lines joined."""

    name: str
    text: str

    @property
    def words(self) -> list[str]:
        return shlex.split(self.text)


def stages() -> list[list[Step]]:
    """The stages, each with its FROM."""
    lines = [line for line in DOCKERFILE.read_text().splitlines() if line.strip() and not line.startswith("#")]
    found: list[list[Step]] = []
    for line in "\n".join(lines).replace("\\\n", " ").split("\n"):
        name, _, text = line.partition(" ")
        if name == "FROM":
            found.append([])
        found[-1].append(Step(name, " ".join(text.split())))
    return found


BUILDER, FINAL = stages()


def only(steps: list[Step], name: str) -> Step:
    [step] = [step for step in steps if step.name == name]
    return step


def health_command() -> list[str]:
    command: list[str] = json.loads(only(FINAL, "HEALTHCHECK").text.partition(" CMD ")[2])
    return command


def start_command() -> list[str]:
    command: list[str] = json.loads(only(FINAL, "CMD").text)
    return command


def environment() -> dict[str, str]:
    return dict(step.text.split("=", 1) for step in FINAL if step.name == "ENV")


def sources() -> list[str]:
    return [source for step in BUILDER if step.name == "COPY" for source in step.words[:-1]]


def is_ignored(path: str) -> bool:
    """Whether .dockerignore keeps a path of the repository out."""
    parts = path.split("/")
    above = ["/".join(parts[:size]) for size in range(1, len(parts) + 1)]
    return any(pattern.fullmatch(each) for pattern in _ignoring() for each in above)


def _ignoring() -> list[re.Pattern[str]]:
    patterns = (ROOT / ".dockerignore").read_text().split()
    assert not [pattern for pattern in patterns if pattern.startswith(("!", "#"))], "this reader knows neither"
    literal = (re.escape(pattern.strip("/")) for pattern in patterns)
    return [re.compile(text.replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*")) for text in literal]


def test_two_stages_stand_on_the_same_python_whose_minor_version_is_pinned() -> None:
    base = only(FINAL, "FROM").words
    assert only(BUILDER, "FROM").words == [*base, "AS", "builder"]
    assert re.fullmatch(r"python:3\.\d+(\.\d+)?-slim-[a-z]+", base[0])


def test_the_final_stage_takes_the_environment_from_the_builder_and_nothing_else() -> None:
    assert [step.words for step in FINAL if step.name == "COPY"] == [["--from=builder", VENV, VENV]]
    assert environment()["PATH"].split(":")[0] == f"{VENV}/bin"


def test_dependencies_are_installed_by_their_hashes_and_the_project_without_any() -> None:
    runs = [step.text for step in BUILDER if step.name == "RUN"]
    [dependencies] = [text for text in runs if "-r requirements/runtime.txt" in text]
    assert "--require-hashes" in dependencies
    [project] = [text for text in runs if " pip wheel " in text]
    assert all("--no-deps" in part for part in project.split("&&"))
    assert "--no-build-isolation" in project


def test_every_file_that_is_copied_exists_and_is_not_ignored() -> None:
    for source in sources():
        assert (ROOT / source).exists(), source
        assert not is_ignored(source), source


def test_what_must_not_reach_the_image_is_ignored() -> None:
    for path in (".env", ".git/config", ".venv/bin/python", "archive.db", "archive.db-wal", "app/__pycache__/cli.pyc"):
        assert is_ignored(path), path


def test_the_server_runs_as_a_fixed_user_that_is_not_root() -> None:
    user, group = only(FINAL, "USER").text.split(":")
    assert int(user) > 0
    assert int(group) > 0
    created = next(step.text for step in FINAL if step.name == "RUN")
    assert f"--uid {user}" in created
    assert f"install --directory --owner={user} --group={group} /data" in created
    names = [step.name for step in FINAL]
    assert "RUN" not in names[names.index("USER") :], "a step behind USER would not be root's"


def test_the_archive_lies_on_the_volume() -> None:
    assert only(FINAL, "VOLUME").text == only(FINAL, "WORKDIR").text == "/data"
    assert environment()["DATELINE_DATABASE_URL"] == "sqlite:////data/archive.db"
    names = [step.name for step in FINAL]
    assert names.index("RUN") < names.index("VOLUME"), "what is done to a folder behind its VOLUME is lost"


def test_the_port_that_is_exposed_is_the_one_that_is_served_and_asked_for_health() -> None:
    assert only(FINAL, "EXPOSE").text == "8000"
    assert "http://127.0.0.1:8000/health/ready" in health_command()[-1]
    assert "--port" not in start_command()[-1], "8000 is the default of `dateline serve`"


def test_the_server_becomes_process_1_so_that_signals_reach_it() -> None:
    shell, option, script = start_command()
    assert (shell, option) == ("sh", "-c")
    ingest, serve = script.split(" && ")
    version = only(FINAL, "FROM").text.removeprefix("python:").split("-")[0]
    minor = ".".join(version.split(".")[:2])
    assert ingest == f"dateline ingest {VENV}/lib/python{minor}/site-packages/app/seeds"
    assert serve == "exec dateline serve --host 0.0.0.0"
    assert "ENTRYPOINT" not in [step.name for step in FINAL]


def test_nothing_is_downloaded_but_the_dependencies() -> None:
    names = {step.name for stage in stages() for step in stage}
    assert "ADD" not in names
    runs = " ".join(step.text for stage in stages() for step in stage if step.name == "RUN")
    assert not re.search(r"\b(curl|wget|apt|apt-get|git)\b", runs)


@pytest.mark.skipif(not HADOLINT.exists(), reason="hadolint is not to be had for this machine")
def test_hadolint_has_no_complaint() -> None:
    run = subprocess.run([str(HADOLINT), str(DOCKERFILE)], capture_output=True, text=True, timeout=20, check=False)
    assert run.returncode == 0, run.stdout


def test_the_steps_run_and_the_container_serves_the_seeds_is_healthy_and_stops(tmp_path: Path) -> None:
    """The builder's own steps, then CMD and HEALTHCHECK as they are written, with folders of the test for the root's.

    One test, so that the build is made once wherever the tests are spread.
    """
    where = build(tmp_path)
    data = tmp_path / "data"
    data.mkdir()
    variables = outer() | {
        "DATELINE_DATABASE_URL": environment()["DATELINE_DATABASE_URL"].replace("/data", str(data)),
        "PATH": f"{where[VENV]}/bin:{os.environ['PATH']}",
    }
    assert_bundled(Path(where[VENV]), data, variables)
    for outcome in ("66 added", "66 unchanged"):
        with started(where, data, variables) as (said, address):
            assert outcome in said
            listed = json.loads(answered(f"{address}/articles?page_size=100"))
            assert len(listed["data"]) == 66
            assert listed["meta"]["total"] == {"value": 66, "relation": "eq"}
            assert health(address, variables).returncode == 0
        assert health(address, variables).returncode == 1, "nobody answers any more"


def build(tmp_path: Path) -> Mapping[str, str]:
    """Run the builder stage; where its folders are instead.

    The one step that needs the network, installing the dependencies, is replaced by those of this environment.
    """
    where = {VENV: str(tmp_path / "venv"), WHEELS: str(tmp_path / "wheels")}
    folder = tmp_path / "src"
    folder.mkdir()
    for step in BUILDER:
        if step.name == "COPY":
            *copied, target = step.words
            copy(copied, folder, target)
        elif step.name == "RUN" and "--require-hashes" in step.text:
            borrow_dependencies(Path(where[VENV]))
        elif step.name == "RUN":
            command = replaced(step.text, where)
            made = subprocess.run(
                ["sh", "-c", command], cwd=folder, env=outer(), capture_output=True, text=True, timeout=60, check=False
            )
            assert made.returncode == 0, f"{command}\n{made.stdout}{made.stderr}"
    return where


def copy(copied: list[str], folder: Path, target: str) -> None:
    """COPY as the engine does it: a folder's content, a file under its name if the target ends with a slash."""
    for source in copied:
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, folder / target, ignore=_ignored_names)
        else:
            to = folder / target / Path(source).name if target.endswith("/") else folder / target
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / source, to)


def _ignored_names(folder: str, names: list[str]) -> set[str]:
    below = Path(folder).relative_to(ROOT)
    return {name for name in names if is_ignored((below / name).as_posix())}


def borrow_dependencies(venv: Path) -> None:
    """Let an environment import what is installed in this one; an editable install does not come along."""
    [packages] = venv.glob("lib/python*/site-packages")
    shared = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "borrowed.pth").write_text("\n".join(sorted(shared)))


def replaced(text: str, where: Mapping[str, str]) -> str:
    for path, instead in where.items():
        text = text.replace(path, shlex.quote(instead))
    return text


def outer() -> dict[str, str]:
    """The environment without what would reach into the processes here; `python` is the one that runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "PYTHON", "PIP_"))}
    return kept | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_IGNORE_INSTALLED": "1",  # the project is installed in the environment that is borrowed from
        "PIP_NO_INDEX": "1",
    }


def assert_bundled(venv: Path, folder: Path, variables: Mapping[str, str]) -> None:
    """The package is the wheel's, and has its migrations and seeds inside."""
    code = "from app.config import *; print(HERE, bundled('migrations'), bundled('seeds'), sep='\\n')"
    run = subprocess.run(
        ["python", "-c", code], cwd=folder, env=variables, capture_output=True, text=True, timeout=20, check=False
    )
    assert run.returncode == 0, run.stderr
    [package] = venv.glob("lib/python*/site-packages/app")
    assert run.stdout.split() == [str(package), str(package / "migrations"), str(package / "seeds")]


@contextmanager
def started(where: Mapping[str, str], data: Path, variables: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """CMD on a free port: what ingest said and the server's address; at the end SIGTERM stops it."""
    shell, option, script = start_command()
    script = re.sub(r"(?<=/lib/python)3\.\d+", sysconfig.get_python_version(), replaced(script, where))
    script = script.replace("--host 0.0.0.0", "--host 127.0.0.1 --port 0")
    with subprocess.Popen(
        [shell, option, script],
        cwd=data,
        env=variables,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # so that whatever was started can be ended, should the server not be the shell's heir
    ) as process:
        overdue = threading.Timer(30, kill_all, [process])
        overdue.start()
        try:
            assert process.stdout
            said = ""
            for line in process.stdout:
                said += line
                if "Dateline is serving this archive at " in line:
                    break
            assert "Dateline is serving this archive at " in said, said
            address = said.split()[-1]
            answered(f"{address}/health/live")
            yield said, address
            process.send_signal(signal.SIGTERM)
            rest, _ = process.communicate(timeout=15)
        finally:
            overdue.cancel()
            kill_all(process)
    # As process 1 it ends with 0, for the kernel keeps the signal that uvicorn sends itself at the end from it.
    assert process.returncode in (0, -signal.SIGTERM), rest
    assert "Traceback" not in rest


def kill_all(process: subprocess.Popen[str]) -> None:
    """End a process that leads its session, and its children."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def answered(url: str) -> bytes:
    """The answer, as soon as there is one."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                body: bytes = answer.read()
                return body
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"{url} does not answer")


def health(address: str, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """HEALTHCHECK's command, asking the port that is really served."""
    command = [word.replace("http://127.0.0.1:8000", address) for word in health_command()]
    assert command != health_command()
    return subprocess.run(command, env=variables, capture_output=True, text=True, timeout=20, check=False)
