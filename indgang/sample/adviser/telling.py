"""The adviser's years (borgervejlederens år) told from the first day to the last; the same dice tell the same story."""

from datetime import date
from random import Random

from . import casework, contacts, learning, letters, today
from .contacts import Told
from .stage import set_up


def tell(first: date, until: date, dice: Random) -> Told:
    """Tell the years through the desk's own verbs, and return what was told."""
    stage, told = set_up(dice, first, until), Told()
    for day in contacts.days_with_contacts(stage):
        row = stage.deck("contacts").draw()
        contact = contacts.tell(stage, day, row, told)
        if contact.person and contacts.goes_on(row):
            casework.tell(stage, contact, row, told)
    learning.tell(stage)
    today.tell(stage)
    letters.tell(stage)
    return told
