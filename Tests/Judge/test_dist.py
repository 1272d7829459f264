"""The archive that `make dist` makes, unpacked by another program and read by a shell."""

import subprocess
import tarfile

from conftest import MENTORDOC, PROJECT


def test_the_archive_unpacks_to_a_prefix(tmp_path):
    subprocess.run(
        [PROJECT / ".ci/dist", MENTORDOC, "--archive", tmp_path], check=True, capture_output=True)
    (archive,) = tmp_path.iterdir()
    with tarfile.open(archive) as contents:
        names = {name.split("/", 1)[1]: contents.getmember(name)
                 for name in contents.getnames() if "/" in name}
        completions = contents.extractfile(names["share/bash-completion/completions/mentordoc"]).read()
    files = {name for name, member in names.items() if member.isfile()}
    assert files == {
        "bin/mentordoc", "share/bash-completion/completions/mentordoc",
        "share/zsh/site-functions/_mentordoc", "share/fish/vendor_completions.d/mentordoc.fish",
        "share/doc/mentordoc/LICENSE", "share/doc/mentordoc/README.md"}
    assert names["bin/mentordoc"].mode & 0o111
    done = subprocess.run(
        ["bash", "-c", f"{completions.decode()}\ncomplete -p mentordoc"], capture_output=True, text=True)
    assert "-F" in done.stdout, done.stderr
