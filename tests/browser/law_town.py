"""Something of the law, so that its pages are not empty: a rule with a past and a future, a doubtful one, letters."""

from datetime import timedelta

from indgang.law.models import PostTime, Rule
from indgang.sample.cast import SINCE, Cast


def lived_in(cast: Cast) -> None:
    """Write the rules, one of them in three versions."""
    facts = {"code": "rsl-67", "law": "Retssikkerhedsloven", "section": "§ 67", "source": "ast.dk", "length": "4w"}
    Rule.objects.create(title="Klage", text="Som det var.", valid_to=SINCE, **facts)
    row = Rule.objects.create(title="Klage inden 4 uger", text="Man klager inden 4 uger.", valid_from=SINCE, **facts)
    said = {"text": "Man klager inden 4 uger. Også mundtligt.", "clock": "4 uger"}
    row.revise(said, valid_from=cast.today + timedelta(days=30), by=cast.ali, at=cast.at)
    doubt = {"confidence": "low", "doubt": "Reglen er ikke slået op."}
    Rule.objects.create(code="rsl-72", law="Retssikkerhedsloven", title="Gælder den imens?", text="Måske.", **doubt)
    PostTime.objects.create(title="Brev fra 2024", days="6wd", note="Spørg.", source="ast.dk", confidence="low")
