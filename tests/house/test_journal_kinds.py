"""The journal's kinds: reads are told from deeds by their name, in the code and in the wording."""

import re
from pathlib import Path

import indgang
from indgang.journal import wording

CODE = {
    path: path.read_text() for path in Path(indgang.__file__).parent.rglob("*.py") if "migrations" not in path.parts
}
READ = re.compile(r'record_read\(\s*"([^"]+)"')
LOOKED = ("Så", "Hentede")


def test_what_is_recorded_as_a_read_is_called_a_read() -> None:
    kinds = {kind for text in CODE.values() for kind in READ.findall(text)}
    assert len(kinds) >= 2
    assert {kind for kind in kinds if not kind.endswith(".read")} == set()


def test_every_read_says_that_somebody_looked_and_no_deed_does() -> None:
    for kind in wording.Kind:
        assert str(kind.label).startswith(LOOKED) == kind.value.endswith(".read"), kind


def test_a_kind_begins_with_what_it_is_about_and_fits_its_column() -> None:
    subjects = {
        "citizen",
        "contact",
        "inquiry",
        "import",
        "export",
        "employee",
        "journal",
        "article",
        "feedback",
        "letter_feedback",
        "notice",
        "saying",
        "training",
        "rule",
        "route",
        "post_time",
        "mediation",
        "adviser_forwarding",
        "adviser_terms",
        "zone",
    }
    for kind in wording.Kind.values:
        subject = kind.split(".")[0]
        assert subject in subjects or subject.startswith("adviser_"), kind
        assert len(kind) <= 40


def test_who_writes_the_journal() -> None:
    """Other apps read it; a new writer is a decision, not an accident."""
    writers = {path.parts[path.parts.index("indgang") + 1] for path, text in CODE.items() if "chain.record" in text}
    assert writers <= {
        *("citizens", "inquiries", "desk", "journal", "sample"),
        *("cli", "knowledge", "law", "wayfinder", "adviser"),
    }
