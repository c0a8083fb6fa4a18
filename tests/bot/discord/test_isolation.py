"""Two servers with one secret article each: nothing of one is ever shown in the other, or in a direct message."""

from __future__ import annotations

import pytest
import simcord
from discord_world import World, build

from answers import Archive, Article
from bot.client import OnRecord
from bot.settings import Settings

SECRET = {
    "Herald": ("Quillfeather", "zeppelinworks", "Zephyrine Quillfeather", "Moonlit Gazette"),
    "Tribune": ("Thistlewood", "submarinery", "Barnaby Thistlewood", "Tidewater Courier"),
}
"""Of each server: words that occur only in its article, in text, title, speaker and publisher."""


def secret(name: str, collection: str) -> Article:
    surname, topic, speaker, publisher = SECRET[name]
    return Article(
        "secret",
        f"{surname} on the {topic}",
        f"{speaker} said on Monday that the {topic} would close in autumn. {surname} did not mention the cost. "
        f"The council of {surname} offered a loan to the {topic} on 3 July 2025.",
        publisher=publisher,
        collection=collection,
    )


@pytest.fixture(params=[0, 40], ids=["few shared articles", "many shared articles"])
async def worlds(
    simcord_env: simcord.Env, simcord_bot: OnRecord, archive: Archive, request: pytest.FixtureRequest
) -> tuple[World, World]:
    """Both servers, over few shared articles, which are looked through whole, and over many, which the index finds."""
    archive.add(
        [
            Article(f"shared-{n}", f"Harbour {n}", f"Ada Quill said that harbour {n} would open.")
            for n in range(request.param)
        ]
    )
    herald, tribune = build(simcord_env, simcord_bot, "Herald"), build(simcord_env, simcord_bot, "Tribune")
    for world, name in ((herald, "Herald"), (tribune, "Tribune")):
        archive.add([secret(name, f"discord:{world.guild.id}")])
    await simcord_env.settle()
    return herald, tribune


@pytest.fixture
def settings() -> Settings:
    return Settings(member_per_minute=1000, server_per_minute=1000)


def everything(result: simcord.InteractionResult) -> str:
    """All that a response shows, in one text."""
    parts = [str(result.autocomplete_choices)]
    for one in [result.response, *result.followups]:
        if one is not None:
            parts += [one.content, *(str(embed.to_dict()) for embed in one.embeds), str(one.components)]
    return "\n".join(parts)


def leaks(text: str, name: str, asked: str = "") -> list[str]:
    """The secret words of a server in a text, but for those that were in the question itself."""
    words = [word.casefold() for one in SECRET[name] for word in one.split()]
    found = text.replace("\\", "").replace("*", "").casefold()
    return [word for word in words if word in found and word not in asked.casefold()]


QUESTIONS = [
    "what did Quilfeather say?",
    "did Zephyrin Quillfether mention the zepelinworks?",
    "zepplinworks",
    "who offered a loan?",
    "what did the council offer?",
    "did Ada Quill mention the zepplinwork?",
    "what will close in autumn?",
    '"would close in autumn"',
    "when will the works close?",
]


async def test_a_server_finds_its_own_article(worlds: tuple[World, World]) -> None:
    herald, _ = worlds
    result = await herald.alice.slash(herald.channel, "ask", question="did Quillfeather mention the cost?")
    assert result.response is not None
    assert result.response.content.startswith("**No.** ")


@pytest.mark.parametrize("question", QUESTIONS)
async def test_no_question_finds_another_servers(worlds: tuple[World, World], question: str) -> None:
    _, tribune = worlds
    result = await tribune.alice.slash(tribune.channel, "ask", question=question)
    assert leaks(everything(result), "Herald", question) == []


@pytest.mark.parametrize("question", QUESTIONS)
async def test_no_direct_message_finds_a_servers(worlds: tuple[World, World], question: str) -> None:
    herald, _ = worlds
    await herald.alice.user.send_dm(question)
    last = herald.alice.user.dm_channel.last_message
    assert last is not None
    assert leaks(last.content + str([one.to_dict() for one in last.embeds]), "Herald", question) == []


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("quotes", {"who": "Quilfeather"}),
        ("quotes", {"who": "Quilfeather", "topic": "zepelinworks"}),
        ("timeline", {"topic": "zepelinworks"}),
        ("timeline", {"topic": "loan"}),
        ("timeline", {"topic": "council", "who": "Quilfeather"}),
        ("coverage", {}),
        ("article", {"article": "secret"}),
        ("article", {"article": "Quillfeather"}),
        ("ask", {"question": "who said that it would close?", "publisher": "Moonlit"}),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_no_command_shows_another_servers(
    worlds: tuple[World, World], command: str, options: dict[str, str]
) -> None:
    _, tribune = worlds
    result = await tribune.alice.slash(tribune.channel, command, **options)
    assert leaks(everything(result), "Herald", str(options)) == []


@pytest.mark.parametrize(
    ("command", "option"),
    [("quotes", "who"), ("quotes", "topic"), ("quotes", "publisher"), ("timeline", "topic"), ("timeline", "who"),
     ("article", "article")],
)  # fmt: skip
@pytest.mark.parametrize("typed", ["", "qui", "zep", "moon", "secret"])
async def test_no_autocompletion_offers_another_servers(
    worlds: tuple[World, World], command: str, option: str, typed: str
) -> None:
    _, tribune = worlds
    filled = {"who": "x"} if (command, option) in {("quotes", "topic"), ("quotes", "publisher")} else {}
    found = await tribune.alice.autocomplete(tribune.channel, command, option, typed, **filled)
    assert leaks(str(found), "Herald") == []


async def test_removal_offers_a_servers_own_only(worlds: tuple[World, World]) -> None:
    _, tribune = worlds
    found = await tribune.manager.autocomplete(tribune.channel, "remove", "article", "")
    assert [one["name"] for one in found] == ["Thistlewood on the submarinery"]


async def test_removal_of_the_same_id_takes_a_servers_own_only(worlds: tuple[World, World], archive: Archive) -> None:
    herald, tribune = worlds
    await tribune.manager.slash(tribune.channel, "remove", article="secret")
    assert archive.coverage(collections=(f"discord:{herald.guild.id}",)).articles == 1


async def test_no_button_opens_another_servers_answer(worlds: tuple[World, World]) -> None:
    herald, tribune = worlds
    asked = await herald.alice.slash(herald.channel, "ask", question="what did Quillfeather say?")
    own = await tribune.alice.slash(tribune.channel, "ask", question="what did Thistlewood say?")
    assert asked.response is not None
    assert own.response is not None
    [stolen, mine] = [
        next(
            one["custom_id"] for row in shown.components for one in row["components"] if ":context:" in one["custom_id"]
        )
        for shown in (asked.response, own.response)
    ]
    message = tribune.env.backend.get_message(own.response.channel_id, own.response.id)
    for row in message.components:
        for one in row["components"]:
            if one["custom_id"] == mine:
                one["custom_id"] = stolen
    result = await tribune.alice.click(own.response, custom_id=stolen)
    assert leaks(everything(result), "Herald") == []
    assert "too old" in everything(result)


async def test_no_check_of_a_message_shows_another_servers(worlds: tuple[World, World]) -> None:
    _, tribune = worlds
    text = "The council offered a loan. Ada Quill mentioned the works."
    said = await tribune.alice.send(tribune.channel, text)
    result = await tribune.alice.context_menu(tribune.channel, "Check the record", said)
    assert leaks(everything(result), "Herald", text) == []


async def test_no_list_of_the_unanswered_shows_another_servers(worlds: tuple[World, World]) -> None:
    herald, tribune = worlds
    await herald.alice.slash(herald.channel, "ask", question="did Quillfeather mention golf?")
    result = await tribune.manager.slash(tribune.channel, "unanswered")
    assert leaks(everything(result), "Herald") == []


async def test_a_follow_up_does_not_go_from_server_to_server(worlds: tuple[World, World]) -> None:
    herald, tribune = worlds
    await herald.alice.send(herald.channel, herald.at("what did Quillfeather say about the zeppelinworks?"))
    guest = tribune.guild.add_member(herald.alice.user)
    await guest.send(tribune.channel, tribune.at("and Thistlewood?"))
    shown = "".join(m.content + str([e.to_dict() for e in m.embeds]) for m in tribune.replies)
    assert leaks(shown, "Herald") == []
