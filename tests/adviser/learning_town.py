"""A little of all that is learnt, so that none of its pages is empty."""

from dataclasses import dataclass
from datetime import timedelta

from indgang.adviser.learning.effect import evidence_for
from indgang.adviser.models import (
    Activity,
    Brief,
    Key,
    LearningPoint,
    Praise,
    Recommendation,
    Story,
)
from indgang.sample.cast import Cast

from .learning_rows import came, theme


@dataclass(frozen=True)
class Learnt:
    """The rows, by what they are."""

    open_advice: Recommendation
    answered_advice: Recommendation
    draft: Story
    told: Story
    unpublished: Brief
    published: Brief
    activity: Activity


def learnt(cast: Cast, key: Key) -> Learnt:
    """Let the adviser have learnt something before the cast's Monday."""
    before, by = cast.at - timedelta(days=60), cast.ali
    came(cast, ("tone", cast.ydelse), ("begrundelse", cast.ydelse), at=before, times=6)
    came(cast, ("sagsbehandlingstid", cast.plan_og_byg), at=before, times=3)
    came(cast, ("tone", cast.ydelse), at=cast.later(days=-1), kind="praise")
    for n in range(3):
        came(cast, at=before, text=f"Ladestanderen er i stykker, nr. {n}. Hvem ejer ladestanderen?")
    LearningPoint(theme=theme("tone"), department=cast.ydelse, level="enkeltsag").note(
        "Ring tilbage samme dag.", by=by, at=before
    )
    activity = Activity(kind="course", on=before.date(), department=cast.ydelse, participants=14, spent=60)
    activity.note("Om begrundelse.", by=by, at=before)
    advice = [
        Recommendation(theme=theme(code), department=cast.ydelse, title=title, text="Skriv hvorfor, med korte ord.")
        for code, title in (("tone", "Tal pænt"), ("begrundelse", "Skriv begrundelser, man forstår"))
    ]
    for each in advice:
        each.evidence = evidence_for(each.theme_id, each.department_id, cast.today, seen_by=by)
        each.give(by=by, at=before)
    advice[1].reply("accepted", "Vi laver nye breve.", by=cast.ditte, at=before, owner="Lederen")
    advice[1].follow_up("under_way", "Det første brev er klar.", by=cast.ditte, at=before)
    Praise(department=cast.ydelse, theme=theme("tone"), text="Tak for god hjælp ved skranken.").send(by=by, at=before)
    stories = [Story(theme=theme("tone")), Story(theme=theme("tone"))]
    stories[0].write("Det lange svar", "Mogens Ploug ventede længe på svar.", by=by, at=before)
    stories[1].write("Det korte svar", "En borger fik et kort svar og blev glad.", by=by, at=before)
    stories[1].publish(key, [], {}, by=by, at=before)
    briefs = [
        Brief(theme=theme("begrundelse"), title=title, text="Borgerne skal vide hvorfor.", advice=["Skriv kort."])
        for title in ("Om begrundelser", "Mere om begrundelser")
    ]
    for brief in briefs:
        brief.write(by=by, at=before)
        brief.stories.set([stories[1]])
    briefs[1].publish({}, by=by, at=before)
    return Learnt(advice[0], advice[1], stories[0], stories[1], briefs[0], briefs[1], activity)


def known(cast: Cast, key: Key) -> dict[str, int]:
    """Return the number of the row that each address of learning asks for, by the address's name."""
    rows = learnt(cast, key)
    tone = theme("tone")
    advice = ("adviser_recommendation", "adviser_recommendation_follow_up", "adviser_recommendation_council")
    to_department = ("advice_recommendation", "advice_answer", "advice_follow_up")
    return {
        **dict.fromkeys(("adviser_theme", "adviser_theme_ending"), tone.pk),
        "adviser_theme_group": tone.group_id,
        **dict.fromkeys((*advice, "adviser_recommendation_answer", *to_department), rows.open_advice.pk),
        "adviser_activity_discard": rows.activity.pk,
        **dict.fromkeys(("adviser_story", "adviser_story_publication"), rows.draft.pk),
        "adviser_story_withdrawal": rows.told.pk,
        **dict.fromkeys(("adviser_brief", "adviser_brief_publication"), rows.unpublished.pk),
        "adviser_brief_withdrawal": rows.published.pk,
        **dict.fromkeys(("learning_brief", "learning_brief_file"), rows.published.pk),
    }


def many(cast: Cast, count: int) -> None:
    """Write so many of each kind down, for lists that must not ask more the longer they are."""
    for n in range(count):
        came(cast, ("tone", cast.ydelse), at=cast.later(days=-n), text=f"Nr. {n}")
        came(cast, ("tone", cast.ydelse), at=cast.later(days=-1), kind="praise")
        point = LearningPoint(theme=theme("tone"), department=cast.ydelse, level="enkeltsag")
        point.note(f"Læring {n}.", by=cast.ali, at=cast.at)
        Activity(kind="course", on=cast.today, department=cast.ydelse).note("", by=cast.ali, at=cast.at)
        given = Recommendation(theme=theme("tone"), department=cast.ydelse, title=f"Nr. {n}", text="Tal pænt.")
        given.give(by=cast.ali, at=cast.at)
        given.reply("accepted", "Ja.", by=cast.ditte, at=cast.at)
        Praise(department=cast.ydelse, text="Tak.").send(by=cast.ali, at=cast.at)
        story = Story(theme=theme("tone"), department=cast.ydelse)
        story.write(f"Historie {n}", "Det gik godt.", by=cast.ali, at=cast.at)
        brief = Brief(theme=theme("tone"), title=f"Brev {n}", text="Tal pænt.", advice=["Smil."])
        brief.write(by=cast.ali, at=cast.at)
        brief.publish({}, by=cast.ali, at=cast.at)
