"""WebKit from Debian, behind the few methods of Playwright's browser and page that our tests use.

Playwright drives only a WebKit of its own build; Debian's answers to WebDriver.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from selenium import webdriver
from selenium.common.exceptions import JavascriptException
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.webkitgtk.options import Options as GtkOptions
from selenium.webdriver.webkitgtk.service import Service as GtkService
from selenium.webdriver.wpewebkit.options import Options as WpeOptions
from selenium.webdriver.wpewebkit.service import Service as WpeService

from support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver.remote.webdriver import WebDriver

ANSWER = """
Promise.resolve()
  .then(() => typeof value === 'function' ? value(arguments[0]) : value)
  .then(v => done({ value: JSON.stringify(v) ?? null }), e => done({ error: `${e} ${e.stack}` }));
"""
PAINTED = """
(async () => {
  await Promise.allSettled([...document.images].map(image => image.decode()));
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
})()
"""
ELEMENTS = "[...document.querySelectorAll(selector)]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """The elements that a selector finds, or the one at an index."""

    page: Page
    selector: str
    index: int | None = None

    @property
    def first(self) -> Locator:
        return self.nth(0)

    def nth(self, index: int) -> Locator:
        return Locator(page=self.page, selector=self.selector, index=index)

    def all(self) -> list[Locator]:
        count = self.page.evaluate(f"selector => {ELEMENTS}.length", self.selector)
        return [self.nth(index) for index in range(count)]

    def evaluate(self, function: str, argument: Any = None) -> Any:
        return self.page.evaluate(
            f"([selector, index, argument]) => ({function})({ELEMENTS}[index], argument)",
            [self.selector, self.index or 0, argument],
        )

    def evaluate_all(self, function: str, argument: Any = None) -> Any:
        return self.page.evaluate(
            f"([selector, argument]) => ({function})({ELEMENTS}, argument)",
            [self.selector, argument],
        )

    def hover(self) -> None:
        x, y = self.evaluate(
            "e => { const box = e.getBoundingClientRect();"
            " return [box.x + box.width / 2, box.y + box.height / 2] }"
        )
        self.page.mouse.move(x, y)

    def focus(self) -> None:
        self.evaluate("e => e.focus()")

    def click(self, *, force: bool = False) -> None:
        """Press it where it is; with ``force``, though it may be disabled."""
        if force:
            self.evaluate("e => e.click()")
        else:
            self.page.driver.find_elements("css selector", self.selector)[self.index or 0].click()

    def check(self) -> None:
        """Press a control that may lie beneath what labels it."""
        self.click(force=True)

    def accessible_name(self) -> str:
        found = self.page.driver.find_elements("css selector", self.selector)
        return found[self.index or 0].accessible_name

    def select_option(self, value: str) -> None:
        self.evaluate(
            "(e, value) => { e.value = value;"
            " e.dispatchEvent(new Event('change', { bubbles: true })) }",
            value,
        )

    def get_attribute(self, name: str) -> str | None:
        return self.evaluate("(e, name) => e.getAttribute(name)", name)

    def is_visible(self) -> bool:
        return self.evaluate("e => e.checkVisibility({ visibilityProperty: true })")

    def bounding_box(self) -> dict[str, float]:
        return self.evaluate(
            "e => { const { x, y, width, height } = e.getBoundingClientRect();"
            " return { x, y, width, height } }"
        )

    def screenshot(self) -> bytes:
        """Return a picture; WebDriver waits for no painting."""
        self.page.evaluate(PAINTED)
        found = self.page.driver.find_elements("css selector", self.selector)
        return found[self.index or 0].screenshot_as_png


@dataclass(frozen=True, slots=True, kw_only=True)
class Mouse:
    page: Page

    def move(self, x: float, y: float) -> None:
        actions = ActionBuilder(self.page.driver)
        actions.pointer_action.move_to_location(int(x), int(y))
        actions.perform()


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyboard:
    page: Page

    def press(self, name: str) -> None:
        """Press keys with names as in Playwright: ``Tab``, ``Alt+Shift+KeyD``."""
        *held, key = (
            part.removeprefix("Key").lower()
            if part.startswith("Key")
            else getattr(Keys, part.removeprefix("Arrow").upper())
            for part in name.split("+")
        )
        actions = ActionBuilder(self.page.driver)
        for modifier in held:
            actions.key_action.key_down(modifier)
        actions.key_action.send_keys(key)
        for modifier in held:
            actions.key_action.key_up(modifier)
        actions.perform()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A window of the browser."""

    narrowest: ClassVar = 450
    """Its least width in px: the buttons of its bar need as much."""

    browser: Browser
    window: str

    @property
    def driver(self) -> WebDriver:
        """The browser, looking at this window."""
        driver = self.browser.driver
        if driver.current_window_handle != self.window:
            driver.switch_to.window(self.window)
        return driver

    @property
    def context(self) -> Context:
        return Context(browser=self.browser, page=self)

    @property
    def mouse(self) -> Mouse:
        return Mouse(page=self)

    @property
    def keyboard(self) -> Keyboard:
        return Keyboard(page=self)

    def goto(self, url: str, **_: object) -> None:
        self.driver.get(url)

    def set_content(self, html: str) -> None:
        file = self.browser.folder / "page.html"
        file.write_text(html, encoding="utf-8")
        self.driver.get(file.as_uri())

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """Return the value of an expression, or of the function that it is; or run statements."""
        driver = self.driver
        start = "const done = arguments[arguments.length - 1]; let value;\n"
        expression = script.strip().removesuffix(";")
        try:
            answer = driver.execute_async_script(
                f"{start}value = ({expression}\n);{ANSWER}", argument
            )
        except JavascriptException as error:
            if "SyntaxError" not in str(error):
                raise
            answer = driver.execute_async_script(f"{start}{script}\n;{ANSWER}", argument)
        assert "error" not in answer, answer["error"]
        return None if answer["value"] is None else json.loads(answer["value"])

    def wait_for_function(self, expression: str, *, arg: Any = None) -> None:
        until(lambda: self.evaluate(expression, arg), f"never true: {expression}")

    def wait_for_timeout(self, milliseconds: float) -> None:
        time.sleep(milliseconds / 1000)

    def locator(self, selector: str) -> Locator:
        return Locator(page=self, selector=selector)

    def hover(self, selector: str) -> None:
        self.locator(selector).first.hover()

    def click(self, selector: str) -> None:
        self.locator(selector).first.click()

    def focus(self, selector: str) -> None:
        self.locator(selector).first.focus()

    def set_viewport_size(self, size: dict[str, int]) -> None:
        """Make the window as large, if it is one; fail if it cannot be."""
        driver = self.driver
        if not driver.capabilities["setWindowRect"]:
            return
        wanted = size["width"], size["height"]
        given = self._viewport()
        if given != wanted:
            frame = driver.get_window_size()
            driver.set_window_size(
                frame["width"] + wanted[0] - given[0], frame["height"] + wanted[1] - given[1]
            )
            until(lambda: self._viewport() == wanted, f"the viewport is never {wanted}")

    def _viewport(self) -> tuple[int, int]:
        width, height = self.driver.execute_script("return [innerWidth, innerHeight]")
        return width, height

    def close(self) -> None:
        """Close the window, but for the last: the browser would end with it."""
        driver = self.driver
        if len(driver.window_handles) > 1:
            driver.close()
            driver.switch_to.window(driver.window_handles[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    browser: Browser
    page: Page | None = None

    def new_page(self) -> Page:
        """Open a window as large as Playwright's; without windows, give the only one."""
        driver = self.browser.driver
        if not driver.capabilities["setWindowRect"]:
            return Page(browser=self.browser, window=driver.current_window_handle)
        driver.switch_to.new_window("window")
        page = Page(browser=self.browser, window=driver.current_window_handle)
        page.set_viewport_size({"width": 1280, "height": 800})
        return page

    def route(self, *_: object) -> None:
        """Let everything through: the tests have no network, and the browser tells nobody."""

    def close(self) -> None:
        if self.page is not None:
            self.page.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    driver: WebDriver
    folder: Path

    def new_context(self, **_: object) -> Context:
        return Context(browser=self)

    def new_page(self, **_: object) -> Page:
        return self.new_context().new_page()


@contextmanager
def running_webkit() -> Iterator[Browser]:
    """Give WebKitGTK, the newest WebKit that Debian has; it needs a display."""
    options = GtkOptions()
    options.binary_location = _mini_browser("webkit2gtk-4.*")
    options.add_argument("--automation")
    with _display() as display:
        service = GtkService("/usr/bin/WebKitWebDriver", env={**os.environ, "DISPLAY": display})
        with _running(webdriver.WebKitGTK(options=options, service=service)) as browser:
            yield browser


@contextmanager
def running_older_webkit() -> Iterator[Browser]:
    """Give WPE WebKit, as old in Debian as the Safari of phones that get no news; no display."""
    options = WpeOptions()
    options.binary_location = _mini_browser("wpe-webkit-*")
    options.add_argument("--automation")
    options.add_argument("--headless")
    options.set_capability("browserName", "MiniBrowser")
    service = WpeService("/usr/bin/WPEWebDriver")
    with _running(webdriver.WPEWebKit(options=options, service=service)) as browser:
        yield browser


def _mini_browser(kind: str) -> str:
    found = sorted(Path("/usr/lib").glob(f"*-linux-gnu/{kind}/MiniBrowser"))
    assert found, f"no MiniBrowser in /usr/lib/*-linux-gnu/{kind}; sh tools/browser.sh installs it"
    return str(found[-1])


@contextmanager
def _display() -> Iterator[str]:
    """Give the name of a display that nobody sees."""
    reading, writing = os.pipe()
    command = ("Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1200x24")
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server:
        try:
            os.close(writing)
            with os.fdopen(reading, encoding="ascii") as number:
                yield f":{number.readline().strip()}"
        finally:
            server.terminate()


@contextmanager
def _running(driver: WebDriver) -> Iterator[Browser]:
    with tempfile.TemporaryDirectory() as folder:
        try:
            yield Browser(driver=driver, folder=Path(folder))
        finally:
            driver.quit()
