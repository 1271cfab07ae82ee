"""The law as dated rows, one module a kind."""

from .post_times import PostTime
from .routes import Route, Way
from .rules import Rule

__all__ = ["PostTime", "Route", "Rule", "Way"]
