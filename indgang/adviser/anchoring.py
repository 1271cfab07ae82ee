"""How the post stands on a day (forankring): what it is called, and to whom its reports go."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from .models import Anchoring, AnchoringKind, PostTitle


@dataclass(frozen=True, slots=True)
class Post:
    """The post as it stands on a day (stillingen)."""

    kind: str
    title: str
    """In small letters, in the reader's language: borgervejleder or borgerrådgiver."""
    addressee: str
    """Whom reports are given to, such as kommunalbestyrelsen."""
    basis: str
    """Where it was decided; may be empty."""
    is_settled: bool
    """Whether anybody has written it down; else it is a guess, and pages say so."""

    @property
    def is_direct(self) -> bool:
        """Tell whether the post is directly under the council (kommunestyrelsesloven § 65 e)."""
        return self.kind == AnchoringKind.COUNCIL

    @property
    def standing(self) -> str:
        """Return the sentence by which a report tells of the post's independence."""
        if self.is_direct:
            return _(
                "Stillingen hører direkte under kommunalbestyrelsen efter kommunestyrelseslovens § 65 e, "
                "uden for udvalgene og borgmesterens daglige ledelse."
            )
        return _(
            "Stillingen er en del af forvaltningen. Borgervejlederen ser på sagerne uafhængigt af den afdeling, "
            "de handler om."
        )


def on(day: date) -> Post:
    """Return how the post stands on a day; a part of the administration until somebody has written it down."""
    row = Anchoring.objects.filter(valid_from__lte=day).first()
    kind = row.kind if row else AnchoringKind.ADMINISTRATION.value
    title = PostTitle(row.title if row else PostTitle.BORGERVEJLEDER).label
    return Post(
        kind=kind,
        title=str(title),
        addressee=(row.addressee if row else "") or _usual(kind),
        basis=row.basis if row else "",
        is_settled=row is not None,
    )


def _usual(kind: str) -> str:
    return _("kommunalbestyrelsen") if kind == AnchoringKind.COUNCIL else _("chefen for borgerservice")
