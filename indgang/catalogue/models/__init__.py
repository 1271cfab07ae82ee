"""The catalogue's rows."""

from .life_events import LifeEvent, LifeEventStep
from .procedures import Procedure, Step
from .tasks import Confidence, Placement, PlacementKind, Task

__all__ = ["Confidence", "LifeEvent", "LifeEventStep", "Placement", "PlacementKind", "Procedure", "Step", "Task"]
