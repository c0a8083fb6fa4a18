"""What holds of reports however names, verbs and order are: conditions by order, mentions told by nouns, clauses whole.

Examples are made of parts; each says one thing of every text that is put together so.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from answers.model import Article, Modality, Polarity, Reading, Statement
from answers.reading.reader import Reader

PERSONS = st.sampled_from(["Mara Quist", "Tomasz Zieliński", "Ngozi Okafor", "Ana Reyes", "Henrik Lund"])
TOPICS = st.sampled_from(["the quarry", "the tram line", "the harbour levy", "the clinic"])
PAST = st.sampled_from(["endorsed", "mentioned", "criticised", "praised"])
TOLD = st.sampled_from(["said", "complained", "conceded", "admitted"])
EXAMPLES = settings(max_examples=12, deadline=None, derandomize=True)


def read(text: str) -> Reading:
    return Reader().read(Article("a", "", text))


def of(reading: Reading, person: str) -> list[Statement]:
    return [
        one for one in reading.statements if any(name.endswith(person.rsplit(maxsplit=1)[-1]) for name in one.speakers)
    ]


@EXAMPLES
@given(
    PERSONS,
    TOPICS,
    PAST,
    st.sampled_from(["{had}, the vote would have failed.", "The vote would have failed {had}, two officials believe."]),
)
def test_what_inversion_makes_a_condition_is_not_asserted(person: str, topic: str, verb: str, frame: str) -> None:
    had = f"had {person} {verb} {topic}"
    text = frame.format(had=had)
    found = of(read(text[0].upper() + text[1:]), person)
    assert all(one.modality is not Modality.ASSERTED for one in found)


@EXAMPLES
@given(
    PERSONS,
    TOPICS,
    st.sampled_from(
        [
            "No mention of {topic} was made by {person}.",
            "There was no mention of {topic} in {person}'s speech.",
            "Conspicuously absent from {person}'s speech was any mention of {topic}.",
            "Instead of praising {topic}, {person} talked about the weather.",
            "Rather than praising {topic}, {person} talked about the weather.",
        ]
    ),
)
def test_what_was_left_unsaid_is_negated(person: str, topic: str, frame: str) -> None:
    text = frame.format(person=person, topic=topic)
    about = [one for one in of(read(text), person) if topic in "".join(text[a:b] for a, b in one.content)]
    assert about
    assert all(one.polarity is Polarity.NEGATED for one in about if "weather" not in text[slice(*one.content[-1])])


@EXAMPLES
@given(
    PERSONS,
    TOPICS,
    TOLD,
    st.sampled_from(
        ["{Topic}, {person} {told}, had been sold twice.", "{Topic} had been sold twice, {person} {told}."]
    ),
)
def test_a_clause_around_or_before_its_report_is_its_content(person: str, topic: str, told: str, frame: str) -> None:
    text = frame.format(Topic=topic.capitalize(), person=person, told=told)
    (found,) = [one for one in of(read(text), person) if one.content]
    content = " ".join(text[a:b] for a, b in found.content)
    assert content.startswith(topic.capitalize())
    assert content.endswith("sold twice")


@EXAMPLES
@given(
    st.sampled_from(["Thandeka Mbuli", "Oyelaran Fashola", "Premila Nair"]),
    st.sampled_from(["Eshowe", "Ibadan", "Munnar"]),
    TOPICS,
    TOLD,
)
def test_a_place_hides_nobody(person: str, place: str, topic: str, told: str) -> None:
    text = f"{person} opened a school in {place} on Monday. She {told} that {topic} would be next."
    assert [one.speakers for one in read(text).statements if "She" in text[slice(*one.source[0])]] == [(person,)]


@EXAMPLES
@given(
    PERSONS,
    st.sampled_from(["Kid Marimba", "Mama Chidi"]),
    st.sampled_from(["who goes by the name {}", "better known by the stage name {}", "nicknamed “{}” by friends"]),
)
def test_a_nickname_of_two_words_is_its_bearers(person: str, nickname: str, frame: str) -> None:
    text = f"{person}, {frame.format(nickname)}, left on Monday. {nickname} said the hall was full."
    (said,) = [one for one in read(text).statements if one.lemma == "say"]
    (name,) = said.speakers
    assert name.split()[-1] == person.rsplit(maxsplit=1)[-1]
    assert f"“{nickname}”" in name


@EXAMPLES
@given(
    PERSONS,
    st.sampled_from(
        ["Minister for Trade and Industry", "United Nations Commissioner for Refugees", "Secretary of State for Health"]
    ),
    TOLD,
)
def test_an_office_before_a_name_is_no_part_of_it(person: str, office: str, told: str) -> None:
    text = f"{office} {person} {told} that the levy was too high."
    found = read(text)
    assert [one.speakers for one in found.statements if "levy" in text[slice(*one.content[-1])]] == [(person,)]
    assert any(one.name == person for one in found.callings)


@EXAMPLES
@given(
    PERSONS,
    TOPICS,
    st.sampled_from(
        [
            "Nobody who was there recalls hearing {person} mention {topic}.",
            "There is no truth in the report that {person} mentioned {topic}.",
        ]
    ),
)
def test_what_nobody_noticed_is_not_asserted(person: str, topic: str, frame: str) -> None:
    about = of(read(frame.format(person=person, topic=topic)), person)
    assert not any(one.modality is Modality.ASSERTED and one.polarity is Polarity.AFFIRMED for one in about)


@EXAMPLES
@given(
    PERSONS,
    TOPICS,
    st.sampled_from(
        ["the mother of three", "the ministry", "the union", "the Austrian", "the company's chief executive"],
    ),
)
def test_a_description_is_of_the_one_it_fits(person: str, topic: str, called: str) -> None:
    named = {
        "the mother of three": f"{person} moved to the coast",
        "the ministry": "The Ministry of Fisheries published its plan",
        "the union": "Rail Unity, the largest union of the railways, called off its strike",
        "the Austrian": f"{person} of Austria won on Monday",
        "the company's chief executive": f"{person}, chief executive of carmaker Lusauto, flew to Berlin",
    }
    meant = {"the ministry": "Ministry of Fisheries", "the union": "Rail Unity"}.get(called, person)
    text = f"{named[called]}. It would cost less than {topic}, {called} said."
    assert [one.speakers for one in read(text).statements if one.lemma == "say"] == [(meant,)]
