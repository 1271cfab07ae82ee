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


def fill(cast: Cast, count: int) -> None:
    """Write so many rules, ways to complain that rest on all of them, and rules on letters."""
    last = Rule.objects.count()
    numbers = range(last + 1, last + count + 1)
    for n in numbers:
        Rule.objects.create(code=f"regel-{n}", law=f"Lov {n}", title="Regel", text="Sådan.")
        way = Route.objects.create(number=n, area="Pas", body="Ministeriet", way="via")
        way.tasks.set([cast.passport, cast.moving])
        PostTime.objects.create(sender=f"Afsender {n}", title="Brev", days="6wd")
    first = Route.objects.get(number=1)
    first.rule_codes = " ".join(f"regel-{n}" for n in range(1, min(last + count, 12) + 1))
    first.save(update_fields=["rule_codes"])
