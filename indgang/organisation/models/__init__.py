"""The organisation's rows, one module an aggregate."""

from .departments import Area, Authority, ContactPerson, Department
from .employees import Employee, RoleGrant
from .municipality import Municipality
from .places import Centre, Counter, OpeningHours, SpecialDay

__all__ = [
    "Area",
    "Authority",
    "Centre",
    "ContactPerson",
    "Counter",
    "Department",
    "Employee",
    "Municipality",
    "OpeningHours",
    "RoleGrant",
    "SpecialDay",
]
