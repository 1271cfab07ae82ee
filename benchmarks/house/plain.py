"""The plain WSGI entrance, settled like the house's own, to be measured against it."""

from indgang.config.settling import settle
from indgang.config.wsgi import application

settle()
__all__ = ["application"]
