"""Discord scripts as they are written: the shortest one, and what every wrong one is told, with its line."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from answers.errors import InputError
from answers.model import Verdict
from bot.harness import script
from bot.harness.checking import load, reference
from bot.harness.expected import EXPECT, Expected
from bot.harness.script import KINDS, READER, SETTINGS, Script


def read(tmp_path: Path, content: str) -> Script:
    path = tmp_path / "s.yaml"
    path.write_text(content, encoding="utf-8")
    [found] = load([path])
    assert isinstance(found, Script)
    return found


def steps(text: str) -> str:
    """A script of these steps; the first of them stands on line 3."""
    return "- script: x\n  steps:\n" + textwrap.indent(textwrap.dedent(text).strip("\n"), "    ") + "\n"


def test_the_shortest_script_has_four_lines(tmp_path: Path) -> None:
    example = textwrap.dedent((script.__doc__ or "").split("shortest one:\n\n")[1].split("\n\n")[0])
    assert len(example.splitlines()) == 4
    found = read(tmp_path, example)
    assert found.name == "Sanctions"
    assert [(one.name, one.servers) for one in found.members] == [(READER, ("Newsroom",))]


def test_all_that_may_be_written_is_explained() -> None:
    explained = set(re.findall(r"[a-z_]+", reference().read_text(encoding="utf-8")))
    options = {one for options in KINDS.values() for one in options}
    assert {*KINDS, *options, *EXPECT, *SETTINGS, *(verdict.value for verdict in Verdict)} <= explained
    assert [key for key in EXPECT if f"``{key}``" not in (Expected.__doc__ or "")] == []


def test_whoever_is_named_is_a_member(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """
- script: x
  servers: [Herald, Tribune]
  steps:
    - {say: hello, by: maya}
    - {say: hello, by: maya, server: Tribune, in: "#Desk"}
    - {say: hello, expect: {seen_by: bob, nothing: true}}
""",
    )
    assert {one.name: one.servers for one in found.members} == {
        "maya": ("Herald", "Tribune"), READER: ("Herald",), "bob": ("Herald",),
    }  # fmt: skip
    assert found.channels == ("general", "desk")


def test_settings_are_those_of_the_bot(tmp_path: Path) -> None:
    found = read(tmp_path, "- script: x\n  settings: {message_content: yes, keep_days: 3}\n  steps: [{restart: }]")
    assert (found.settings.message_content, found.settings.keep_days) == (True, 3)
    assert set(SETTINGS) <= set(found.settings.__slots__)


def test_an_expect_goes_to_the_step_before(tmp_path: Path) -> None:
    found = read(tmp_path, steps("- {say: a, expect: {text: b}}\n- expect: {text: c}\n- expect: nothing\n- restart:"))
    assert [len(one.expects) for one in found.steps] == [3, 0]
    assert [one.where.rpartition(":")[2] for one in found.steps[0].expects] == ["3", "4", "5"]


WRONG = [
    # the script
    ("- script: x", ":1: item: steps are missing"),
    ("- script:\n  steps: [{restart: }]", ":1: script: a text is missing"),
    ("- script: x\n  ask: y", ":1: item: script and ask cannot be one item"),
    ("- scrpt: x", ":1: item: one of ask, script is needed: '- ask: …' for a question"),
    ("- hello", ":1: item: keys with values are needed: '- ask: …' for a question"),
    ("- script: x\n  stesp: []", ":2: a script has no 'stesp' (did you mean steps?) (it may have script, articles,"),
    ("- script: x\n  steps: []", ":2: steps: at least one is needed: - say:"),
    ("- script: x\n  steps: hello", ":2: steps: a list is needed"),
    ("- script: x\n  script: y\n  steps: []", ":2: item: script is given twice"),
    # members, servers, articles, settings
    ("- script: x\n  members: {a b: }\n  steps: [{restart: }]", ":2: a b: 'a b' cannot be a member's name"),
    ("- script: x\n  members: [onrecord]\n  steps: [{restart: }]", ":2: members: 'onrecord' cannot be a member's name"),
    ("- script: x\n  members: {maya: {boss: yes}}\n  steps: []", ":2: a member has no 'boss' (it may have manages,"),
    (
        "- script: x\n  members: {maya: {manages: perhaps}}\n  steps: []",
        ":2: manages: true or false is needed, not 'pe",
    ),
    ("- script: x\n  members: {}\n  steps: []", ":2: members: at least one is needed"),
    (
        "- script: x\n  servers: [A]\n  members:\n    maya: {server: B}\n  steps: []",
        ":2: servers: a member is in B, which is not among them",
    ),
    ("- script: x\n  servers: [A, A]\n  steps: []", ":2: servers: each is given once"),
    ("- script: x\n  articles:\n    - title: x\n  steps: []", ":3: article: text: missing"),
    (
        "- script: x\n  articles:\n    - {text: x, date: y}\n  steps: []",
        ":3: an article has no 'date' (it may have id,",
    ),
    ("- script: x\n  articles: [{text: x, id: a}, {text: y, id: a}]\n  steps: []", ":2: article: the id a is given tw"),
    ("- script: x\n  settings:\n    token_file: y\n  steps: []", ":3: settings has no 'token_file' (it may have mess"),
    ("- script: x\n  settings:\n    at_once: 1\n    keep_days: soon\n  steps: []", ":4: keep_days: a whole number"),
    # steps
    (
        steps("- sai: hello"),
        ":3: step: one of say, reply, edit, delete, slash, complete, menu, click, fill, wait, rest",
    ),
    (steps("- hello"), ":3: step: a step is a key with a value: - say:"),
    (steps("- say: a\n  click: b"), ":3: step: say and click cannot be one step"),
    (steps("- say: a\n  bye: maya"), ":4: the step 'say' has no 'bye' (did you mean by?) (it may have say, by,"),
    (steps("- wait: 5m\n  by: maya"), ":4: the step 'wait' has no 'by' (it may have wait, expect)"),
    (steps("- restart:\n- say:"), ":4: say: a text is missing"),
    (steps("- say: [a, b]"), ":3: say: a text is needed"),
    (steps(f"- say: {'x' * 2001}"), ":3: say: Discord takes at most 2,000 characters, not 2,001"),
    (steps("- say: a\n  in: the desk"), ":4: in: 'the desk' cannot be a channel's name"),
    (steps("- say: a\n  server: Tribune"), ":4: server: Newsroom is needed, not 'Tribune'"),
    (steps("- wait: soon"), ":3: wait: a time is needed, such as 30s, 11m, 2h or 1d, not 'soon'"),
    (steps("- wait: 9999d"), ":3: wait: at most a year"),
    (steps("- restart: now"), ":3: restart: nothing stands at it: '- restart:'"),
    (
        steps("- click: Timeline\n  on: answer"),
        ":4: on: no message is called 'answer' (no step before has 'as: LABEL')",
    ),
    (steps("- {say: a, as: q}\n- reply: b\n  to: r"), ":5: to: no message is called 'r' (there are q)"),
    (steps("- {say: a, as: q}\n- delete: r"), ":4: delete: no message is called 'r' (there are q)"),
    (steps("- {say: a, as: q}\n- {say: b, as: q}"), ":4: as: another step is called 'q'"),
    (steps("- menu: Check it"), ":3: menu: one of Check the record, Why this answer is needed, not 'Check it'"),
    (steps("- fill: Title"), ":3: fill: keys with values are needed"),
    # commands
    (steps("- slash: /timelin topic"), ":3: slash: no command /timelin (did you mean /timeline?)"),
    (steps("- slash: /zzz"), ":3: slash: no command /zzz (there are /add, /article, /ask"),
    (steps("- slash: /timeline"), ":3: slash: /timeline needs topic (/timeline topic: … [who: …]"),
    (steps('- slash: "/timeline whom: Trump"'), ":3: slash: /timeline has no option whom (it has topic, who, after,"),
    (steps('- slash: "/settings shared search: perhaps"'), ":3: slash: /settings shared: search: true or false"),
    (steps('- slash: "/settings answers to: me"'), ":3: slash: /settings answers: to: one of everybody, the asker"),
    (steps('- slash: "/add file: a.txt"'), ":3: slash: no file a.txt (give it beside the command: 'files: {a.txt:"),
    (steps('- slash: "/add file: a.txt"\n  files: {b.txt: x}'), ":3: slash: no file a.txt (there is b.txt)"),
    (steps('- complete: "/ask question: di"'), ":3: complete: /ask: nothing is offered for question (for publisher"),
    (steps("- complete: /help"), ":3: complete: /help: nothing is offered for it (for none of its options)"),
    # expectations
    (steps("- expect: {verdict: no}"), ":3: expect: no step stands before it"),
    (steps("- say: a\n- expect: {}"), ":4: expect: nothing is expected ('expect: nothing' says"),
    (steps("- say: a\n  expect:\n    verdikt: no"), ":5: expect has no 'verdikt' (did you mean verdict?)"),
    (steps("- say: a\n  expect: {verdict: maybe}"), ":4: verdict: one of yes, no, mixed, not_on_record, not_found, q"),
    (steps("- say: a\n  expect: {ephemeral: perhaps}"), ":4: ephemeral: true or false is needed, not 'perhaps'"),
    (steps("- say: a\n  expect: {text: {a: b}}"), ":4: text: a list of texts is needed"),
    (steps("- say: a\n  expect: {nothing: true, text: b}"), ":4: nothing: it stands alone"),
    (steps("- say: a\n  expect: {nothing: false}"), ":4: nothing: leave it out"),
    (steps("- say: a\n  expect: {choices: b}"), ":4: expect has no 'choices'"),
    (
        steps('- complete: "/quotes who: a"\n  expect: {verdict: no}'),
        ":4: expect of complete has no 'verdict' (it may h",
    ),
    (
        "- script: x\n  members: [maya]\n  steps:\n    - say: a\n      by: bob",
        ":5: by: maya is needed, not 'bob'",
    ),
    (
        "- script: x\n  members: [maya]\n  steps:\n    - say: a\n      expect: {seen_by: bob}",
        ":5: seen_by: maya is needed, not 'bob'",
    ),
    (
        "- script: x\n  members: {maya: {server: A}, bob: {server: B}}\n  steps: [{say: a, server: B}]",
        ":3: server: maya is no member of B (but of A)",
    ),
    (
        "- script: x\n  articles: [{id: a, text: b}]\n  steps:\n    - say: a\n      expect: {cites: [c]}",
        ":5: cites: a is needed, not 'c'",
    ),
]


@pytest.mark.parametrize(("content", "message"), WRONG, ids=[message[:60] for _, message in WRONG])
def test_a_wrong_script_is_told_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, content)
    line = str(caught.value)
    assert line.removeprefix(str(tmp_path / "s.yaml")).startswith(message)
    assert "\n" not in line
