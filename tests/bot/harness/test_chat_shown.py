"""A terminal channel: what is typed is done by a member, and what they see of it is shown."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from chat_channel import EXCERPT, QUESTION, channel
from PIL import Image
from rich.cells import cell_len

from answers import Archive, Article


async def test_a_question_and_its_answer_are_shown_with_their_numbers(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        shown = await here.read(QUESTION)
    assert "#1 alice " in shown
    assert "@onrecord did Trump mention sanctions?" in shown
    assert "#2 onrecord APP " in shown
    assert "in reply to #1 No. The record says outright that Donald Trump did not" in shown
    assert EXCERPT in shown
    assert "Others on it European leaders: reported" in shown
    assert "Searched: 2 articles, 13 to 16 August 2025" in shown
    assert "[1] 🗓️ Timeline [2] 👍 Helped [3] 👎 Did not help [4] 🔎 Context of 1" in shown


async def test_a_reply_follows_up_the_message_of_that_number(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        shown = await here.read(QUESTION, ">2 and Vance?")
    assert "#4 onrecord APP" in shown
    assert "Not on record. No statement by JD Vance on “sanctions”" in shown


async def test_a_number_presses_the_button_of_the_newest_message_that_has_any(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        await here.type(QUESTION, "@onrecord did Vance mention sanctions?", "hello")
        shown = await here.read("2")
    assert "alice pressed Helped of #4" in shown
    assert shown.endswith("Only you can see this ")


async def test_an_older_message_has_its_buttons_too(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        await here.type(QUESTION, "@onrecord did Vance mention sanctions?")
        assert "alice pressed Context of 1 of #2" in await here.read("2.4")


async def test_a_picture_is_saved_and_named(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        shown = await here.read(QUESTION, "1")
    [saved] = tmp_path.iterdir()
    assert saved.name == "3-timeline.png"
    with Image.open(saved) as image:
        assert image.format == "PNG"
        size = f"{image.width} × {image.height} pixels"
    assert str(saved) in shown.replace(" ", "")
    assert size in shown


async def test_a_page_is_turned_in_its_place(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        first = await here.read("/timeline topic: ceasefire")
        second = await here.read("2")
        assert "! the button 'Next' cannot be pressed now" in await here.read("2")
    assert "alice used /timeline topic: ceasefire" in first
    assert "[–] ◀️ Previous [2] ▶️ Next" in first
    assert "#1 onrecord APP" in second
    assert "(edited)" in second
    assert "[1] ◀️ Previous [–] ▶️ Next" in second


async def test_an_edit_changes_question_and_answer(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        await here.type(QUESTION)
        shown = await here.read(":edit @onrecord did Vance mention sanctions?")
    question, answer = shown.split("#2")
    assert "#1 alice" in question
    assert "(edited) @onrecord did Vance mention sanctions?" in question
    assert "(edited) in reply to #1 Not on record." in answer


async def test_a_message_that_is_deleted_takes_its_answer_along(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        await here.type(QUESTION)
        shown = await here.read(":delete")
        assert shown == " #1 the message of alice was deleted #2 the message of onrecord was deleted "
        assert "! there is no message #2" in await here.read(">2 why?")


async def test_what_one_member_sees_another_does_not(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        assert "Only you can see this" in await here.read(QUESTION, "1")
        assert await here.read(":as bob") == " · bob in #general "
        assert "#3" not in await here.read(":show")
        assert "! message #3 cannot be seen by you here" in await here.read(":show 3")


async def test_what_happened_to_a_message_meanwhile_is_shown(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        await here.type(QUESTION, ":in dm")
        shown = await here.read("did Vance mention sanctions?", ":in general", ":show 2", ":as bob", ":in dm")
        assert "#3 alice" in shown
        assert shown.count("Not on record.") == 1
        assert shown.endswith("· bob in a direct message to onrecord ")


async def test_a_direct_message_needs_no_mention(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        shown = await here.read(":in dm", "did Trump mention sanctions?", ">2 and Vance?", "1", "/timeline sanctions")
        assert "! menus of messages can be tried in a server's channel only" in await here.read(":menu 1")
    assert "in reply to #1 No." in shown
    assert "in reply to #3 Not on record." in shown
    assert "alice pressed Timeline of #4" in shown
    assert "alice used /timeline topic: sanctions" in shown


async def test_what_nobody_asked_the_bot_is_not_answered(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        shown = await here.read("did Trump mention sanctions?")
    assert shown.endswith("· onrecord does not answer (@onrecord asks it) ")


async def test_a_manager_may_do_more(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        refused = await here.read("/settings channel channel: #general every_question: true")
        assert "! Discord does not show /settings channel to alice in #general" in refused
        set_ = await here.read(":as manager", "/settings channel channel: #general every_question: true")
        assert "Channels where every question is answered #general" in set_
        assert "No. The record says" in await here.read(":as alice", "did Trump mention sanctions?")


async def test_an_article_is_added_from_a_file(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text("Ada Quill said that the old harbour would close.", encoding="utf-8")
    async with channel(archive, tmp_path) as here:
        shown = await here.read(":as manager", f"/add file: {tmp_path}/harbour.txt", "@onrecord did Ada Quill speak?")
    assert "Yes. " in shown


async def test_the_menu_of_a_message_checks_it(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        shown = await here.read("Trump did not mention sanctions.", ":menu 1", ":menu #1")
    assert "alice chose “Check the record” on #1" in shown
    assert EXCERPT in shown


async def test_time_passes_when_it_is_told_to(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        before = here.chat.room.time
        assert "I take your next question in" in await here.read(*[QUESTION] * 9)
        assert "· 1m 30s later: " in await here.read(":wait 1m 30s")
        assert (here.chat.room.time - before).total_seconds() >= 90
        assert "No. The record says" in await here.read(QUESTION)


async def test_buttons_outlive_a_restart(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        shown = await here.read(QUESTION, ":restart", "1")
    assert "· onrecord was started anew" in shown
    assert "“sanctions”: 3 entries" in shown


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("/timelin x", "no command /timelin (did you mean /timeline?)"),
        ("/ask", "/ask needs question"),
        ("/ask q: 1", "/ask has no option q"),
        ("/ask question: " + "x" * 600, "must be at most 500 characters"),
        ("/add file: nowhere.txt", "nowhere.txt: No such file or directory"),
        ("/add file: .", ".: Is a directory"),
        ("1", "there is no button here (\\1 writes the number as a message)"),
        ("7.1", "there is no message #7"),
        (">7 why?", "there is no message #7"),
        (">7", "the reply is empty"),
        (":menu x", "a number that is shown here is needed, not 'x'"),
        (":menu 1234567890123", "a number that is shown here is needed"),
        (":edit x", "alice has not written anything here"),
        (":as carol", "there is no carol here, but alice, bob, manager"),
        (":in the harbour", "a channel's name is letters, digits and hyphens"),
        (":wait soon", "a time is needed, such as 30s"),
        (":smile: hello", "no :smile: (:help tells"),
        ("x" * 2100, "Discord refuses it: "),
    ],
)
async def test_what_cannot_be_done_is_told_and_no_more(archive: Archive, tmp_path: Path, line: str, error: str) -> None:
    async with channel(archive, tmp_path) as here:
        shown = await here.read(line)
        assert here.chat.refused == 1
        assert f"! {error}" in shown or (shown.count(" ! ") == 1 and error in shown)
        assert "No. The record says" in await here.read(QUESTION)


async def test_help_tells_all_that_can_be_typed(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        shown = await here.read(":help")
    assert all(sign in shown for sign in (">N TEXT", "/COMMAND", ":as NAME", ":menu N", ":wait TIME", ":quit"))


async def test_quit_is_the_end(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        assert not await here.chat.typed(":quit")
        assert await here.chat.typed("  ")


HOSTILE = "\x1b[2J\x1b]0;owned\x07\u202eevil\u2066 \x9b31m [b]markup[/b]"


async def test_nothing_that_is_shown_acts_on_the_terminal(tmp_path: Path) -> None:
    article = Article(id="h", title=f"Harbour {HOSTILE}", text=f"Ada Quill said the harbour {HOSTILE} would close.")
    with Archive.from_articles([article]) as archive:
        async with channel(archive, tmp_path) as here:
            shown = await here.type(
                "@onrecord what did Ada Quill say?", f"@onrecord {HOSTILE}?", f"/ask {HOSTILE}", f":as {HOSTILE}"
            )
    assert "[b]markup[/b]" in shown
    acting = {one for one in shown if unicodedata.category(one) in ("Cc", "Cf") and one not in "\n\u200d"}
    assert not acting


@pytest.mark.parametrize("width", [40, 80, 120, 200])
async def test_no_line_is_wider_than_the_screen_and_no_word_is_broken(
    archive: Archive, tmp_path: Path, width: int
) -> None:
    wide = "zażółć gęślą jaźń 日本語のテキスト 👩‍👩‍👧 👍🏽 e\u0301 and so on, and so on, until it breaks"
    async with channel(archive, tmp_path, width) as here:
        plain = await here.type(QUESTION, ">2 and Vance?", ":help", wide)
        shown = await here.read(":show 2")
    assert max(cell_len(line) for line in plain.split("\n")) <= min(width, 112)
    assert not any(line.endswith(" ") for line in plain.split("\n"))
    assert EXCERPT in shown
