"""The law as dated rows, one module a kind."""

from .post_times import PostTime
from .routes import WAY_NAMES, Route, Way
from .rules import Rule

__all__ = ["WAY_NAMES", "PostTime", "Route", "Rule", "Way"]
