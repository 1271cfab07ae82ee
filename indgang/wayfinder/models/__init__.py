"""The wayfinder's rows."""

from .points import Point
from .sayings import Kind, Saying
from .trainings import Training

__all__ = ["Kind", "Point", "Saying", "Training"]
