"""What all judges need: the binary, a scratch folder away from the person's settings, the sample's record."""

import os
import pathlib
import subprocess

import pytest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = PROJECT / "sample-repo"
MENTORDOC = os.environ["MENTORDOC"]

# Longer than any run on these small programmes may take, on a slow machine too.
LIMIT = 30


def environment(home):
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {
        "HOME": str(home), "XDG_CONFIG_HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Jo Judge", "GIT_AUTHOR_EMAIL": "jo@example.org",
        "GIT_COMMITTER_NAME": "Jo Judge", "GIT_COMMITTER_EMAIL": "jo@example.org",
        "MENTORDOC_TODAY": "2026-10-01", "LC_ALL": "C.UTF-8", "TZ": "UTC",
    }


class Scratch:
    """A folder to run programs in."""

    def __init__(self, base):
        self.home = base / "home"
        self.folder = base / "work"
        self.home.mkdir()
        self.folder.mkdir()

    def run(self, *command, status=0, **variables):
        """Runs a program and gives its standard output; another status than expected is a failure."""
        done = subprocess.run(
            [str(part) for part in command], cwd=self.folder, capture_output=True, timeout=LIMIT,
            stdin=subprocess.DEVNULL, env=environment(self.home) | variables)
        accepted = status if isinstance(status, tuple) else (status,)
        assert done.returncode in accepted, (command, done.returncode, done.stderr.decode())
        return done.stdout.decode()

    def mentordoc(self, *arguments, **options):
        return self.run(MENTORDOC, *arguments, **options)

    def git(self, *arguments):
        return self.run("git", *arguments)

    def write(self, path, text):
        path = self.folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


@pytest.fixture
def scratch(tmp_path):
    return Scratch(tmp_path)


@pytest.fixture(scope="session")
def replayed(tmp_path_factory):
    """The sample programme as a repository with its history, saved by mentordoc."""
    scratch = Scratch(tmp_path_factory.mktemp("replayed"))
    subprocess.run(
        [PROJECT / ".ci" / "replay", scratch.folder, MENTORDOC], check=True, timeout=20 * LIMIT)
    return scratch
