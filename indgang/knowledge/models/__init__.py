"""What the house knows, one module an aggregate."""

from .articles import Article
from .feedback import Feedback, FeedbackKind, Reply, ReplyKind
from .notices import Notice, Reading
from .versions import Audience, Version, Wording

__all__ = [
    "Article",
    "Audience",
    "Feedback",
    "FeedbackKind",
    "Notice",
    "Reading",
    "Reply",
    "ReplyKind",
    "Version",
    "Wording",
]
