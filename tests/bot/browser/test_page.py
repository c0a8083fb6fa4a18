"""The page of ``onrecord local`` in a browser: what a newcomer does with it."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from browser_page import Channel, NoBrowserError, browser, chromium, served
from playwright.sync_api import Browser, expect

EXCERPT = "During the call, Trump did not mention imposing additional sanctions or economic pressure on Russia."

pytestmark = [pytest.mark.usefixtures("own_folders"), pytest.mark.needs("chromium"), pytest.mark.system]


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    try:
        chromium()
    except NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)
    with browser() as found:
        yield found


def test_a_newcomer_asks_presses_and_runs_a_command(running: Browser) -> None:
    with served() as local:
        channel = Channel(running.new_page(viewport={"width": 1200, "height": 900}))
        channel.open(local.url)

        # A conversation has begun, in which every answer is the bot's own.
        expect(channel.messages.first).to_contain_text("answers every question in this channel")
        expect(channel.messages.filter(has_text="does Trump support an immediate ceasefire?").first).to_be_visible()
        expect(channel.messages.filter(has_text="Mixed.").first).to_contain_text("APP")

        answer = channel.say("did Trump mention sanctions?")
        expect(answer.locator(".message-content")).to_contain_text("No. The record says outright")
        quoted = answer.locator(".embed-description blockquote")
        expect(quoted).to_have_text(EXCERPT)  # the quote ends where it does in Discord
        expect(answer.locator(".embed-description")).to_contain_text("16 August 2025")
        beside = answer.locator(".embed-field blockquote")  # two of others, and the nearest one
        assert [text.count("reported") for text in beside.all_inner_texts()] == [0, 0, 0]
        expect(answer).to_contain_text("Nearest in the record")
        expect(answer).to_contain_text("Read as: Donald Trump")
        expect(answer).not_to_contain_text("Only you can see this")

        timeline = channel.press(answer, "Timeline")
        expect(timeline).to_contain_text("Only you can see this")
        expect(timeline).to_contain_text("Wednesday 13 August 2025")
        channel.drawn(timeline)

        quotes = channel.command("quotes", "JD Vance")
        expect(quotes).to_contain_text("Alice used /quotes")
        expect(quotes.locator(".embed-description blockquote")).to_contain_text(
            "one of our most important shared security goals"
        )

        expect(channel.say("@onrecord and Putin?")).to_contain_text("Vladimir Putin")
        assert (channel.troubles, channel.elsewhere) == ([], [])

        status, errors = local.stop(signal.SIGINT)
        assert status == 0
        assert "Traceback" not in errors
        with socket.socket() as closed:
            assert closed.connect_ex(("127.0.0.1", urlsplit(local.url).port)) != 0


def test_who_may_manage_the_server_is_offered_more(running: Browser) -> None:
    with served() as local:
        channel = Channel(running.new_page())
        channel.open(local.url)
        offered = channel.offers("/")
        expect(offered).to_contain_text("/timeline")
        expect(offered).not_to_contain_text("/unanswered")
        expect(channel.messages.filter(has_text="Settings of this server")).to_have_count(0)
        channel.become("Morgan (manager)")
        expect(channel.messages.filter(has_text="Settings of this server")).to_contain_text("Only you can see this")
        expect(channel.command("unanswered")).to_contain_text("Only you can see this")
        assert (channel.troubles, channel.elsewhere) == ([], [])

        channel.page.get_by_text("More", exact=True).click()
        channel.page.get_by_role("button", name="End preview session").click()
        assert local.process.wait(60) == 0
