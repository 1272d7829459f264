"""The files for other people's continuous integration, run as far as that goes without the services."""

import os
import pathlib
import re
import subprocess
import sys

import pytest
import yaml

from conftest import MENTORDOC, PROJECT

TOOLS = pathlib.Path(sys.executable).parent
ACTION = yaml.safe_load((PROJECT / "action.yml").read_text())
VERSION = subprocess.run([MENTORDOC, "--version"], capture_output=True, text=True).stdout.strip()
PLAN = "pairings/{}/action-plan.md"
WORKFLOW = ".github/workflows/mentordoc.yml"
REMIND = ".github/workflows/mentordoc-remind.yml"
FORM = ".github/ISSUE_TEMPLATE/mentoring-application.yml"


def schema_check(scratch, schema, *files):
    scratch.run(TOOLS / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


# The files themselves

def test_the_action_is_one_and_pastes_nothing_into_a_script(scratch):
    schema_check(scratch, "github-actions", PROJECT / "action.yml")
    script = (PROJECT / ".ci/action").read_text()
    passed = set()
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        passed |= set(step.get("env", {}))
    # Every input reaches the script, and the script reads no variable that nobody sets.
    assert {name for name in passed if name.startswith("INPUT_")} == {
        "INPUT_" + name.upper().replace("-", "_") for name in ACTION["inputs"]}
    assert set(re.findall(r"\b(?:INPUT|EVENT)_[A-Z_]*[A-Z]", script)) == {
        name for name in passed if name.startswith(("INPUT_", "EVENT_"))}


@pytest.mark.parametrize("name", ["Stars", "a: \"b\" # c", "${{ github.token }} 'x'", "- [y] {z}"])
@pytest.mark.parametrize("audience", ["pair", "programme", "public"])
def test_what_init_writes_is_what_github_reads(scratch, name, audience):
    scratch.mentordoc("init", "--github", f"--name={name}", f"--contact={name}", "--audience", audience)
    schema_check(scratch, "github-workflows", WORKFLOW, REMIND)
    schema_check(scratch, "github-issue-forms", FORM)
    form = yaml.safe_load((scratch.folder / FORM).read_text())
    assert name in form["body"][0]["attributes"]["value"]
    fields = [item["id"] for item in form["body"] if "id" in item]
    assert fields == ["name", "chat", "role", "why", "contributions", "other"]


def test_the_workflows_and_their_scripts_are_sound(scratch):
    """actionlint: expressions, permissions, actions and their inputs, and each script by shellcheck."""
    scratch.git("init", "-q")
    scratch.mentordoc("init", "--github")
    # The steps of the action that are other people's, as a workflow, which alone it reads.
    steps = [
        {"uses": step["uses"], "with": {name: "x" for name in step["with"]}}
        for step in ACTION["runs"]["steps"] if "uses" in step]
    assert steps
    scratch.write(".github/workflows/action.yml", yaml.safe_dump(
        {"on": "push", "jobs": {"action": {"runs-on": "ubuntu-latest", "steps": steps}}}))
    path = f"{TOOLS}{os.pathsep}{os.environ['PATH']}"
    assert scratch.run(TOOLS / "actionlint", PATH=path) == ""
    scratch.write(WORKFLOW, (scratch.folder / WORKFLOW).read_text().replace("ubuntu-latest", "ubunt"))
    scratch.write(REMIND, (scratch.folder / REMIND).read_text().replace('exit "$status"', "exit $statu"))
    broken = subprocess.run(
        [TOOLS / "actionlint"], cwd=scratch.folder, capture_output=True, text=True,
        env=dict(os.environ, PATH=path))
    # It does look at both.
    assert broken.returncode == 1
    assert 'label "ubunt" is unknown' in broken.stdout and "SC2086" in broken.stdout


@pytest.mark.parametrize("script", sorted(path.name for path in (PROJECT / ".ci").iterdir() if path.is_file()))
def test_the_projects_own_scripts_are_sound(scratch, script):
    scratch.run(TOOLS / "shellcheck", "--severity=warning", PROJECT / ".ci" / script)


def test_the_workflow_may_only_read_and_uses_inputs_of_the_action(scratch):
    scratch.mentordoc("init", "--github")
    # YAML 1.1 reads the key `on` as a boolean.
    workflow = yaml.safe_load((scratch.folder / WORKFLOW).read_text())
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    checkout, action = job["steps"]
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert action["uses"].endswith(f"@v{VERSION}")
    assert set(action["with"]) <= set(ACTION["inputs"])


def test_save_knows_the_files_of_github(scratch):
    scratch.git("init", "-q")
    scratch.mentordoc("init", "--github")
    scratch.mentordoc("save")
    assert scratch.git("status", "--porcelain") == ""
    assert WORKFLOW in scratch.git("show", "--name-only", "--format=", "HEAD")


def test_the_readme_has_snippets_that_the_services_read(scratch):
    readme = (PROJECT / "README.md").read_text()
    snippets = dict(re.findall(r"```yaml ([^\n]+)\n(.*?)```", readme, flags=re.S))
    assert set(snippets) == {".gitlab-ci.yml", ".pre-commit-config.yaml"}
    for path, text in snippets.items():
        scratch.write(path, text)
    schema_check(scratch, "gitlab-ci", ".gitlab-ci.yml")
    scratch.run(TOOLS / "pre-commit", "validate-config", ".pre-commit-config.yaml")
    hooks = {hook["id"] for hook in yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text())}
    (repo,) = yaml.safe_load(snippets[".pre-commit-config.yaml"])["repos"]
    assert {hook["id"] for hook in repo["hooks"]} <= hooks
    assert repo["rev"] == f"v{VERSION}"


# The action's script

@pytest.fixture(scope="session")
def releases(tmp_path_factory):
    """A place with a release, as the service has them, of the binary under test."""
    place = tmp_path_factory.mktemp("releases") / f"someone/mentordoc/releases/download/v{VERSION}"
    subprocess.run(
        [PROJECT / ".ci/dist", MENTORDOC, "--archive", place], check=True, capture_output=True)
    return place


class Job:
    """A job on a programme of two pairings, Ada's and Bo's, whose repository was cloned."""

    def __init__(self, scratch, releases):
        self.scratch = scratch
        scratch.git("init", "-q", "-b", "main")
        scratch.mentordoc("init", "--name", "Job")
        for mentee in ("Ada", "Bo"):
            scratch.mentordoc(
                "new", "pairing", "--mentee", mentee, "--role", "Editor", "--started", "2026-01-05")
        scratch.git("add", "-A")
        scratch.git("commit", "-q", "-m", "start")
        self.start = self.head()
        self.summary = scratch.home / "summary.md"
        self.output = scratch.home / "output"
        self.variables = {
            "GITHUB_SERVER_URL": releases.parents[4].as_uri(), "MENTORDOC_HOME": "someone/mentordoc",
            "GITHUB_STEP_SUMMARY": str(self.summary), "GITHUB_OUTPUT": str(self.output),
            "GITHUB_EVENT_NAME": "push", "GITHUB_REF_TYPE": "branch", "GITHUB_REF_NAME": "main",
            "EVENT_DEFAULT_BRANCH": "main", "XDG_CACHE_HOME": str(scratch.home / "cache"),
        } | {"INPUT_" + name.upper().replace("-", "_"): value["default"]
             for name, value in ACTION["inputs"].items()}

    def head(self):
        return self.scratch.git("rev-parse", "HEAD").strip()

    def run(self, verb, status=0, **variables):
        return self.scratch.run(
            PROJECT / ".ci/action", verb, status=status, **(self.variables | variables))

    def damage(self, slug):
        plan = self.scratch.folder / PLAN.format(slug)
        plan.write_text(plan.read_text().replace("| **#1** |", "| **#1** | `a|b` |", 1))
        self.scratch.git("commit", "-qam", f"damage of {slug}")
        return self.head()

    def shown(self, **variables):
        """The pairings that annotations and summary show."""
        if self.summary.exists():
            self.summary.unlink()
        log = self.run("check", (0, 1), **variables)
        summary = self.summary.read_text()
        places = {slug for slug in ("ada", "bo") if PLAN.format(slug) in log}
        assert places == {slug for slug in ("ada", "bo") if PLAN.format(slug) in summary}
        return places


@pytest.fixture
def bare_job(scratch, releases):
    return Job(scratch, releases)


@pytest.fixture
def job(bare_job):
    bare_job.run("provide")
    return bare_job


def test_a_released_binary_is_unpacked_once(job):
    binary = job.scratch.home / "cache/mentordoc" / VERSION / "bin/mentordoc"
    assert job.scratch.run(binary, "--version").strip() == VERSION
    # What is there is used: there is no release any more.
    job.run("provide", GITHUB_SERVER_URL="file:///nowhere")


def test_what_is_kept_between_runs_is_told_by_version_and_sources(job):
    job.run("identify")
    told = dict(line.split("=", 1) for line in job.output.read_text().splitlines())
    assert told["folder"] == str(job.scratch.home / "cache/mentordoc" / VERSION)
    assert re.fullmatch(rf"\w+-\w+-{re.escape(VERSION)}-[0-9a-f]{{40}}", told["key"])


def stand_in(job, name, script):
    path = job.scratch.home / "bin" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("#!/bin/sh\n" + script)
    path.chmod(0o755)
    return f"{path.parent}:{os.environ['PATH']}"


def test_without_a_release_it_is_built_once(bare_job):
    stand_in(bare_job, "swift", "exit 0\n")
    path = stand_in(
        bare_job, "make",
        f'echo built >>"$HOME/builds"\nexec "$2/.ci/dist" "{MENTORDOC}" "${{4#PREFIX=}}"\n')
    for _ in range(2):
        bare_job.run("provide", GITHUB_SERVER_URL="file:///nowhere", PATH=path)
    assert (bare_job.scratch.home / "builds").read_text() == "built\n"


@pytest.mark.parametrize("version", ["9.9.9", "$(touch x)", "../x", "1;ls"])
def test_a_version_that_is_not_to_be_had_ends_the_job(bare_job, version):
    log = bare_job.run("provide", 2, INPUT_VERSION=version)
    assert log.startswith("::error title=mentordoc::")
    assert bare_job.scratch.git("status", "--porcelain") == ""


def test_a_good_programme_passes_and_has_a_summary(job):
    log = job.run("check")
    assert "::error" not in log and "::warning" not in log
    assert job.summary.read_text().strip()


def test_errors_are_annotations_fail_the_job_and_stand_in_the_summary(job):
    job.damage("ada")
    log = job.run("check", 1)
    assert re.search(rf"^::error .*file={PLAN.format('ada')}.*lost-cell", log, flags=re.M)
    assert "lost-cell" in job.summary.read_text()
    job.run("check", 0, INPUT_FAIL_ON="never")
    job.run("check", 2, INPUT_FAIL_ON="sometimes")


def test_the_summary_can_be_left_out(job):
    job.run("check", INPUT_SUMMARY="false")
    assert not job.summary.exists()


def test_it_can_be_provided_without_a_check(job):
    job.damage("ada")
    path = job.scratch.home / "path"
    job.run("provide", GITHUB_PATH=str(path))
    assert job.scratch.run(path.read_text().strip() + "/mentordoc", "--version").strip() == VERSION
    assert job.run("check", INPUT_CHECK="false") == ""


def test_findings_are_written_as_sarif(job):
    job.damage("ada")
    job.run("check", 1, INPUT_SARIF="out.sarif")
    assert '"2.1.0"' in (job.scratch.folder / "out.sarif").read_text()


def test_only_the_named_pairings_are_shown(job):
    job.damage("ada")
    job.damage("bo")
    assert job.shown() == {"ada", "bo"}
    assert job.shown(INPUT_PATHS="bo\n") == {"bo"}
    assert job.shown(INPUT_PATHS=f"{PLAN.format('ada')}\nbo") == {"ada", "bo"}


def test_a_programme_in_a_folder_is_checked_with_the_files_of_the_repository(job):
    scratch = job.scratch
    (scratch.folder / "mentoring").mkdir()
    scratch.git("mv", "mentordoc.yml", "pairings", "mentoring")
    scratch.git("commit", "-qm", "move")
    before = job.head()
    plan = scratch.folder / "mentoring" / PLAN.format("ada")
    plan.write_text(plan.read_text().replace("| **#1** |", "| **#1** | `a|b` |", 1))
    scratch.git("commit", "-qam", "damage")
    log = job.run("check", 1, INPUT_REPO="mentoring", INPUT_CHANGED_SINCE=before, INPUT_SARIF="out.sarif")
    assert f"file=mentoring/{PLAN.format('ada')}," in log
    assert (scratch.folder / "out.sarif").exists()


def test_a_change_that_concerns_all_pairings_shows_all(job):
    job.damage("ada")
    before = job.damage("bo")
    assert job.shown(INPUT_CHANGED_SINCE=before) == set()
    scratch = job.scratch
    scratch.write("mentordoc.yml", (scratch.folder / "mentordoc.yml").read_text() + "# More\n")
    scratch.git("commit", "-qam", "configuration")
    assert job.shown(INPUT_CHANGED_SINCE=before) == {"ada", "bo"}


def test_a_pairing_that_is_gone_is_no_trouble(job):
    job.scratch.git("rm", "-rq", "pairings/bo")
    job.scratch.git("commit", "-qm", "gone")
    job.damage("ada")
    assert job.shown(INPUT_CHANGED_SINCE=job.start) == {"ada"}


def test_inputs_are_never_run(job):
    hostile = "$(touch ran)`touch ran`; touch ran"
    for name in ("PATHS", "CHANGED_SINCE", "REPO", "SARIF"):
        job.run("check", (0, 1, 2), **{f"INPUT_{name}": hostile})
    assert not list(job.scratch.folder.rglob("ran"))


def test_a_push_shows_only_the_pairings_that_it_changes(job):
    before = job.damage("ada")
    job.damage("bo")
    assert job.shown(INPUT_CHANGED_SINCE="event", EVENT_BEFORE=before) == {"bo"}
    assert job.shown(INPUT_CHANGED_SINCE="event", EVENT_BEFORE=job.start) == {"ada", "bo"}


def test_the_first_push_shows_everything(job):
    job.damage("ada")
    assert job.shown(INPUT_CHANGED_SINCE="event", EVENT_BEFORE="0" * 40) == {"ada"}


def test_a_branch_shows_what_it_changes_and_not_what_it_merged(job):
    scratch = job.scratch
    scratch.git("switch", "-q", "-c", "side")
    before = job.damage("bo")
    scratch.git("switch", "-q", "main")
    job.damage("ada")
    scratch.git("update-ref", "refs/remotes/origin/main", "main")
    scratch.git("switch", "-q", "side")
    scratch.git("merge", "-q", "-m", "merge", "main")
    for event in (before, "0" * 40):
        assert job.shown(
            INPUT_CHANGED_SINCE="event", EVENT_BEFORE=event, GITHUB_REF_NAME="side") == {"bo"}


def test_a_pull_request_shows_what_it_changes(job):
    base = job.damage("ada")
    job.damage("bo")
    assert job.shown(
        INPUT_CHANGED_SINCE="event", GITHUB_EVENT_NAME="pull_request", EVENT_BASE=base,
        GITHUB_REF_NAME="7/merge") == {"bo"}


def test_a_state_that_is_not_there_is_never_a_pass(job):
    log = job.run("check", 2, INPUT_CHANGED_SINCE="event", EVENT_BEFORE="1" * 40)
    assert "::error title=mentordoc::" in log


def test_without_a_push_everything_is_shown(job):
    job.damage("ada")
    assert job.shown(INPUT_CHANGED_SINCE="event", GITHUB_EVENT_NAME="schedule") == {"ada"}


# pre-commit

@pytest.fixture
def hooked(bare_job):
    """The programme with the hook for installed binaries, from a repository that has this project's hooks."""
    scratch = bare_job.scratch
    hooks = scratch.home / "hooks"
    hooks.mkdir()
    (hooks / ".pre-commit-hooks.yaml").write_bytes((PROJECT / ".pre-commit-hooks.yaml").read_bytes())
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "hooks"], ["tag", "v1"]):
        scratch.git("-C", hooks, *command)
    bare_job.damage("bo")
    scratch.write(".pre-commit-config.yaml",
                  f"repos: [{{repo: '{hooks}', rev: v1, hooks: [{{id: mentordoc}}]}}]\n")
    scratch.git("add", ".pre-commit-config.yaml")
    scratch.git("commit", "-q", "-m", "hook")
    binaries = scratch.home / "bin"
    binaries.mkdir()
    (binaries / "mentordoc").symlink_to(MENTORDOC)
    return bare_job, {"PATH": f"{binaries}:{os.environ['PATH']}"}


def test_the_hook_checks_the_pairings_that_a_commit_changes(hooked):
    job, variables = hooked
    scratch = job.scratch
    scratch.run(TOOLS / "pre-commit", "install", **variables)
    plan = scratch.folder / PLAN.format("ada")
    good = plan.read_text()
    scratch.write(PLAN.format("ada"), good + "\nMore.\n")
    # The other pairing's damage is not theirs.
    scratch.run("git", "commit", "-qam", "more", **variables)
    head = job.head()
    scratch.write(PLAN.format("ada"), good.replace("| **#1** |", "| **#1** | `a|b` |", 1))
    scratch.run("git", "commit", "-qam", "damage", status=1, **variables)
    assert job.head() == head


def test_the_hook_leaves_other_files_alone(hooked):
    job, variables = hooked
    job.scratch.write("notes.md", "# Notes\n")
    job.scratch.git("add", "notes.md")
    told = job.scratch.run(TOOLS / "pre-commit", "run", **variables)
    assert "no files to check" in told


def test_the_hook_on_everything_finds_everything(hooked):
    job, variables = hooked
    told = job.scratch.run(TOOLS / "pre-commit", "run", "--all-files", status=1, **variables)
    assert PLAN.format("bo") in told and "lost-cell" in told


def test_the_swift_hook_finds_what_pre_commit_builds():
    hooks = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["language"] for hook in hooks] == ["system", "swift"]
    system, swift = hooks
    assert system["entry"] == swift["entry"] and system["files"] == swift["files"]
