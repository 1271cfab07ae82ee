"""Every address of the product, opened by every role: what is a page is a sound page, also when it says no."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from indgang.adviser.models import AdviserReport, Contact, Exclusion, Place
from indgang.desk.adviser import forwarding_deeds, mediation_deeds
from indgang.law.models import PostTime
from indgang.organisation.models import Employee
from indgang.organisation.rights import Role
from indgang.sample.cast import Cast

from .scene import Scene, signed_in
from .sound import Shapes, faults_of, shapes_of
from .town import Town

type Addresses = Callable[[Cast, Town], list[str]]

PAGES: dict[str, Addresses] = {
    "desk": lambda cast, town: ["/", "/?task=pas-voksen", f"/?citizen={cast.mette.pk}", "/?q=jeg+vil+flytte"],
    "search": lambda cast, town: ["/soegning/", "/soegning/?q=pas", "/soegning/?q=ingenting"],
    "work": lambda cast, town: [
        f"/henvendelser/?hvis={whose}&vis={which}"
        for whose, which in [("mine", "aabne"), ("center", "lovet"), ("alle", "afsluttet"), ("alle", "sent")]
    ],
    "inquiry": lambda cast, town: [each.get_absolute_url() for each in town.inquiries],
    "inbox": lambda cast, town: [f"/afdeling/?vis={which}" for which in ("venter", "modtaget", "afsluttet")],
    "citizen": lambda cast, town: [f"/borgere/{cast.mette.pk}/"],
    "tasks": lambda cast, town: ["/opgaver/", "/opgaver/?q=pas"],
    "task": lambda cast, town: ["/opgaver/pas-voksen/", "/opgaver/boligstoette/"],
    "articles": lambda cast, town: ["/viden/", "/viden/?q=pas", "/viden/?q=xyzzy", "/viden/?state=forslag"],
    "article": lambda cast, town: ["/viden/nyt-pas/", "/viden/naar-det-haster/"],
    "article_versions": lambda cast, town: ["/viden/nyt-pas/versioner/"],
    "article_new": lambda cast, town: ["/viden/ny/"],
    "article_edit": lambda cast, town: ["/viden/nyt-pas/rettelse/"],
    "feedback_inbox": lambda cast, town: ["/viden/til-mig/", "/viden/til-mig/?vis=alle"],
    "my_feedback": lambda cast, town: ["/viden/mine-tilbagemeldinger/"],
    "notices": lambda cast, town: ["/viden/beskeder/", "/viden/beskeder/?vis=ulaeste"],
    "notice": lambda cast, town: [town.notice.get_absolute_url()],
    "notice_new": lambda cast, town: ["/viden/beskeder/ny/"],
    "complaint_guide": lambda cast, town: [
        "/klagevejviser/",
        "/klagevejviser/?hvad=afgoerelse&emne=23&dag=01.09.2026",
    ],
    "law_rules": lambda cast, town: ["/lov/", "/lov/?q=klage", "/lov/?q=xyzzy", "/lov/?state=usikker"],
    "law_rule": lambda cast, town: ["/lov/regler/rsl-67/", "/lov/regler/rsl-72/"],
    "law_rule_revision": lambda cast, town: ["/lov/regler/rsl-67/ny-version/"],
    "law_routes": lambda cast, town: ["/lov/klageveje/", "/lov/klageveje/?q=xyzzy"],
    "law_route": lambda cast, town: ["/lov/klageveje/1/"],
    "law_route_revision": lambda cast, town: ["/lov/klageveje/1/ny-version/"],
    "law_post_times": lambda cast, town: ["/lov/breve/"],
    "law_post_time_revision": lambda cast, town: [f"/lov/breve/{PostTime.objects.get().pk}/ny-version/"],
    "law_review": lambda cast, town: ["/lov/eftersyn/"],
    "law_deadline": lambda cast, town: [
        "/lov/frist/",
        "/lov/frist/?delivery=digital_post&received=02.05.2025&count=4&unit=w",
        "/lov/frist/?delivery=digital_post&received=02.05.2025&count=4&unit=w&asked1=12.05.2025",
        "/lov/frist/?delivery=digital_post&received=x&count=4&unit=w",
    ],
    "directory": lambda cast, town: ["/vejviser/"],
    "figures": lambda cast, town: [
        "/tal/",
        "/tal/?periode=uge&fordelt=task",
        "/tal/?tal=verified&fordelt=channel&trin=day",
        "/tal/?fra=hvornår",
    ],
    "figures_behind": lambda cast, town: ["/tal/bag/"],
    "uptake": lambda cast, town: [
        "/tal/selvbetjening/",
        "/tal/selvbetjening/?opgave=pas-voksen",
        "/tal/selvbetjening/?fra=x",
    ],
    "uptake_behind": lambda cast, town: ["/tal/selvbetjening/bag/"],
    "searches": lambda cast, town: ["/soegninger/", "/soegninger/?periode=x"],
    "local_words": lambda cast, town: ["/soegninger/lokale-ord/"],
    "local_word_new": lambda cast, town: ["/soegninger/lokale-ord/nyt/"],
    "trainings": lambda cast, town: ["/soegninger/indlaeringer/"],
    "training": lambda cast, town: [f"/soegninger/indlaeringer/{town.training.pk}/"],
    "imports": lambda cast, town: ["/import/"],
    "import_run": lambda cast, town: [f"/import/{town.old_file.pk}/"],
    "journal": lambda cast, town: ["/journal/"],
    "public_start": lambda cast, town: ["/borger/"],
    "public_answer": lambda cast, town: ["/borger/svar/", "/borger/svar/?q=pas", "/borger/svar/?q=xyzzy"],
    "public_life_events": lambda cast, town: ["/borger/livsbegivenheder/"],
    "public_life_event": lambda cast, town: ["/borger/livsbegivenheder/du-skal-rejse/", "/borger/livsbegivenheder/x/"],
    "public_tasks": lambda cast, town: ["/borger/a-aa/", "/borger/a-aa/?bogstav=p", "/borger/a-aa/?bogstav=x"],
    "public_task": lambda cast, town: [f"/borger/opgaver/{slug}/" for slug in ("pas-voksen", "boligstoette")],
    "public_hours": lambda cast, town: ["/borger/aabningstider/"],
    "public_goals": lambda cast, town: ["/borger/servicemaal/"],
    "public_authorities": lambda cast, town: ["/borger/myndigheder/"],
    "public_letter": lambda cast, town: ["/borger/brev/"],
    "public_letter_told": lambda cast, town: ["/borger/brev/tak/"],
    "letter": lambda cast, town: ["/brev/"],
    "letters_told": lambda cast, town: ["/brev/tilbagemeldinger/", "/brev/tilbagemeldinger/?vis=besvaret"],
    "department_letters": lambda cast, town: ["/afdeling/breve/", "/afdeling/breve/?vis=besvaret"],
    "public_complaints": lambda cast, town: ["/borger/klage/"],
    "public_complaint": lambda cast, town: ["/borger/klage/afgoerelse/", "/borger/klage/eget-arbejde/"],
    "public_complaint_route": lambda cast, town: ["/borger/klage/afgoerelse/23/?dag=01.09.2026&maade=digital_post"],
    "public_complaint_letter": lambda cast, town: ["/borger/klage/afgoerelse/23/brev/?dag=01.09.2026"],
    "adviser": lambda cast, town: ["/borgervejleder/"],
    "adviser_contacts": lambda cast, town: ["/borgervejleder/henvendelser/", "/borgervejleder/henvendelser/?fra=x"],
    "adviser_contact": lambda cast, town: ["/borgervejleder/henvendelser/1/"],
    "adviser_correction": lambda cast, town: ["/borgervejleder/henvendelser/1/rettelse/"],
    "adviser_cases": lambda cast, town: ["/borgervejleder/sager/", "/borgervejleder/sager/?vis=lukkede"],
    "adviser_case": lambda cast, town: ["/borgervejleder/sager/1/"],
    "adviser_people": lambda cast, town: ["/borgervejleder/personer/"],
    "adviser_person": lambda cast, town: ["/borgervejleder/personer/1/"],
    "adviser_messages": lambda cast, town: ["/borgervejleder/beskeder/"],
    "adviser_message": lambda cast, town: ["/borgervejleder/beskeder/1/"],
    "public_message": lambda cast, town: ["/borger/borgervejleder/skriv/"],
    "public_message_receipt": lambda cast, town: ["/borger/borgervejleder/skriv/AB2-CD3-EF4/"],
    "adviser_scope": lambda cast, town: [
        f"/borgervejleder/henvendelser/{number}/afgraensning/"
        for number in Contact.objects.filter(scope_checks__isnull=False).values_list("pk", flat=True)[:2]
    ],
    "adviser_mandate": lambda cast, town: ["/borgervejleder/mandat/"],
    "adviser_exclusion": lambda cast, town: [f"/borgervejleder/mandat/{Exclusion.objects.earliest('pk').pk}/"],
    "adviser_presence": lambda cast, town: ["/borgervejleder/traeffetider/"],
    "adviser_queue": lambda cast, town: ["/borgervejleder/koe/"],
    "adviser_capacity": lambda cast, town: ["/borgervejleder/kapacitet/"],
    "adviser_post": lambda cast, town: ["/borgervejleder/om-posten/"],
    "zone_keys": lambda cast, town: ["/borgervejleder/noegler/"],
    "adviser_access": lambda cast, town: ["/borgervejleder/aktindsigt/", "/borgervejleder/aktindsigt/?vis=alle"],
    "adviser_access_new": lambda cast, town: ["/borgervejleder/aktindsigt/ny/?sag=1"],
    "adviser_access_request": lambda cast, town: ["/borgervejleder/aktindsigt/1/"],
    "adviser_access_item": lambda cast, town: [f"/borgervejleder/aktindsigt/dokumenter/{number}/" for number in (1, 2)],
    "adviser_disclosures": lambda cast, town: ["/borgervejleder/videregivelser/"],
    "adviser_retention": lambda cast, town: ["/borgervejleder/opbevaring/"],
    "adviser_export": lambda cast, town: ["/borgervejleder/eksport/"],
    "adviser_person_recusal": lambda cast, town: ["/borgervejleder/personer/1/inhabilitet/"],
    "adviser_reports": lambda cast, town: ["/borgervejleder/beretninger/"],
    "adviser_report": lambda cast, town: [
        f"/borgervejleder/beretninger/{number}/" for number in AdviserReport.objects.values_list("pk", flat=True)
    ],
    "adviser_earlier": lambda cast, town: ["/borgervejleder/beretninger/tidligere/"],
    "public_adviser": lambda cast, town: ["/borger/borgervejleder/"],
    "public_adviser_queue": lambda cast, town: [f"/borger/borgervejleder/koe/{Place.objects.earliest('pk').pk}/"],
    "public_adviser_report": lambda cast, town: [
        f"/borger/borgervejleder/beretninger/{AdviserReport.objects.delivered().earliest('pk').pk}/"
    ],
    "zone_unlock": lambda cast, town: ["/borgervejleder/laas-op/"],
    "zone_found": lambda cast, town: ["/borgervejleder/laas-op/opret/"],
    "zone_enter": lambda cast, town: ["/borgervejleder/laas-op/kode/"],
    "adviser_analysis": lambda cast, town: ["/borgervejleder/laering/", "/borgervejleder/laering/?trin=maaned&fra=x"],
    "adviser_analysis_behind": lambda cast, town: [f"/borgervejleder/laering/bag/{asked}" for asked in ("", "?tema=9")],
    "adviser_unnamed": lambda cast, town: ["/borgervejleder/laering/nye-temaer/"],
    "adviser_lessons": lambda cast, town: ["/borgervejleder/laering/punkter/"],
    "adviser_themes": lambda cast, town: ["/borgervejleder/temaer/", "/borgervejleder/temaer/?vis=alle"],
    "adviser_theme_new": lambda cast, town: ["/borgervejleder/temaer/nyt/"],
    "adviser_theme": lambda cast, town: ["/borgervejleder/temaer/1/"],
    "adviser_theme_group_new": lambda cast, town: ["/borgervejleder/temaer/grupper/ny/"],
    "adviser_theme_group": lambda cast, town: ["/borgervejleder/temaer/grupper/1/"],
    "adviser_recommendations": lambda cast, town: [
        f"/borgervejleder/anbefalinger/?vis={which}" for which in ("aabne", "ubesvarede", "sent", "alle")
    ],
    "adviser_recommendation_new": lambda cast, town: ["/borgervejleder/anbefalinger/ny/"],
    "adviser_recommendation": lambda cast, town: [f"/borgervejleder/anbefalinger/{number}/" for number in (1, 2)],
    "adviser_praise": lambda cast, town: ["/borgervejleder/ros/"],
    "adviser_activities": lambda cast, town: ["/borgervejleder/aktiviteter/"],
    "adviser_stories": lambda cast, town: ["/borgervejleder/historier/"],
    "adviser_story_new": lambda cast, town: ["/borgervejleder/historier/ny/"],
    "adviser_story": lambda cast, town: [f"/borgervejleder/historier/{number}/" for number in (1, 2)],
    "adviser_briefs": lambda cast, town: ["/borgervejleder/laeringsbreve/"],
    "adviser_brief_new": lambda cast, town: ["/borgervejleder/laeringsbreve/nyt/"],
    "adviser_brief": lambda cast, town: [f"/borgervejleder/laeringsbreve/{number}/" for number in (1, 2)],
    "adviser_figures": lambda cast, town: ["/tal/borgervejleder/", "/tal/borgervejleder/?aar=2026"],
    "advice": lambda cast, town: ["/afdeling/anbefalinger/"],
    "advice_recommendation": lambda cast, town: [f"/afdeling/anbefalinger/{number}/" for number in (1, 2)],
    "learning_briefs": lambda cast, town: ["/laering/"],
    "learning_brief": lambda cast, town: ["/laering/2/"],
    "adviser_forwardings": lambda cast, town: [
        f"/borgervejleder/videresendte/?vis={which}"
        for which in ("venter", "forsinket", "modtagelse", "besvaret", "orientering", "alle")
    ],
    "adviser_forwarding": lambda cast, town: [f"/borgervejleder/videresendte/{number}/" for number in range(1, 7)],
    "adviser_forward": lambda cast, town: ["/borgervejleder/sager/1/videresendelse/"],
    "adviser_terms": lambda cast, town: ["/borgervejleder/svarfrister/"],
    "adviser_mediations": lambda cast, town: [
        f"/borgervejleder/maeglinger/?vis={which}" for which in ("igang", "opfoelgning", "alle")
    ],
    "adviser_mediation": lambda cast, town: [f"/borgervejleder/maeglinger/{number}/" for number in (1, 2)],
    "adviser_mediation_new": lambda cast, town: ["/borgervejleder/sager/1/maegling/"],
    "adviser_letters": lambda cast, town: [
        f"/afdeling/borgervejleder/?vis={which}" for which in ("venter", "modtaget", "afsluttet")
    ],
    "adviser_letter": lambda cast, town: [f"/afdeling/borgervejleder/{number}/" for number in range(1, 7)],
    "answer_times": lambda cast, town: ["/tal/svartider/", "/tal/svartider/?aar=2026"],
    "account_login": lambda cast, town: ["/log-ind/"],
    "account_logout": lambda cast, town: ["/log-ud/"],
    "account_change_password": lambda cast, town: ["/adgangskode/"],
}
POSTED = {
    *(f"adviser_forwarding_{deed.name}" for deed in forwarding_deeds.DEEDS),
    *(f"adviser_mediation_{deed.name}" for deed in mediation_deeds.DEEDS),
    *("adviser_letter_receipt", "adviser_letter_extension", "adviser_letter_answer"),
    *("adviser_theme_ending", "adviser_recommendation_answer", "adviser_recommendation_follow_up"),
    *("adviser_recommendation_council", "adviser_activity_discard", "adviser_story_publication"),
    *("adviser_story_withdrawal", "adviser_brief_publication", "adviser_brief_withdrawal"),
    *("advice_answer", "advice_follow_up"),
    *(
        "note",
        "solution",
        "withdrawal",
        "promise",
        "continuation",
        "hand_over",
        "recall",
        "merger",
        "discard",
        "recuse",
    ),
    *("acceptance", "answer", "sending_back", "forwarding"),
    *("registration", "undo", "contact_start", "contact_end", "draft", "suggestions", "choose_citizen", "revealed"),
    *("import_mapping", "import_progress", "import_stop"),
    *("article_review", "article_withdrawal", "article_resumption", "article_feedback", "task_feedback"),
    *("version_restoration", "version_approval", "version_refusal"),
    *("feedback_reply", "notice_reading", "notice_withdrawal"),
    *("local_word_withdrawal", "training_rollback"),
    *("law_rule_check", "law_route_check", "law_post_time_check"),
    *("zone_lock", "zone_invitation", "zone_recovery", "zone_passphrase", "zone_key_end"),
    *("adviser_access_gathering", "adviser_access_extension", "adviser_access_decision", "adviser_access_strike"),
    *("adviser_access_unstrike", "adviser_case_recusal", "adviser_retention_rule", "adviser_disposal"),
    *("adviser_scope_waiver", "adviser_scope_told", "adviser_exclusion_end"),
    *("adviser_presence_new", "adviser_presence_end", "adviser_presence_change", "adviser_presence_unchange"),
    *("adviser_place_new", "adviser_booking_new", "adviser_booking_cancel"),
    *("adviser_drop_in", "adviser_call_next", "adviser_drop_in_end", "adviser_drop_in_left"),
    *("adviser_hours", "adviser_absence", "adviser_absence_back"),
    *("adviser_remark", "adviser_remark_back", "adviser_report_delivery", "adviser_report_discard"),
    *("adviser_earlier_links", "adviser_earlier_back"),
    *("adviser_quick", "adviser_undo", "adviser_extract", "adviser_draft", "adviser_contact_person"),
    *("adviser_case_new", "adviser_case_joining", "adviser_discard", "adviser_taking_back"),
    *("adviser_case_step", "adviser_case_plan", "adviser_case_consent", "adviser_case_withdrawal"),
    *("adviser_case_party", "adviser_case_leaving", "adviser_case_closing", "adviser_case_reopening"),
    *("adviser_person_facts", "adviser_person_merger", "adviser_person_anonymity"),
    *("adviser_message_taking", "adviser_message_aside"),
    *("journal_look", "journal_verification", "journal_extract", "set_language"),
    *("public_language", "public_usefulness"),
    *("letter_feedback", "department_letter_answer", "public_letter_feedback"),
}
NO_PAGES = {
    **{
        f"adviser_access_{which}_{form}": "a file"
        for which in ("svar", "akter", "fristbrev")
        for form in ("pdf", "docx", "txt")
    },
    "adviser_case_listed": "a file",
    "adviser_mediation_calendar": "a file",
    "adviser_agreement_pdf": "a file",
    "adviser_agreement_docx": "a file",
    "adviser_agreement_txt": "a file",
    "adviser_figures_sheet": "a file",
    "learning_brief_file": "a file",
    "choose_task": "a fragment",
    "adviser_wayfinder": "a fragment",
    "plain_check": "a fragment",
    "import_errors": "a file",
    "figures_sheet": "a file",
    "uptake_sheet": "a file",
    "adviser_scope_pdf": "a file",
    "adviser_scope_docx": "a file",
    "adviser_scope_txt": "a file",
    "adviser_report_pdf": "a file",
    "adviser_report_docx": "a file",
    "public_adviser_report_pdf": "a file",
    "municipality_stylesheet": "a style sheet",
    "health": "for machines",
    "public_robots": "for machines",
    "public_sitemap": "for machines",
}


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


@pytest.fixture(scope="session")
def seen() -> set[Shapes]:
    """What the pages that were looked at are made of; the same is not looked at twice."""
    return set()


def test_every_address_is_in_the_table() -> None:
    assert set(names(get_resolver().url_patterns)) == PAGES.keys() | POSTED | NO_PAGES.keys()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_sound(scene: Scene, town: Town, name: str, seen: set[Shapes]) -> None:
    addresses = PAGES[name](scene.cast, town)
    faults = {}
    for who in [someone(scene.cast, role) for role in (*Role, None)]:
        client, page = signed_in(who) if who else Client(), None
        for address in addresses:
            shapes = shapes_of(client.get(address, follow=True).content.decode())
            if shapes in seen:
                continue
            seen.add(shapes)
            page = page or scene.window(who).new_page()
            page.goto(address)
            if found := faults_of(page):
                faults[f"{address} for {who.name if who else 'a stranger'}"] = found
    assert faults == {}


def someone(cast: Cast, role: Role | None) -> Employee | None:
    """Return one of the cast with this role; None is a stranger."""
    people = {
        Role.CLERK: cast.karen,
        Role.TEAM_LEAD: cast.tina,
        Role.DEPARTMENT: cast.ditte,
        Role.ADVISER: cast.ali,
        Role.CHIEF: cast.christian,
        Role.COMMITTEE: cast.ulla,
        Role.DPO: cast.dorthe,
        Role.ADMIN: cast.anders,
    }
    return people[role] if role else None
