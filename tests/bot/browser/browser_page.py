"""``onrecord local`` as its own process, and its page in the installed Chromium, used as a person uses it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect, sync_playwright

CHROMIUM = "CHROMIUM"
"""The environment variable that names another browser than the one on the path."""
_FLAGS = (
    "--no-sandbox",  # Chromium has none for root, as whom containers run
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
)
_PATIENCE = 60_000.0
"""Milliseconds until something awaited is taken for missing; nothing waits that long where all is well."""


class NoBrowserError(Exception):
    """There is no Chromium here."""


def chromium() -> str:
    """Where Chromium is. Raises NoBrowserError, which says how to install it."""
    named = os.environ.get(CHROMIUM)
    found = shutil.which(named) if named else shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise NoBrowserError(f"{named or 'chromium'} is missing: apt-get install chromium ({CHROMIUM} names another)")
    return found


@dataclass
class Served:
    """A running ``onrecord local``."""

    process: subprocess.Popen[str]
    url: str

    def stop(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """Ask it to end; gives its exit status and what it said on standard error."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        _, errors = self.process.communicate(timeout=60)
        return self.process.returncode, errors


@contextmanager
def served(*options: str) -> Iterator[Served]:
    """Start ``onrecord local`` and wait for its address."""
    command = [sys.executable, "-m", "bot.cli", "local", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    url = process.stdout.readline().strip()
    one = Served(process, url)
    try:
        assert url.startswith("http://127.0.0.1:"), one.stop()
        yield one
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


@contextmanager
def browser() -> Iterator[Browser]:
    """The installed Chromium, with a profile of its own that is gone afterwards."""
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=chromium(), args=list(_FLAGS))
        expect.set_options(timeout=_PATIENCE)
        try:
            yield running
        finally:
            running.close()


@dataclass
class Channel:
    """The page with the channel on it."""

    page: Page
    troubles: list[str] = field(default_factory=list)
    """What the page wrote to its console as a warning or an error."""
    elsewhere: list[str] = field(default_factory=list)
    """What it asked of any other place than its own."""

    def open(self, url: str) -> None:
        """Open the page and wait until one can type."""
        self.page.set_default_timeout(_PATIENCE)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", self._asked)
        self.page.goto(url)
        self.at_rest()

    def at_rest(self) -> None:
        """Wait until all that was begun is done and shown."""
        self.page.wait_for_function("() => window.simcordPreview?.ready && window.simcordPreview.authorized")

    @property
    def messages(self) -> Locator:
        """All messages, the oldest first."""
        return self.page.locator("#channel-message-list > article.channel-message")

    def say(self, text: str) -> Locator:
        """Write a message; gives the answer to it."""
        before = self.messages.count()
        self.page.locator("#channel-composer-input").fill(text)
        self.page.keyboard.press("Enter")
        return self._new(before + 2)

    def reply(self, message: Locator, text: str) -> Locator:
        """Reply to a message; gives the answer."""
        message.hover()
        message.get_by_role("button", name="Reply", exact=True).click()
        expect(self.page.locator("#reply-context")).to_be_visible()
        return self.say(text)

    def press(self, message: Locator, label: str) -> Locator:
        """Press a button that answers with a message; gives that message."""
        before = self.messages.count()
        message.get_by_role("button", name=label).click()
        return self._new(before + 1)

    def drawn(self, message: Locator) -> None:
        """Wait until the picture of a message is on the screen."""
        picture = message.locator(".message-attachments img")
        expect(picture).to_be_visible()
        self.page.wait_for_function("img => img.complete && img.naturalWidth > 0", arg=picture.element_handle())

    def command(self, name: str, *values: str) -> Locator:
        """Type a slash command with its first options, each of which must be offered, and send it; gives the answer."""
        before = self.messages.count()
        self.page.locator("#channel-composer-input").press_sequentially(f"/{name}")
        offered = self.page.locator(".command-popup")
        expect(offered.get_by_text(f"/{name}", exact=True)).to_be_visible()
        self.page.keyboard.press("Enter")
        for value in values:
            expect(self.page.locator(".command-pill.is-focused")).to_be_visible()
            self.page.keyboard.type(value)
            expect(offered.get_by_role("option", name=value, exact=True)).to_be_visible()
            self.at_rest()
            self.page.keyboard.press("Escape")
        self.page.keyboard.press("Enter")
        return self._new(before + 1)

    def offers(self, text: str) -> Locator:
        """Type the beginning of a command; gives what is offered."""
        self.page.locator("#channel-composer-input").press_sequentially(text)
        return self.page.locator(".command-popup")

    def become(self, name: str) -> None:
        """Go on as another member."""
        self.page.get_by_label("Viewing as").select_option(label=name)
        self.page.wait_for_function(
            "name => document.querySelector('#viewer-picker')?.selectedOptions[0]?.label === name", arg=name
        )
        self.at_rest()

    def _new(self, count: int) -> Locator:
        expect(self.messages).to_have_count(count)
        self.at_rest()
        return self.messages.nth(count - 1)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("warning", "error") and not message.location["url"].endswith("/favicon.ico"):
            self.troubles.append(f"{message.text} ({message.location['url']})")  # SimCord's page has no icon

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("blob", "data") and parts.hostname != "127.0.0.1":
            self.elsewhere.append(request.url)
