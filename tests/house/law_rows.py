"""What the law's addresses are about, in the tests of all pages."""

from indgang.law.models import PostTime, Route, Rule
from indgang.sample.cast import Cast


def known(cast: Cast) -> dict[str, int]:
    """Write a rule with the same code as the passport's task, a way to complain and a postal rule."""
    Rule.objects.create(code=cast.passport.slug, law="Pasloven", title="Pas", text="Et pas.", length="4w")
    way = Route.objects.create(
        number=1, area="Pas", body="Ministeriet", way="via", length="4w", rule_codes=cast.passport.slug
    )
    way.tasks.set([cast.passport])
    post = PostTime.objects.create(title="Brev", days="6wd").pk
    numbers = dict.fromkeys(("law_route", "law_route_revision", "law_route_check"), way.number)
    return numbers | dict.fromkeys(("law_post_time_revision", "law_post_time_check"), post)
