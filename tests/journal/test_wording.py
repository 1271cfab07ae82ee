import re
from pathlib import Path

import pytest
from django.utils import translation

import indgang
from indgang.foundation import reference
from indgang.journal import wording
from indgang.journal.models import Event
from indgang.sample.cast import MONDAY, Cast

CODE = [path.read_text() for path in Path(indgang.__file__).parent.rglob("*.py") if "migrations" not in path.parts]
WRITTEN = re.compile(r'(?:record(?:_read)?|_record|Entry)\(\s*(?:\w+, )?"([a-z_]+(?:\.[a-z_]+)+)"')
VERBS = re.compile(r'(?:self|inquiry)\._record\(\s*"([a-z_]+)"')


def kinds_in_the_code() -> set[str]:
    found = {kind for text in CODE for kind in WRITTEN.findall(text)}
    return found | {f"inquiry.{verb}" for text in CODE for verb in VERBS.findall(text)}


def event(kind: str = "inquiry.noted", **more: object) -> Event:
    facts: dict[str, object] = {"subject_kind": "inquiry", "subject_id": 17, "at": MONDAY}
    return Event(kind=kind, **facts | more)


def test_every_kind_that_the_code_writes_has_its_sentence() -> None:
    assert len(kinds_in_the_code()) > 20
    assert kinds_in_the_code() - set(wording.Kind.values) == set()


@pytest.mark.parametrize("kind", wording.Kind.values)
def test_every_sentence_can_be_said_even_without_facts(kind: str) -> None:
    with translation.override("da"):
        said = wording.sentence(event(kind))
    assert said
    assert "%" not in said


def test_sentences_are_filled_with_dates_numbers_and_references() -> None:
    assert wording.sentence(event("inquiry.promised", facts={"due": "2026-09-21"})).endswith("senest 21.09.2026")
    assert wording.sentence(event("inquiry.merged", facts={"into": 5})).endswith(f"med {reference.encode(5)}")
    told = wording.sentence(event("import.ended", facts={"rows": 120, "added": 118}))
    assert told == "Importerede 118 henvendelser ud af 120 rækker"


def test_an_unknown_kind_is_shown_by_its_code() -> None:
    assert wording.sentence(event("something.new")) == "something.new"


def test_what_it_is_about() -> None:
    assert wording.about(event()) == f"Henvendelse {reference.encode(17)}"
    assert wording.about(event(subject_kind="citizen")) == "Borger nr. 17"
    assert wording.about(event(subject_kind="something")) == "something 17"


def test_who_did_it(cast: Cast) -> None:
    assert wording.actor(event(actor=cast.karen)) == "Karen Holm"
    assert wording.actor(event()) == "Systemet"
