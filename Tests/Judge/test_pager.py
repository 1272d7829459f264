"""Long output on a terminal: through the pager that git would use, in colour, and quietly."""

import os
import pty

import pytest
from conftest import MENTORDOC, SAMPLE, environment


class Terminal:
    """Runs mentordoc on a terminal of its own."""

    def __init__(self, base):
        self.home = base / "home"
        self.home.mkdir()
        self.seen = base / "seen"
        self.pager = base / "my pager"
        self.pager.write_text(
            '#!/bin/sh\ncat >"%s"\nprintf "LESS=%%s COLUMNS=%%s" "$LESS" "$COLUMNS"\nexit 7\n'
            % self.seen)
        self.pager.chmod(0o755)

    def run(self, *arguments, **variables):
        """Gives the exit status and what came out on the terminal."""
        merged = environment(self.home) | {"TERM": "xterm", "PAGER": "cat"} | variables
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(SAMPLE)
            os.execve(MENTORDOC, [MENTORDOC, *arguments], merged)
        output = b""
        while True:
            try:
                part = os.read(terminal, 1 << 16)
            except OSError:
                break
            if not part:
                break
            output += part
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), output.decode()


@pytest.fixture
def terminal(tmp_path):
    return Terminal(tmp_path)


PAGE = ("show", "hana-kobayashi")


def test_the_pager_gets_the_page_in_colour_and_its_status_does_not_count(terminal):
    status, output = terminal.run(*PAGE, GIT_PAGER=f"'{terminal.pager}'")
    assert status == 0
    assert output.startswith("LESS=FRX COLUMNS=")
    assert terminal.seen.read_text().startswith("\x1b[1mHana Kobayashi: Release manager\x1b[0m\n")


def test_settings_count_in_the_order_of_git(terminal):
    (terminal.home / ".gitconfig").write_text(f"[core]\n\tpager = echo from config; cat >/dev/null\n")
    assert terminal.run(*PAGE)[1] == "from config\r\n"
    assert terminal.run(*PAGE, GIT_PAGER="echo from git; cat >/dev/null")[1] == "from git\r\n"
    (terminal.home / ".gitconfig").unlink()
    assert terminal.run(*PAGE, PAGER="echo from pager; cat >/dev/null")[1] == "from pager\r\n"
    assert "LESS=R " in terminal.run(*PAGE, GIT_PAGER=f"'{terminal.pager}'", LESS="R")[1]


@pytest.mark.parametrize("pager", ["", "cat", "no-such-pager-here -x"])
def test_without_a_pager_the_terminal_gets_it(terminal, pager):
    status, output = terminal.run(*PAGE, GIT_PAGER=pager)
    assert status == 0
    assert output.startswith("\x1b[1mHana Kobayashi: Release manager\x1b[0m\r\n")
    assert "mentoring@skyframe.example.org" in output


def test_a_pager_that_ends_early_is_no_failure(terminal):
    status, output = terminal.run(*PAGE, GIT_PAGER="head -n 1; sleep 0.2")
    assert status == 0
    assert "error" not in output and output.count("\n") == 1


def test_errors_keep_their_status(terminal):
    status, output = terminal.run("show", "nobody", GIT_PAGER="cat >/dev/null; echo paged")
    assert status == 2
    assert "there is no pairing 'nobody'" in output and "paged" not in output


@pytest.mark.parametrize("options, variables, colored", [
    ([], {}, True), ([], {"NO_COLOR": "1"}, False), ([], {"TERM": "dumb"}, False),
    (["--color", "never"], {"CLICOLOR_FORCE": "1"}, False),
    (["--color", "always"], {"NO_COLOR": "1", "TERM": "dumb"}, True),
    ([], {"CLICOLOR_FORCE": "1", "TERM": "dumb"}, True),
])
def test_colour_through_the_pager(terminal, options, variables, colored):
    status, _ = terminal.run(*PAGE, *options, GIT_PAGER=f"'{terminal.pager}'", **variables)
    assert status == 0
    assert ("\x1b[" in terminal.seen.read_text()) == colored
