"""The demo organization's data files fit together, and read as they should."""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from api.suggestions.sharing.models import PUBLIC

ROOT = Path(__file__).parents[2]
DATA = ROOT / "api" / "demo" / "data"
SKILLS = ROOT / "api" / "strategy" / "data" / "skills.csv"
LANGUAGES = {"de", "fr", "it", "en"}
STAGES = {"curious", "trying", "ambassador", "expert", "influencer"}
CONSENTS = {"found", "proposed", "named", "counted", "contacted", "learning"}

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    tables: dict[str, list[Row]] = tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))
    (table,) = tables.values()
    return table


def by_key(table: Iterable[Row]) -> dict[str, Row]:
    return {row["key"]: row for row in table}


VOCABULARY = list(csv.DictReader(SKILLS.read_text("utf-8").splitlines()))
SKILL_KEYS = {row["key"] for row in VOCABULARY}
ORGANIZATION = tomllib.loads((DATA / "organization.toml").read_text("utf-8"))
TEAMS, PEOPLE, TOPICS = rows("teams"), rows("people"), rows("topics")
GOALS, SOURCES = rows("goals"), rows("sources")
SUGGESTIONS, REACTIONS, KUDOS = rows("suggestions"), rows("reactions"), rows("kudos")
EVENTS, SHARES = rows("events"), rows("shares")
PERSON, TEAM, TOPIC, SUGGESTION = map(by_key, (PEOPLE, TEAMS, TOPICS, SUGGESTIONS))
AMBASSADORS = {key: row for key, row in PERSON.items() if "ambassador" in row}
PERSONAS = {row["persona"]: row for row in PEOPLE if "persona" in row}


def chain(table: dict[str, Row], key: str, link: str) -> list[str]:
    """The keys from one row up to its root; a circle shows as a missing end."""
    path = [key]
    while (above := table[path[-1]].get(link)) and len(path) <= len(table):
        path.append(above)
    return path


def fitting(person: Row) -> list[Row]:
    """Approved suggestions in the person's languages on a topic they follow or know."""
    skills = {entry["skill"] for entry in person["skills"]}
    topics = {topic["key"] for topic in TOPICS if skills & set(topic["skills"])}
    topics |= set(person["interests"])
    return [
        row
        for row in SUGGESTIONS
        if row["status"] == "approved"
        and row["language"] in person["content_languages"]
        and topics & set(row["topics"])
    ]


def test_vocabulary_is_complete_and_unambiguous() -> None:
    for column in ("key", "de", "fr", "it", "en"):
        labels = [row[column] for row in VOCABULARY]

        assert all(label and label == label.strip() for label in labels)
        assert [label for label, count in Counter(labels).items() if count > 1] == []

    assert 220 <= len(VOCABULARY) <= 260
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) for key in SKILL_KEYS)


@pytest.mark.parametrize("table", [TEAMS, PEOPLE, TOPICS, GOALS, SOURCES, SUGGESTIONS])
def test_keys_are_unique(table: list[Row]) -> None:
    assert len(by_key(table)) == len(table)


def test_organization_is_the_demo_in_four_languages() -> None:
    assert ORGANIZATION["slug"] == "demo"
    assert set(ORGANIZATION["languages"]) == LANGUAGES
    assert ORGANIZATION["default_language"] in LANGUAGES


def test_events_refer_to_what_there_is() -> None:
    openings = [opening for row in EVENTS for opening in row["openings"]]
    takers = [taking["person"] for opening in openings for taking in opening.get("people", [])]
    wanted = {key for opening in openings for key in opening.get("skills", [])}

    assert len(by_key(EVENTS)) == len(EVENTS) >= 30
    assert {key for row in EVENTS for key in row["topics"]} == set(TOPIC)
    assert set(takers) <= set(PERSON)
    assert wanted <= SKILL_KEYS
    assert {row["language"] for row in EVENTS} == LANGUAGES


def test_ambassador_persona_is_asked_by_the_lead_and_by_her_manager() -> None:
    openings = [opening for row in EVENTS for opening in row["openings"]]
    asking = [each for opening in openings for each in opening.get("nominations", [])]
    person = PERSONAS["ambassador"]

    assert {each["person"] for each in asking} <= set(PERSON)
    assert {each["by"] for each in asking if each["person"] == person["key"]} == {
        PERSONAS["lead"]["key"],
        PERSONAS["manager"]["key"],
    }
    assert "proposed" in person["ambassador"]["consents"]


def test_teams_are_one_tree_with_heads() -> None:
    roots = {chain(TEAM, key, "parent")[-1] for key in TEAM}

    assert roots == {"management"}
    assert [key for key, team in TEAM.items() if PERSON[team["head"]]["team"] != key] == []


def test_every_manager_chain_ends_at_the_chief_executive() -> None:
    chief = TEAM["management"]["head"]

    ends = {chain(PERSON, key, "manager")[-1] for key in PERSON}

    assert ends == {chief}
    assert [key for key, row in PERSON.items() if "manager" not in row] == [chief]


def test_managers_follow_the_team_tree() -> None:
    for key, row in PERSON.items():
        if key == TEAM["management"]["head"]:
            continue
        team = TEAM[row["team"]]
        expected = team["parent"] if team["head"] == key else team["key"]

        assert PERSON[row["manager"]]["team"] == expected, key


def test_people_are_complete() -> None:
    assert len(PEOPLE) == 120
    for row in PEOPLE:
        assert row["language"] in row["content_languages"]
        assert set(row["content_languages"]) <= LANGUAGES
        assert set(row["roles"]) <= {"lead", "admin", "finance", "mentor"}
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", row["key"])
        assert row["given_name"] and row["family_name"] and row["job_title"]


def test_skills_of_people_resolve() -> None:
    for row in PEOPLE:
        entries = row.get("skills", [])

        assert {entry["skill"] for entry in entries} <= SKILL_KEYS, row["key"]
        for entry in entries:
            wanted = entry.get("wants_to_learn", False)
            assert wanted is not ("level" in entry), row["key"]
            assert entry.get("level", 1) in {1, 2, 3, 4}


def test_ambassadors_cover_every_status_and_stage() -> None:
    facts = [row["ambassador"] for row in AMBASSADORS.values()]

    assert len(facts) == 42
    assert {fact["status"] for fact in facts} == {"active", "paused", "left"}
    assert {fact["stage"] for fact in facts} == STAGES
    assert all(set(fact["consents"]) <= CONSENTS and fact["days_ago"] > 0 for fact in facts)
    assert set().union(*(fact["consents"] for fact in facts)) == CONSENTS


def test_directory_has_a_crowd_to_look_through() -> None:
    listed = {
        key
        for key, row in AMBASSADORS.items()
        if row["ambassador"]["status"] == "active" and "found" in row["ambassador"]["consents"]
    }

    assert len(listed) == 35
    assert {key for key, row in PERSON.items() if "directory" in row} <= listed


def test_only_ambassadors_follow_topics() -> None:
    followers = {key: row["interests"] for key, row in PERSON.items() if "interests" in row}

    assert set(followers) <= set(AMBASSADORS)
    assert set().union(*followers.values()) <= set(TOPIC)


def test_personas_are_who_the_sign_in_promises() -> None:
    names = {
        persona: f"{row['given_name']} {row['family_name']}" for persona, row in PERSONAS.items()
    }

    assert names == {
        "member": "Jonas Keller",
        "ambassador": "Lea Brunner",
        "manager": "Nora Frei",
        "lead": "Samira Haddad",
        "admin": "Reto Zgraggen",
    }
    assert {"jonas-keller", "nora-frei"}.isdisjoint(AMBASSADORS)
    assert len(PERSONAS["member"]["skills"]) == 2
    assert (PERSONAS["lead"]["roles"], PERSONAS["admin"]["roles"]) == (["lead"], ["admin"])


def test_manager_persona_leads_the_ambassador_persona() -> None:
    reports = [key for key, row in PERSON.items() if row.get("manager") == "nora-frei"]

    assert "lea-brunner" in reports
    assert len(reports) >= 6


def test_topics_are_a_tree_of_five_roots() -> None:
    roots = [row["key"] for row in TOPICS if "parent" not in row]

    assert 14 <= len(TOPICS) <= 16
    assert len(roots) == 5
    assert {chain(TOPIC, key, "parent")[-1] for key in TOPIC} == set(roots)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic["key"])
def test_topic_says_everything_in_four_languages(topic: Row) -> None:
    for field in ("names", "stance", "avoid", "keywords"):
        assert set(topic[field]) == LANGUAGES
    assert all(set(fact["text"]) == LANGUAGES for fact in topic["facts"])
    assert 1 <= len(topic["facts"]) <= 3
    assert all(8 <= len(words) <= 14 for words in topic["keywords"].values())
    assert all(len(set(words)) == len(words) for words in topic["keywords"].values())
    assert set(topic["skills"]) <= SKILL_KEYS
    assert 4 <= len(topic["skills"]) <= 8


def test_stances_have_three_sentences() -> None:
    for topic in TOPICS:
        for language, text in topic["stance"].items():
            sentences = re.findall(r"[.?](?=\s|$)", text)

            assert len(sentences) == 3, (topic["key"], language)


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal["key"])
def test_goal_is_complete(goal: Row) -> None:
    for field in ("title", "reason", "contribution", "measure"):
        assert set(goal[field]) == LANGUAGES
    assert goal["baseline"] <= goal["current"] < goal["target"]
    assert goal["priority"] in {1, 2, 3}
    assert goal["starts_in_days"] < 0 < goal["ends_in_days"]
    assert set(goal["topics"]) <= set(TOPIC)


def test_sources_point_at_topics() -> None:
    assert len(SOURCES) == 5
    for source in SOURCES:
        assert source["language"] in LANGUAGES
        assert set(source["topics"]) <= set(TOPIC)


def test_suggestions_are_spread_as_promised() -> None:
    statuses = Counter(row["status"] for row in SUGGESTIONS)
    languages = Counter(row["language"] for row in SUGGESTIONS)

    assert statuses == {"approved": 46, "proposed": 14, "archived": 4}
    assert languages == {"de": 32, "en": 20, "fr": 6, "it": 6}
    assert {row["age_days"] for row in SUGGESTIONS} == set(range(14))


@pytest.mark.parametrize("suggestion", SUGGESTIONS, ids=lambda row: row["key"])
def test_suggestion_resolves(suggestion: Row) -> None:
    assert suggestion["kind"] in {"share", "discuss", "write"}
    assert 1 <= len(suggestion["topics"]) <= 3
    assert set(suggestion["topics"]) <= set(TOPIC)
    assert suggestion.get("goal") in {None, *by_key(GOALS)}
    assert ("source" in suggestion) is not ("proposed_by" in suggestion)
    assert suggestion.get("source") in {None, *by_key(SOURCES)}
    assert suggestion.get("proposed_by") in {None, *PERSON}
    assert len(suggestion["wordings"]) <= 2
    assert 2 <= suggestion["minutes"] <= 12
    assert suggestion.get("valid_for_days", 14) >= 14


def test_discussing_and_writing_start_with_a_question() -> None:
    asking = [row for row in SUGGESTIONS if row["kind"] in {"discuss", "write"}]

    assert [row["key"] for row in asking if "?" not in row["title"] + row["summary"]] == []


def test_addresses_are_unique() -> None:
    addresses = [row["url"] for row in SUGGESTIONS]

    assert len(set(addresses)) == len(addresses)


def test_ambassador_persona_has_plenty_that_fits() -> None:
    person = PERSONAS["ambassador"]
    seen = {row["suggestion"] for row in REACTIONS if row["person"] == person["key"]}

    fresh = [row for row in fitting(person) if row["key"] not in seen]

    assert (len(person["skills"]), len(person["interests"])) == (5, 4)
    assert len(fresh) >= 14
    assert len({row["source"] for row in fresh if "source" in row}) >= 4
    assert len({key for row in fresh for key in row["topics"]}) >= 4


def test_reactions_are_possible() -> None:
    pairs = Counter((row["person"], row["suggestion"]) for row in REACTIONS)

    assert max(pairs.values()) == 1
    for row in REACTIONS:
        ambassador = AMBASSADORS[row["person"]]["ambassador"]
        suggestion = SUGGESTION[row["suggestion"]]
        assert ambassador["status"] == "active"
        assert suggestion["status"] == "approved"
        assert 0 <= row["days_ago"] <= min(suggestion["age_days"], ambassador["days_ago"])


def test_reasons_come_with_dismissals_alone() -> None:
    reasons = {row["reason"] for row in REACTIONS if "reason" in row}

    assert reasons == {"not_my_topic", "not_my_skill", "known", "other"}
    assert {row["kind"] for row in REACTIONS if "reason" in row} == {"dismissed"}
    assert {row["kind"] for row in REACTIONS} == {"saved", "dismissed", "done"}


def test_ambassador_persona_has_reacted_a_little() -> None:
    kinds = Counter(row["kind"] for row in REACTIONS if row["person"] == "lea-brunner")

    assert kinds == {"saved": 2, "done": 1, "dismissed": 1}


def test_what_is_shared_is_done_and_has_no_text_in_private_channels() -> None:
    done = {(row["person"], row["suggestion"]) for row in REACTIONS if row["kind"] == "done"}

    assert {(row["person"], row["suggestion"]) for row in SHARES} <= done
    for row in SHARES:
        assert ("text" in row) is (row["channel"] in PUBLIC)
        assert row["clicks"] > 0
        assert row["days_ago"] <= SUGGESTION[row["suggestion"]]["age_days"]


def test_thanks_are_possible() -> None:
    values = {value["key"] for value in ORGANIZATION["values"]}

    assert len(KUDOS) == 25
    for row in KUDOS:
        people = {row["giver"], *row["receivers"], *(made["person"] for made in shown(row))}
        assert people <= set(PERSON)
        assert row["giver"] not in row["receivers"]
        assert 1 <= len(row["values"]) <= 2 and set(row["values"]) <= values
        assert 0 <= row["days_ago"] < 14
        if "about" in row:
            assert SUGGESTION[row["about"]]["age_days"] >= row["days_ago"]
    assert {row["visibility"] for row in KUDOS} == {"public", "team", "private"}
    assert {PERSON[row["giver"]]["language"] for row in KUDOS} == LANGUAGES


def test_gestures_come_from_who_may_see_the_thanks() -> None:
    for row in KUDOS:
        made = shown(row)
        teams = {PERSON[key]["team"] for key in row["receivers"]}
        assert len({(each["person"], each["gesture"]) for each in made}) == len(made)
        if row["visibility"] == "team":
            assert {PERSON[each["person"]]["team"] for each in made} <= teams
        if row["visibility"] == "public" and made:
            assert any(is_named(PERSON[key]) for key in row["receivers"]), row["text"]


def test_who_is_named_in_thanks_need_not_be_an_ambassador() -> None:
    named = {key for key, row in PERSON.items() if is_named(row)}
    thanked = {key for row in KUDOS if row["visibility"] == "public" for key in row["receivers"]}

    assert len(thanked & named - set(AMBASSADORS)) >= 8
    assert len(thanked & named & set(AMBASSADORS)) >= 8
    assert thanked - named


def shown(row: Row) -> list[Row]:
    gestures: list[Row] = row.get("gestures", [])
    return gestures


def is_named(person: Row) -> bool:
    chosen = person.get("ambassador", {"status": "none", "consents": []})
    is_ambassador = chosen["status"] == "active" and "named" in chosen["consents"]
    return is_ambassador or person.get("is_named", False)
