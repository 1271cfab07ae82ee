"""The catalogue's rows."""

from .appeals import Appeal, AppealRoute
from .life_events import LifeEvent, LifeEventStep
from .procedures import Procedure, Step
from .tasks import Confidence, Placement, PlacementKind, Task
from .usefulness import Usefulness

__all__ = [
    "Appeal",
    "AppealRoute",
    "Confidence",
    "LifeEvent",
    "LifeEventStep",
    "Placement",
    "PlacementKind",
    "Procedure",
    "Step",
    "Task",
    "Usefulness",
]
