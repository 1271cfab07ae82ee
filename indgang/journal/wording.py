"""The journal in plain words (ordlyd): a sentence for every kind of event, and what it is about."""

from collections import defaultdict
from datetime import date
from typing import Any, Final

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.foundation import reference

from .models import Event


class Kind(models.TextChoices):
    """Every kind of event that the product writes, as a sentence whose subject is the person who did it.

    A test holds this list against the code: no verb without its words.
    """

    CITIZEN_REGISTERED = "citizen.registered", gettext_lazy("Oprettede borgeren")
    CITIZEN_READ = "citizen.read", gettext_lazy("Så borgerens oplysninger")
    CITIZEN_LISTED = "citizen.listed.read", gettext_lazy("Så borgeren i en liste")
    CITIZEN_CPR_READ = "citizen.cpr.read", gettext_lazy("Så hele CPR-nummeret")
    CITIZEN_JOURNAL_READ = "citizen.journal.read", gettext_lazy("Så, hvad journalen har om borgeren")
    CONTACT_BEGUN = "contact.begun", gettext_lazy("Begyndte en kontakt")
    CONTACT_IDENTIFIED = "contact.identified", gettext_lazy("Knyttede borgeren til kontakten")
    CONTACT_ENDED = "contact.ended", gettext_lazy("Afsluttede kontakten")
    INQUIRY_REGISTERED = "inquiry.registered", gettext_lazy("Registrerede henvendelsen")
    INQUIRY_IMPORTED = "inquiry.imported", gettext_lazy("Importerede henvendelsen")
    INQUIRY_READ = "inquiry.read", gettext_lazy("Så henvendelsen")
    INQUIRY_NOTED = "inquiry.noted", gettext_lazy("Skrev et notat")
    INQUIRY_PROMISED = "inquiry.promised", gettext_lazy("Lovede borgeren svar senest %(due)s")
    INQUIRY_SOLVED = "inquiry.solved", gettext_lazy("Afsluttede henvendelsen")
    INQUIRY_REOPENED = "inquiry.reopened", gettext_lazy("Åbnede henvendelsen igen")
    INQUIRY_HANDED_OVER = "inquiry.handed_over", gettext_lazy("Overdrog henvendelsen til en afdeling")
    INQUIRY_RECALLED = "inquiry.recalled", gettext_lazy("Trak overdragelsen tilbage")
    INQUIRY_ACCEPTED = "inquiry.accepted", gettext_lazy("Tog imod henvendelsen")
    INQUIRY_ANSWERED = "inquiry.answered", gettext_lazy("Svarede på henvendelsen")
    INQUIRY_RETURNED = "inquiry.returned", gettext_lazy("Sendte henvendelsen tilbage til Borgerservice")
    INQUIRY_FORWARDED = "inquiry.forwarded", gettext_lazy("Sendte henvendelsen videre til en anden afdeling")
    INQUIRY_MERGED = "inquiry.merged", gettext_lazy("Lagde henvendelsen sammen med %(into)s")
    INQUIRY_DISCARDED = "inquiry.discarded", gettext_lazy("Tog henvendelsen ud af optællingen")
    INQUIRY_RECUSED = "inquiry.recused", gettext_lazy("Erklærede sig inhabil")
    IMPORT_ENDED = "import.ended", gettext_lazy("Importerede %(added)s henvendelser ud af %(rows)s rækker")
    IMPORT_STOPPED = "import.stopped", gettext_lazy("Standsede importen efter %(rows)s rækker")
    EMPLOYEE_ADDED = "employee.added", gettext_lazy("Oprettede medarbejderen")
    EMPLOYEE_OPENED = "employee.opened", gettext_lazy("Lod medarbejderen logge ind igen")
    EMPLOYEE_CLOSED = "employee.closed", gettext_lazy("Lukkede medarbejderens adgang")
    EMPLOYEE_ROLE_GRANTED = "employee.role_granted", gettext_lazy("Gav medarbejderen en rolle")
    EMPLOYEE_ROLE_ENDED = "employee.role_ended", gettext_lazy("Tog en rolle fra medarbejderen")
    EMPLOYEE_PASSWORD_SET = "employee.password_set", gettext_lazy("Gav medarbejderen en ny adgangskode")
    EMPLOYEE_PASSWORD_CHANGED = "employee.password_changed", gettext_lazy("Skiftede sin adgangskode")
    EXPORT_MADE = "export.made", gettext_lazy("Tog alle kommunens data ud")
    ARTICLE_WRITTEN = "article.written", gettext_lazy("Skrev artiklens version %(version)s")
    ARTICLE_PROPOSED = "article.proposed", gettext_lazy("Foreslog artiklens version %(version)s")
    ARTICLE_APPROVED = "article.approved", gettext_lazy("Godkendte artiklens version %(version)s")
    ARTICLE_DECLINED = "article.declined", gettext_lazy("Afviste artiklens version %(version)s")
    ARTICLE_ARRANGED = "article.arranged", gettext_lazy("Ændrede artiklens ejer, opgaver eller næste gennemgang")
    ARTICLE_REVIEWED = "article.reviewed", gettext_lazy("Gennemgik artiklen; næste gang senest %(due)s")
    ARTICLE_WITHDRAWN = "article.withdrawn", gettext_lazy("Trak artiklen tilbage")
    ARTICLE_PUT_BACK = "article.put_back", gettext_lazy("Tog artiklen frem igen")
    FEEDBACK_GIVEN = "feedback.given", gettext_lazy("Gav en tilbagemelding")
    FEEDBACK_ANSWERED = "feedback.answered", gettext_lazy("Svarede på en tilbagemelding")
    NOTICE_WRITTEN = "notice.written", gettext_lazy("Skrev en besked til medarbejderne")
    NOTICE_ACKNOWLEDGED = "notice.acknowledged", gettext_lazy("Kvitterede for at have læst beskeden")
    NOTICE_WITHDRAWN = "notice.withdrawn", gettext_lazy("Trak beskeden tilbage")
    SAYING_ADDED = "saying.added", gettext_lazy("Tilføjede et lokalt ord til en opgave")
    SAYING_WITHDRAWN = "saying.withdrawn", gettext_lazy("Trak et lokalt ord tilbage")
    TRAINING_MADE = "training.made", gettext_lazy("Lod vejviseren lære på ny, heraf %(learnt)s nye valg")
    TRAINING_USED = "training.used", gettext_lazy("Lod vejviseren gå efter indlæringen")
    ADVISER_EXCLUSION_REVISED = "adviser_exclusion.revised", gettext_lazy("Rettede en undtagelse; gælder fra %(due)s")
    ADVISER_EXCLUSION_ENDED = "adviser_exclusion.ended", gettext_lazy("Ophævede en undtagelse; gælder til %(due)s")
    ADVISER_SCOPE_MADE = "adviser_scope_check.made", gettext_lazy("Vurderede, om henvendelsen kan behandles")
    ADVISER_SCOPE_WAIVED = "adviser_scope_check.waived", gettext_lazy("Fraveg undtagelsen »%(exclusion)s«")
    ADVISER_SCOPE_TOLD = "adviser_scope_check.told", gettext_lazy("Fortalte borgeren, hvorfor det ikke kan behandles")
    ADVISER_REPORT_BEGUN = "adviser_report.begun", gettext_lazy("Begyndte på en beretning")
    ADVISER_REPORT_WRITTEN = "adviser_report.written", gettext_lazy("Skrev i en beretning")
    ADVISER_REPORT_DELIVERED = "adviser_report.delivered", gettext_lazy("Afleverede en beretning")
    ADVISER_REPORT_DISCARDED = "adviser_report.discarded", gettext_lazy("Slettede en kladde til en beretning")
    ADVISER_REMARK_ADDED = "adviser_remark.added", gettext_lazy("Skrev en bemærkning til en periode")
    ADVISER_REMARK_TAKEN_BACK = "adviser_remark.taken_back", gettext_lazy("Fjernede en bemærkning til en periode")
    ADVISER_EARLIER_IMPORTED = "adviser_earlier.imported", gettext_lazy("Lagde %(figures)s tal fra tidligere år ind")
    ADVISER_EARLIER_TAKEN_BACK = "adviser_earlier.taken_back", gettext_lazy("Tog %(figures)s tidligere tal tilbage")
    ADVISER_EARLIER_LINKED = "adviser_earlier.linked", gettext_lazy("Forbandt %(rows)s tidligere rækker med egne")
    ADVISER_PRESENCE_BEGUN = "adviser_presence.begun", gettext_lazy("Oprettede en træffetid fra %(due)s")
    ADVISER_PRESENCE_ENDED = "adviser_presence.ended", gettext_lazy("Sluttede en træffetid den %(due)s")
    ADVISER_PRESENCE_CHANGED = "adviser_presence.changed", gettext_lazy("Ændrede træffetiden den %(due)s")
    ADVISER_PRESENCE_UNCHANGED = (
        "adviser_presence.unchanged",
        gettext_lazy("Fortrød ændringen af træffetiden den %(due)s"),
    )
    ADVISER_BOOKING_AGREED = "adviser_booking.agreed", gettext_lazy("Aftalte et tidspunkt")
    ADVISER_BOOKING_CANCELLED = "adviser_booking.cancelled", gettext_lazy("Aflyste et tidspunkt")
    ADVISER_HOURS_AGREED = "adviser_hours.agreed", gettext_lazy("Satte ugentlige timer til %(hours)s fra %(due)s")
    ADVISER_ABSENCE_NOTED = "adviser_absence.noted", gettext_lazy("Noterede fravær")
    ADVISER_ABSENCE_TAKEN_BACK = "adviser_absence.taken_back", gettext_lazy("Fortrød fravær")
    ZONE_FOUNDED = "zone.founded", gettext_lazy("Oprettede borgervejlederens lukkede zone")
    ZONE_OPENED = "zone.opened", gettext_lazy("Låste den lukkede zone op")
    ZONE_INVITED = "zone.invited", gettext_lazy("Inviterede en borgervejleder til den lukkede zone")
    ZONE_ENTERED = "zone.entered", gettext_lazy("Fik sin egen nøgle til den lukkede zone")
    ZONE_PASSPHRASE_CHANGED = "zone.passphrase_changed", gettext_lazy("Skiftede adgangssætning til den lukkede zone")
    ZONE_RECOVERY_RENEWED = "zone.recovery_renewed", gettext_lazy("Lavede en ny gendannelseskode")
    ZONE_KEY_ENDED = "zone.key_ended", gettext_lazy("Lukkede en nøgle til den lukkede zone")
    ZONE_TURNED_DOWN = "zone.turned_down", gettext_lazy("Prøvede forgæves at låse den lukkede zone op")
    ZONE_INVITATION_WITHDRAWN = (
        "zone.invitation_withdrawn",
        gettext_lazy("Trak en invitation til den lukkede zone tilbage"),
    )
    ZONE_EXPORTED = "zone.exported", gettext_lazy("Skrev alt i den lukkede zone ud")
    ADVISER_POST_SETTLED = "adviser_post.settled", gettext_lazy("Skrev stillingens forankring ned; gælder fra %(due)s")
    ADVISER_RECUSAL_DECLARED = "adviser_recusal.declared", gettext_lazy("Oplyste sin inhabilitet")
    ADVISER_ACCESS_REGISTERED = (
        "adviser_access.registered",
        gettext_lazy("Skrev en anmodning om aktindsigt ned; svar senest %(due)s"),
    )
    ADVISER_ACCESS_GATHERED = "adviser_access.gathered", gettext_lazy("Samlede dokumenterne til en aktindsigt")
    ADVISER_ACCESS_MARKED = "adviser_access.marked", gettext_lazy("Udelod noget af en aktindsigt")
    ADVISER_ACCESS_UNMARKED = "adviser_access.unmarked", gettext_lazy("Tog en udeladelse i en aktindsigt bort")
    ADVISER_ACCESS_EXTENDED = (
        "adviser_access.extended",
        gettext_lazy("Forlængede fristen for en aktindsigt til %(due)s"),
    )
    ADVISER_ACCESS_DECIDED = "adviser_access.decided", gettext_lazy("Afgjorde en anmodning om aktindsigt")
    ADVISER_DISCLOSURE_NOTED = "adviser_disclosure.noted", gettext_lazy("Noterede en videregivelse")
    ADVISER_RETENTION_SETTLED = (
        "adviser_retention.settled",
        gettext_lazy("Fastsatte en opbevaringsregel, som gælder fra %(due)s"),
    )
    ADVISER_DISPOSAL_MADE = "adviser_disposal.made", gettext_lazy("Slettede tekster, hvis tid var gået")
    ADVISER_PERSON_ERASED = "adviser_person.erased", gettext_lazy("Slettede en person hos borgervejlederen")
    ADVISER_CASE_LISTED = "adviser_case.listed", gettext_lazy("Lavede en liste til journalisering")
    RULE_REVISED = "rule.revised", gettext_lazy("Skrev en ny version af reglen, som gælder fra %(since)s")
    RULE_CHECKED = "rule.checked", gettext_lazy("Slog reglen efter: den passer")
    ROUTE_REVISED = "route.revised", gettext_lazy("Skrev en ny version af klagevejen, som gælder fra %(since)s")
    ROUTE_CHECKED = "route.checked", gettext_lazy("Slog klagevejen efter: den passer")
    POST_TIME_REVISED = "post_time.revised", gettext_lazy("Skrev en ny postregel, som gælder fra %(since)s")
    POST_TIME_CHECKED = "post_time.checked", gettext_lazy("Slog postreglen efter: den passer")
    ADVISER_THEME_BEGUN = "adviser_theme.begun", gettext_lazy("Oprettede et tema hos borgervejlederen")
    ADVISER_THEME_CHANGED = "adviser_theme.changed", gettext_lazy("Rettede et tema hos borgervejlederen")
    ADVISER_THEME_ENDED = "adviser_theme.ended", gettext_lazy("Afsluttede temaet med virkning efter %(due)s")
    ADVISER_THEME_GROUP_KEPT = "adviser_theme.group_kept", gettext_lazy("Oprettede eller rettede en temagruppe")
    ADVISER_LESSON_NOTED = "adviser_lesson.noted", gettext_lazy("Noterede et læringspunkt")
    ADVISER_RECOMMENDATION_GIVEN = "adviser_recommendation.given", gettext_lazy("Gav en afdeling en anbefaling")
    ADVISER_RECOMMENDATION_ANSWERED = "adviser_recommendation.answered", gettext_lazy("Svarede på anbefalingen")
    ADVISER_RECOMMENDATION_FOLLOWED = (
        "adviser_recommendation.followed_up",
        gettext_lazy("Skrev, hvor langt anbefalingen er kommet"),
    )
    ADVISER_RECOMMENDATION_COUNCIL = (
        "adviser_recommendation.put_to_council",
        gettext_lazy("Noterede, hvornår byrådet hørte om anbefalingen"),
    )
    ADVISER_ACTIVITY_NOTED = "adviser_activity.noted", gettext_lazy("Noterede en aktivitet hos borgervejlederen")
    ADVISER_ACTIVITY_DISCARDED = "adviser_activity.discarded", gettext_lazy("Tog aktiviteten ud af optællingen")
    ADVISER_PRAISE_SENT = "adviser_praise.sent", gettext_lazy("Sendte ros videre til en afdeling")
    ADVISER_STORY_WRITTEN = "adviser_story.written", gettext_lazy("Skrev på en historie")
    ADVISER_STORY_PUBLISHED = (
        "adviser_story.published",
        gettext_lazy("Udgav historien, efter at have begrundet %(overruled)s fund"),
    )
    ADVISER_STORY_WITHDRAWN = "adviser_story.withdrawn", gettext_lazy("Trak historien tilbage")
    ADVISER_BRIEF_WRITTEN = "adviser_brief.written", gettext_lazy("Skrev på et læringsbrev")
    ADVISER_BRIEF_PUBLISHED = "adviser_brief.published", gettext_lazy("Udgav læringsbrevet")
    ADVISER_BRIEF_WITHDRAWN = "adviser_brief.withdrawn", gettext_lazy("Trak læringsbrevet tilbage")
    ADVISER_TERMS_SET = (
        "adviser_terms.set",
        gettext_lazy("Satte svarfristen til %(days)s arbejdsdage for det, der sendes fra %(since)s"),
    )
    FORWARDING_SENT = "adviser_forwarding.sent", gettext_lazy("Sendte et brev til en afdeling; svar senest %(due)s")
    FORWARDING_RECEIVED = "adviser_forwarding.received", gettext_lazy("Modtog brevet fra borgervejlederen")
    FORWARDING_REMINDED = "adviser_forwarding.reminded", gettext_lazy("Rykkede afdelingen for svar")
    FORWARDING_LEADER = "adviser_forwarding.leader", gettext_lazy("Rykkede afdelingens leder")
    FORWARDING_DIRECTOR = "adviser_forwarding.director", gettext_lazy("Rykkede direktøren")
    FORWARDING_EXTENSION_ASKED = "adviser_forwarding.extension_asked", gettext_lazy("Bad om frist til %(due)s")
    FORWARDING_EXTENDED = "adviser_forwarding.extended", gettext_lazy("Forlængede fristen til %(due)s")
    FORWARDING_DECLINED = "adviser_forwarding.declined", gettext_lazy("Holdt fast i fristen %(due)s")
    FORWARDING_PAUSED = "adviser_forwarding.paused", gettext_lazy("Satte fristen på pause")
    FORWARDING_RESUMED = "adviser_forwarding.resumed", gettext_lazy("Lod fristen løbe igen, til %(due)s")
    FORWARDING_ANSWERED = "adviser_forwarding.answered", gettext_lazy("Skrev afdelingens svar")
    FORWARDING_UNANSWERED = "adviser_forwarding.unanswered", gettext_lazy("Opgav at få svar fra afdelingen")
    FORWARDING_RECALLED = "adviser_forwarding.recalled", gettext_lazy("Kaldte brevet tilbage")
    FORWARDING_TOLD = "adviser_forwarding.told", gettext_lazy("Orienterede borgeren")
    FORWARDING_VIEWED = "adviser_forwarding.viewed", gettext_lazy("Skrev borgerens oplevelse af svaret ned")
    FORWARDING_FOUND = "adviser_forwarding.found", gettext_lazy("Vurderede afdelingens behandling")
    FORWARDING_CLOSED = "adviser_forwarding.closed", gettext_lazy("Afsluttede videresendelsen")
    LETTER_FEEDBACK_SENT = "letter_feedback.sent", gettext_lazy("Fortalte en afdeling %(points)s ting om et brev")
    LETTER_FEEDBACK_ANSWERED = "letter_feedback.answered", gettext_lazy("Svarede på en tilbagemelding på et brev")
    FORWARDING_READ = "adviser_forwarding.read", gettext_lazy("Så et brev mellem borgervejlederen og en afdeling")
    MEDIATION_READ = "mediation.read", gettext_lazy("Så en mægling")
    MEDIATION_BEGUN = "mediation.begun", gettext_lazy("Begyndte en mægling")
    MEDIATION_JOINED = "mediation.joined", gettext_lazy("Skrev en deltager på mæglingen")
    MEDIATION_PREPARED = "mediation.prepared", gettext_lazy("Forberedte en deltager til mæglingen")
    MEDIATION_LEFT = "mediation.left", gettext_lazy("Tog en deltager af mæglingen")
    MEDIATION_MEETING_PLANNED = "mediation.meeting_planned", gettext_lazy("Aftalte et mæglingsmøde")
    MEDIATION_MEETING_MOVED = "mediation.meeting_moved", gettext_lazy("Flyttede et mæglingsmøde")
    MEDIATION_MEETING_HELD = "mediation.meeting_held", gettext_lazy("Holdt et mæglingsmøde")
    MEDIATION_MEETING_CANCELLED = "mediation.meeting_cancelled", gettext_lazy("Aflyste et mæglingsmøde")
    MEDIATION_AGREED = "mediation.agreed", gettext_lazy("Skrev et aftalt punkt")
    MEDIATION_POINT_WITHDRAWN = "mediation.point_withdrawn", gettext_lazy("Tog et punkt ud af aftalen")
    MEDIATION_FOLLOWED_UP = "mediation.followed_up", gettext_lazy("Fulgte op på et aftalt punkt")
    MEDIATION_ENDED = "mediation.ended", gettext_lazy("Afsluttede mæglingen")
    MEDIATION_RATED = "mediation.rated", gettext_lazy("Skrev en sides tilfredshed med mæglingen")
    MEDIATION_FOLLOW_UP_SET = "mediation.follow_up_set", gettext_lazy("Satte en dag for opfølgning")
    ADVISER_CONTACT_LOGGED = "adviser_contact.logged", gettext_lazy("Skrev en henvendelse til borgervejlederen ned")
    ADVISER_CONTACT_READ = "adviser_contact.read", gettext_lazy("Så henvendelsen til borgervejlederen")
    ADVISER_CONTACT_CORRECTED = "adviser_contact.corrected", gettext_lazy("Rettede henvendelsen til borgervejlederen")
    ADVISER_CONTACT_JOINED = "adviser_contact.joined_case", gettext_lazy("Lagde henvendelsen i sag nr. %(case)s")
    ADVISER_CONTACT_IDENTIFIED = "adviser_contact.identified", gettext_lazy("Satte person på henvendelsen")
    ADVISER_CONTACT_DISCARDED = "adviser_contact.discarded", gettext_lazy("Tog henvendelsen til borgervejlederen ud")
    ADVISER_CONTACT_TAKEN_BACK = "adviser_contact.taken_back", gettext_lazy("Lod henvendelsen tælle med igen")
    ADVISER_CONTACT_EXTRACT = (
        "adviser_contact.extract.read",
        gettext_lazy("Hentede %(rows)s henvendelser til borgervejlederen som fil"),
    )
    ADVISER_CASE_OPENED = "adviser_case.opened", gettext_lazy("Oprettede en sag hos borgervejlederen")
    ADVISER_CASE_READ = "adviser_case.read", gettext_lazy("Så sagen hos borgervejlederen")
    ADVISER_CASE_PLANNED = "adviser_case.planned", gettext_lazy("Satte dato for næste skridt i sagen: %(due)s")
    ADVISER_CASE_CLOSED = "adviser_case.closed", gettext_lazy("Lukkede sagen hos borgervejlederen")
    ADVISER_CASE_REOPENED = "adviser_case.reopened", gettext_lazy("Genåbnede sagen hos borgervejlederen")
    ADVISER_STEP_WRITTEN = "adviser_step.written", gettext_lazy("Skrev et skridt i sag nr. %(case)s")
    ADVISER_CONSENT_GIVEN = "adviser_consent.given", gettext_lazy("Skrev et samtykke ned i sag nr. %(case)s")
    ADVISER_CONSENT_WITHDRAWN = (
        "adviser_consent.withdrawn",
        gettext_lazy("Skrev, at et samtykke er trukket tilbage i sag nr. %(case)s"),
    )
    ADVISER_PARTY_JOINED = "adviser_party.joined", gettext_lazy("Tilføjede en person i sag nr. %(case)s")
    ADVISER_PARTY_LEFT = "adviser_party.left", gettext_lazy("Skrev, at en person er gået ud af sag nr. %(case)s")
    ADVISER_PERSON_ANONYMOUS = "adviser_person.made_anonymous", gettext_lazy("Gjorde en person anonym")
    ADVISER_PERSON_REGISTERED = "adviser_person.registered", gettext_lazy("Oprettede en person hos borgervejlederen")
    ADVISER_PERSON_READ = "adviser_person.read", gettext_lazy("Så personen hos borgervejlederen")
    ADVISER_PERSON_CHANGED = "adviser_person.changed", gettext_lazy("Rettede personen hos borgervejlederen")
    ADVISER_PERSON_MERGED = (
        "adviser_person.merged",
        gettext_lazy("Lagde personen sammen med person nr. %(into_person)s"),
    )
    ADVISER_MESSAGE_RECEIVED = "adviser_message.received", gettext_lazy("Modtog en besked til borgervejlederen")
    ADVISER_MESSAGE_BECAME = (
        "adviser_message.became_contact",
        gettext_lazy("Gjorde beskeden til henvendelse nr. %(contact)s"),
    )
    ADVISER_MESSAGE_PUT_ASIDE = "adviser_message.put_aside", gettext_lazy("Lagde beskeden til side")
    JOURNAL_EXTRACT_READ = "journal.extract.read", gettext_lazy("Hentede %(rows)s linjer af journalen som fil")


_SUBJECTS: Final = {
    "citizen": gettext_lazy("Borger nr. %(number)s"),
    "contact": gettext_lazy("Kontakt nr. %(number)s"),
    "employee": gettext_lazy("Medarbejder nr. %(number)s"),
    "import": gettext_lazy("Import nr. %(number)s"),
    "inquiry": gettext_lazy("Henvendelse %(reference)s"),
    "municipality": gettext_lazy("Kommunen"),
    "article": gettext_lazy("Artikel nr. %(number)s"),
    "feedback": gettext_lazy("Tilbagemelding nr. %(number)s"),
    "notice": gettext_lazy("Besked nr. %(number)s"),
    "saying": gettext_lazy("Vending nr. %(number)s"),
    "adviser_report": gettext_lazy("Beretning nr. %(number)s"),
    "adviser_remark": gettext_lazy("Bemærkning nr. %(number)s"),
    "adviser_earlier": gettext_lazy("Fil med tidligere tal nr. %(number)s"),
    "adviser_presence": gettext_lazy("Træffetid nr. %(number)s"),
    "adviser_booking": gettext_lazy("Aftale nr. %(number)s"),
    "adviser_hours": gettext_lazy("Ugentlige timer nr. %(number)s"),
    "adviser_absence": gettext_lazy("Fravær nr. %(number)s"),
    "adviser_exclusion": gettext_lazy("Undtagelse nr. %(number)s"),
    "adviser_scope_check": gettext_lazy("Afgrænsning nr. %(number)s"),
    "zone": gettext_lazy("Den lukkede zone"),
    "adviser_post": gettext_lazy("Borgervejlederens stilling"),
    "adviser_recusal": gettext_lazy("Inhabilitet nr. %(number)s"),
    "adviser_access": gettext_lazy("Aktindsigt nr. %(number)s"),
    "adviser_disclosure": gettext_lazy("Videregivelse nr. %(number)s"),
    "adviser_retention": gettext_lazy("Opbevaringsregel nr. %(number)s"),
    "adviser_disposal": gettext_lazy("Sletning nr. %(number)s"),
    "adviser_contact": gettext_lazy("Henvendelse nr. %(number)s til borgervejlederen"),
    "adviser_case": gettext_lazy("Sag nr. %(number)s hos borgervejlederen"),
    "adviser_step": gettext_lazy("Skridt nr. %(number)s hos borgervejlederen"),
    "adviser_consent": gettext_lazy("Samtykke nr. %(number)s hos borgervejlederen"),
    "adviser_party": gettext_lazy("Part nr. %(number)s hos borgervejlederen"),
    "adviser_person": gettext_lazy("Person nr. %(number)s hos borgervejlederen"),
    "adviser_message": gettext_lazy("Besked nr. %(number)s til borgervejlederen"),
    "theme": gettext_lazy("Tema nr. %(number)s"),
    "theme_group": gettext_lazy("Temagruppe nr. %(number)s"),
    "letter_feedback": gettext_lazy("Tilbagemelding på et brev nr. %(number)s"),
    "adviser_lesson": gettext_lazy("Læringspunkt nr. %(number)s"),
    "adviser_advice": gettext_lazy("Anbefaling nr. %(number)s"),
    "adviser_activity": gettext_lazy("Aktivitet nr. %(number)s"),
    "adviser_praise": gettext_lazy("Ros nr. %(number)s"),
    "adviser_story": gettext_lazy("Historie nr. %(number)s"),
    "adviser_brief": gettext_lazy("Læringsbrev nr. %(number)s"),
    "training": gettext_lazy("Indlæring nr. %(number)s"),
    "rule": gettext_lazy("Regel nr. %(number)s"),
    "route": gettext_lazy("Klagevej nr. %(number)s"),
    "adviser_terms": gettext_lazy("Svarfrister nr. %(number)s"),
    "adviser_forwarding": gettext_lazy("Videresendelse nr. %(number)s"),
    "mediation": gettext_lazy("Mægling nr. %(number)s"),
    "post_time": gettext_lazy("Postregel nr. %(number)s"),
}


def sentence(event: Event) -> str:
    """Return what was done, in Danish or English; an unknown kind is shown by its code."""
    if event.kind not in Kind.values:
        return event.kind
    known: dict[str, Any] = {name: _shown(name, value) for name, value in event.facts.items()}
    return str(Kind(event.kind).label) % defaultdict(lambda: "–", known)


def about(event: Event) -> str:
    """Return what the event is about: an inquiry by its reference, anything else by its number."""
    words = _SUBJECTS.get(event.subject_kind)
    if words is None:
        return f"{event.subject_kind} {event.subject_id}"
    if event.subject_kind == "inquiry":
        return str(words) % {"reference": reference.encode(event.subject_id)}
    return str(words) % {"number": event.subject_id}


def actor(event: Event) -> str:
    """Return who did it; what no person did, the system did."""
    return event.actor.get_full_name() if event.actor else _("Systemet")


def _shown(name: str, value: Any) -> Any:
    if name in {"due", "since"}:
        return date_format(date.fromisoformat(value), "SHORT_DATE_FORMAT")
    if name == "into":
        return reference.encode(value)
    return value
