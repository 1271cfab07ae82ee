"""The catalogue's rows."""

from .procedures import Procedure, Step
from .tasks import Confidence, Placement, PlacementKind, Task

__all__ = ["Confidence", "Placement", "PlacementKind", "Procedure", "Step", "Task"]
