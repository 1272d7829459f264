"""`save` and `doctor` on a disk that is really full, and on one that is really read-only."""

import subprocess

import pytest
from conftest import LIMIT, MENTORDOC, environment

# In namespaces of its own a test may mount what it likes.
ISOLATED = ["unshare", "--map-root-user", "--mount", "sh", "-euc"]
PAIRING = "---\nmentee: Ada\nmentor: Grace\nrole: editor\nstarted: 2026-01-05\n---\n\n# Ada\n"
PREPARE = """
mount -t tmpfs -o size=4m none disk
cd disk
"$MENTORDOC" init --name Disks >/dev/null
"$MENTORDOC" save >/dev/null
mkdir -p pairings/ada
printf '%s' "$PAIRING" >pairings/ada/pairing.md
git status --porcelain=v2 --branch >../before
"""
FULL = "cat /dev/zero >filler 2>/dev/null || true; rm -f .git/index.lock"
READ_ONLY = "mount -o remount,ro none"
# What is said comes first, then how things stand once there is room again.
LOOK = """
{ "$MENTORDOC" save; echo "status $?"; "$MENTORDOC" doctor; echo "status $?"; } >../said 2>&1 || true
mount -o remount,rw none
rm -f filler
git fsck --strict --no-dangling
git status --porcelain=v2 --branch >../after
find .git -name '*.lock' -o -name '*mentordoc*'
"$MENTORDOC" save
"""


def in_namespace(scratch, script):
    return subprocess.run(
        [*ISOLATED, script], cwd=scratch.folder, capture_output=True, text=True, timeout=4 * LIMIT,
        env=environment(scratch.home) | {"MENTORDOC": MENTORDOC, "PAIRING": PAIRING})


@pytest.mark.parametrize("hinder, cause", [(FULL, "No space left"), (READ_ONLY, "Read-only file system")])
def test_a_disk_that_takes_nothing(scratch, hinder, cause):
    (scratch.folder / "disk").mkdir()
    if in_namespace(scratch, "mount -t tmpfs none disk").returncode:
        pytest.skip("nothing can be mounted here")
    done = in_namespace(scratch, PREPARE + hinder + LOOK)
    assert done.returncode == 0, done.stderr
    said = (scratch.folder / "said").read_text()
    save, doctor = said.split("status 2\n", 1)
    assert save.startswith("error: ") and cause in save and "\nhelp: " in save, said
    assert "problem  save" in doctor and doctor.endswith("status 1\n"), said
    # Nothing was committed, nothing is left, and what was not saved then is saved now.
    assert (scratch.folder / "before").read_text() == (scratch.folder / "after").read_text()
    assert done.stderr == "" or "Next: mentordoc log" in done.stderr
    assert done.stdout.startswith("[main ") and done.stdout.endswith(" ada: pairing with Grace\n"), done.stdout
