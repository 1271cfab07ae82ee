"""Leafing through long lists (sider)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

from indgang.inquiries.models import Inquiry

if TYPE_CHECKING:
    InquiryPaginator = Paginator[Inquiry]
else:
    InquiryPaginator = Paginator


class CappedPaginator(InquiryPaginator):
    """Pages of a long list without counting all of it: the count stops where nobody leafs any more."""

    cap = 2_000

    @cached_property
    def count(self) -> int:
        """Count at most `cap` rows."""
        rows = self.object_list
        assert isinstance(rows, QuerySet)  # noqa: S101 - lists come as querysets
        return rows.order_by().values("pk")[: self.cap].count()
