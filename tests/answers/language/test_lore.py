"""An operator's lore: what it may hold, what is refused with one line, and what reading and asking make of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from answers.errors import InputError
from answers.language.lore import MAX_BYTES, MAX_ENTRIES, Lore, load_lore, surname

LORE = """\
people:
  - name: Tuula Holm
    gender: f
    known_as: [the harbor boss, chief tide clerk]
    surname_alone: true
titles: [Portreeve, Dock Warden]
nicknames: [[Oleksandr, Olek]]
spellings: [[Gusev, Husyev]]
bodies: [Sunniva Watch]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lore.yaml"


def test_what_it_holds(file: Path) -> None:
    file.write_text(LORE)
    lore = load_lore(file)
    (person,) = lore.people
    assert (person.name, person.gender, person.surname_alone) == ("Tuula Holm", "f", True)
    assert person.known_as == ("harbor boss", "chief tide clerk")
    assert (lore.titles, lore.nicknames) == (("Portreeve", "Dock Warden"), (("Oleksandr", "Olek"),))
    assert (lore.spellings, lore.bodies) == ((("Gusev", "Husyev"),), ("Sunniva Watch",))
    assert lore.counts == {"people": 1, "titles": 2, "nicknames": 1, "spellings": 1, "bodies": 1}


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "people:\ntitles:\nnicknames:\n", "\ufeffpeople: []\n"])
def test_it_may_hold_nothing(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert load_lore(file) == Lore()


def test_words_are_words_whatever_yaml_takes_them_for(file: Path) -> None:
    file.write_text("people: [{name: Ada No}, {name: Yes 1999-99-99}]\ntitles: [2024-02-31, Null]\n")
    assert [person.name for person in load_lore(file).people] == ["Ada No", "Yes 1999-99-99"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("people:\n  - {name: Ada Lund}\n  - {nmae: Owen Tate}", "line 3: people: 1: name: Field required"),
        ("people:\n  - name: Ada Lund\n    gender: x", "line 3: people: 0: gender: Input should be 'm', 'f' or ''"),
        ("people:\n  - name: Ada Lund\n    age: 45", "line 3: people: 0: age: Extra inputs are not permitted"),
        ("people:\n  - name: ' '", "line 2: people: 0: name: String should have at least 1 character"),
        ("people:\n  - name: Jr.", "line 2: people: 0: name: a name with a surname is needed"),
        ("people:\n  - name: [a]", "line 2: people: 0: name: Input should be a valid string"),
        (
            "people:\n  - name: Ada Lund\n    surname_alone: so",
            "line 3: people: 0: surname_alone: Input should be",
        ),
        ("people: Ada Lund", "line 1: people: Input should be a valid tuple"),
        ("titles: [Grand High Keeper Of Keys]", "line 1: titles: 0: a title has 4 words at most"),
        ("nicknames: [[Ada]]", "line 1: nicknames: 0: Tuple should have at least 2 items"),
        ("nicknames: [[Ada Maria, Ada]]", "line 1: nicknames: 0: 0: String should match pattern"),
        ("- Ada Lund", "line 1: Input should be a valid dictionary"),
        ("people: [", "line 2: no YAML: "),
        ("people: &p []\ntitles: *p", "line 2: entries are written out"),
        ("people: " + "[" * 500 + "]" * 500, "line 1: nested too deeply"),
        ("people: \x00", "no YAML: "),
        ('"a\\nb": 1', "line 1: a b: Extra inputs"),
        (f"{'a' * 900}: 1", "line 1: "),
    ],
)
def test_a_mistake_is_one_line_with_its_place(file: Path, text: str, message: str) -> None:
    file.write_text(text)
    with pytest.raises(InputError) as caught:
        load_lore(file)
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500


def test_it_has_bounds(file: Path) -> None:
    file.write_text("#" * (MAX_BYTES + 1))
    with pytest.raises(InputError, match="more than 1,000,000 bytes"):
        load_lore(file)
    file.write_text("titles:\n" + "- Portreeve\n" * (MAX_ENTRIES + 1))
    with pytest.raises(InputError, match=r"20,001 entries, and 20,000 are the most"):
        load_lore(file)


def test_what_cannot_be_read(file: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        load_lore(file)
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        load_lore(file.parent)
    file.write_bytes(b"people: [\xff]")
    with pytest.raises(InputError, match="not UTF-8"):
        load_lore(file)
    with pytest.raises(InputError, match="cannot be read"):
        load_lore("a\0b")


@pytest.mark.parametrize(
    ("name", "last"), [("Ada Lund", "lund"), ("Owen Tate Jr.", "tate"), ("Ada Lund M.D.", "lund"), ("Sr. III", "")]
)
def test_surname(name: str, last: str) -> None:
    assert surname(name) == last


READ = """
import sys
from answers import Archive, Article, InputError, use_lore

if __name__ == "__main__":
    use_lore(sys.argv[1])
    with Archive.open(sys.argv[2]) as archive:
        texts = [
            "Tuula Holm met Mr. Tate. The harbor boss said no.",
            "Portreeve Ada Lund met Dock Warden Owen Tate. The dock warden said no. Lund said yes.",
            "Oleksandr Gusev spoke. Olek Gusev said no.",
            "Sunniva Watch opened. She said no.",
        ]
        archive.add([Article(str(n), "", text) for n, text in enumerate(texts)], read=False)
        archive.read(jobs=int(sys.argv[3]))
        for article, statements in archive.catalogue.statements():
            print(*(", ".join(one.speakers) for one in statements), sep="; ")
        print(archive.ask("did portreeve Lund say yes?").verdict)
        print(archive.ask("what did Oleksandr Husyev say?").excerpts[0].text)
    try:
        use_lore(sys.argv[4])
    except InputError as error:
        print(error)
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_is_read_and_asked_with(file: Path, tmp_path: Path, jobs: int) -> None:
    """In a process of its own, for a process has one lore; with two jobs others read for it."""
    file.write_text(LORE)
    other = tmp_path / "other.yaml"
    other.write_text("titles: [Reeve]")
    script = tmp_path / "read.py"
    script.write_text(READ)
    done = subprocess.run(
        [sys.executable, str(script), str(file), str(tmp_path / "a.db"), str(jobs), str(other)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout.splitlines() == [
        "Tuula Holm; Tuula Holm",
        "Ada Lund; Owen Tate; Ada Lund",
        "Oleksandr Gusev; Oleksandr Gusev",
        "Sunniva Watch; ",
        "yes",
        "Olek Gusev said no.",
        "the lore comes too late: names were looked up without it",
    ]
