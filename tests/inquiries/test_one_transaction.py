"""A deed and its event stand or fall together: when the journal cannot be written, nothing is."""

from collections.abc import Callable
from typing import Any

import pytest

from indgang.inquiries import recusal
from indgang.inquiries.models import Identification
from indgang.inquiries.registration import Matter, begin, come_back, register
from indgang.journal import chain
from indgang.sample.cast import Cast

from .telling import everything

type Deed = Callable[[], Any]


class JournalIsFull(Exception):
    """The journal could not be written."""


def on_an_open_one(cast: Cast) -> dict[str, Deed]:
    inquiry, other = cast.inquiry(citizen=cast.mette), cast.inquiry()
    by: dict[str, Any] = {"by": cast.karen, "at": cast.at}
    return {
        "note": lambda: inquiry.note("Hej.", **by),
        "come_back": lambda: come_back(inquiry, cast.contact(), "Hej.", **by),
        "promise": lambda: inquiry.promise(cast.today, rule="", **by),
        "solve": lambda: inquiry.solve("solved", text="Svar", **by),
        "hand_over": lambda: inquiry.hand_over(cast.ydelse, story="Hjælp.", **by),
        "discard": lambda: inquiry.discard_as("test", reason="Prøve", **by),
        "merge": lambda: inquiry.merge_into(other, **by),
        "recuse": lambda: recusal.declare(cast.karen, inquiry, reason="Nabo", at=cast.at),
    }


def on_one_that_was_sent(cast: Cast) -> dict[str, Deed]:
    handover = cast.handed_over()
    return {
        "accept": lambda: handover.accept(by=cast.ditte, at=cast.at),
        "recall": lambda: handover.recall(by=cast.karen, at=cast.at),
        "send_back": lambda: handover.send_back("Nej.", by=cast.ditte, at=cast.at),
        "forward": lambda: handover.forward(cast.plan_og_byg, by=cast.ditte, at=cast.at, reason="Jeres."),
    }


def on_one_that_was_accepted(cast: Cast) -> dict[str, Deed]:
    handover = cast.handed_over(accepted=True)
    return {
        "answer and tell": lambda: handover.answer_with("Ja.", by=cast.ditte, at=cast.at, citizen_told=True),
        "answer": lambda: handover.answer_with("Ja.", by=cast.ditte, at=cast.at, citizen_told=False),
    }


def on_a_solved_one(cast: Cast) -> dict[str, Deed]:
    inquiry = cast.inquiry(outcome="solved")
    return {"withdraw": lambda: inquiry.withdraw_solution(by=cast.karen, at=cast.at, reason="Fejl")}


def on_contacts(cast: Cast) -> dict[str, Deed]:
    by: dict[str, Any] = {"by": cast.karen, "at": cast.at}
    contact = begin(cast.contact(), **by)
    matter = Matter(task=cast.passport, text="Pas", hand_to=cast.ydelse, promise=cast.today, steps=[1])
    return {
        "register": lambda: register(cast.contact(), matter, **by),
        "register in a contact": lambda: register(contact, matter, **by),
        "begin": lambda: begin(cast.contact(), by=cast.bo, at=cast.at),
        "identify": lambda: contact.identify(cast.mette, how=Identification.MITID, **by),
        "end": lambda: contact.end(**by),
        "reveal": lambda: cast.mette.reveal_cpr(reason="Pension", **by),
        "a new citizen": lambda: type(cast.mette).register(name="Jens Holm", **by),
    }


@pytest.mark.parametrize(
    "deeds", [on_an_open_one, on_one_that_was_sent, on_one_that_was_accepted, on_a_solved_one, on_contacts]
)
def test_nothing_is_written_without_its_event(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, deeds: Callable[[Cast], dict[str, Deed]]
) -> None:
    tried = deeds(cast)
    before = everything()

    def full(*_given: Any, **_facts: Any) -> None:
        raise JournalIsFull

    monkeypatch.setattr(chain, "record", full)
    for name, deed in tried.items():
        with pytest.raises(JournalIsFull):
            deed()
        assert everything() == before, name
