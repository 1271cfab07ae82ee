"""Loading articles (indlæsning) from a folder with one text file each; loading the same folder again changes nothing.

A file begins with what the article is: title, audience, tasks (slugs, divided by |), owner (a user name), review_by,
confidence and any number of sources, one a line, as in "title: Sådan får du et nyt pas". After an empty line comes the
text. An article that no file names stays; a file that was changed is a new version.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.catalogue.models import Confidence, Task
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.foundation.tables import Line, Mistake, Reading, Table
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

from .models import Article, Audience, Version, Wording

FOLDER: Final = Path(__file__).resolve().parent / "data" / "articles"
"""The common articles on what is asked most, which also show what a file must look like."""
NAME: Final = "articles"
"""The folder's name among a municipality's own tables."""
_NEEDED: Final = ("title", "audience", "review_by")
_KNOWN: Final = frozenset({*_NEEDED, "tasks", "owner", "confidence", "source"})


@dataclass(slots=True)
class _File:
    """One article's file, as it was read."""

    slug: str
    line: Line
    text: str
    sources: list[str] = field(default_factory=list)


def load_articles(folder: Path = FOLDER, *, at: datetime | None = None) -> int:
    """Load the articles of a folder, all or nothing, and return how many files there were.

    Employees and tasks must be there already. A file that names no owner, or one that has left, gets the first person
    who may write all articles. Raises WrongFiles.
    """
    reading = Reading(folder)
    files = list(_files(reading))
    with transaction.atomic():
        _write(files, at or clock.now())
        reading.finish()
    return len(files)


def _files(reading: Reading) -> Iterator[_File]:
    for path in sorted(reading.folder.glob("*.txt")):
        try:
            content = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            reading.mistakes.append(Mistake(path.name, 0, _("Filen er ikke skrevet som UTF-8.")))
            continue
        head, _gap, text = content.replace("\r\n", "\n").partition("\n\n")
        yield _read(reading, path, head, text.strip())


def _read(reading: Reading, path: Path, head: str, text: str) -> _File:
    cells: dict[str, str] = {}
    table = Table(path.name, reading.mistakes)
    file = _File(path.stem, Line(table, 1, cells), text)
    for number, written in enumerate(head.splitlines(), 1):
        name, colon, value = (part.strip() for part in written.partition(":"))
        if not colon or name not in _KNOWN:
            known = ", ".join(sorted(_KNOWN))
            Line(table, number, {}).wrong(_("Linjen skal begynde med et af ordene %(known)s.") % {"known": known})
        elif name == "source":
            file.sources.append(value)
        else:
            cells[name] = value
    for name in _NEEDED:
        file.line.needed(name)
    if not text:
        file.line.wrong(_("Der er ingen tekst efter den tomme linje."))
    return file


def _write(files: list[_File], at: datetime) -> None:
    tasks = {task.slug: task for task in Task.objects.all()}
    owners = {each.username: each for each in Employee.objects.active().with_roles()}
    fallback = next((each for each in owners.values() if each.may(Ability.WRITE_KNOWLEDGE)), None)
    known = {article.slug: article for article in Article.objects.prefetch_related("tasks")}
    for file in files:
        line, before = file.line, len(file.line.table.mistakes)
        about = [tasks[slug] for slug in _slugs(line) if _is_named(line, slug, tasks)]
        owner, review_by, wording = owners.get(line.text("owner"), fallback), line.day("review_by"), _wording(file)
        confidence = line.choice("confidence", Confidence, Confidence.MEDIUM)
        if owner is None:
            line.wrong(_("Ingen medarbejder kan eje artiklen. Læs medarbejderne ind først."))
        if len(line.table.mistakes) > before or not (owner and review_by and wording):
            continue
        article = known.get(file.slug) or Article(slug=file.slug)
        _bring_up_to_date(article, wording, owner, review_by, confidence, at)
        article.tasks.set(about)


def _slugs(line: Line) -> list[str]:
    return [slug.strip() for slug in line.text("tasks").split("|") if slug.strip()]


def _is_named(line: Line, slug: str, tasks: dict[str, Task]) -> bool:
    if slug not in tasks:
        line.wrong(_("Opgaven »%(slug)s« findes ikke.") % {"slug": slug})
    return slug in tasks


def _wording(file: _File) -> Wording | None:
    audience = file.line.choice("audience", Audience)
    title = file.line.text("title")
    if audience not in Audience.values or not (title and file.text):
        return None
    try:
        return Wording(title=title, text=file.text, sources="\n".join(file.sources), audience=audience).checked()
    except Refusal as refusal:
        file.line.wrong(refusal.message)
        return None


def _bring_up_to_date(
    article: Article, wording: Wording, owner: Employee, review_by: date, confidence: str, at: datetime
) -> None:
    """Write the article's row, and a version when the text is another than the newest that was loaded.

    What people have written in the product since then stays until the file says something new.
    """
    newest = article.versions.newest_first().first() if article.pk else None
    loaded = article.versions.filter(by=None).newest_first().first() if article.pk else None
    said = loaded and (loaded.title, loaded.text, loaded.sources, loaded.audience)
    if newest is None:
        article.owner, article.review_by, article.confidence = owner, review_by, confidence
        article.changed_at = at
        article.save()
    if said == (wording.title, wording.text, wording.sources, wording.audience):
        return
    version = Version(article=article, number=newest.number + 1 if newest else 1, at=at, approved_at=at)
    version.title, version.text, version.sources = wording.title, wording.text, wording.sources
    version.audience, version.note = wording.audience, "Indlæst fra fil"
    version.save()
    article.say(version, at)
