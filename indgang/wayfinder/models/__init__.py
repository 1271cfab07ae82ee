"""The wayfinder's rows."""

from .points import Point
from .sayings import Kind, Saying
from .searches import Face, Search, Sureness
from .trainings import Training

__all__ = ["Face", "Kind", "Point", "Saying", "Search", "Sureness", "Training"]
