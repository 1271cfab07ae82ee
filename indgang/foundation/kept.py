"""Pieces of pages that are drawn once (gemte stykker); every later page only fills in the gaps.

A template needs longer for a menu or a form, which are the same on thousands of pages, than for what the page is
about. A piece is kept under everything that it depends on, so that nothing of it can grow old.

    {% load kept %}
    {% kept municipality.name navigation filling csrf_token %} … {% endkept %}

Before "filling" stand the values that the piece depends on, after it the names of those that differ from page to page.
"""

import re
from collections.abc import Callable, Hashable, Mapping
from secrets import token_hex
from typing import Any, Final

from django.template import Context, Library, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

MOST: Final = 300
"""So many pieces are kept of one kind; then it begins anew."""
_MARK: Final = f"gap{token_hex(6)}"
_GAP: Final = re.compile(f"{_MARK}([a-z_]+){_MARK}")

register = Library()


class Kept:
    """One kind of piece, such as the menu, in all its forms."""

    def __init__(self) -> None:
        self.pieces: dict[Hashable, list[str]] = {}

    def __call__(
        self, depends_on: Hashable, gaps: Mapping[str, Any], draw: Callable[[Mapping[str, str]], str]
    ) -> SafeString:
        """Return the piece for what it depends on, and the reader's language, with its gaps filled.

        `draw` is called the first time, with stand-ins for the gaps; names of gaps are small letters and _.
        """
        key = get_language(), depends_on
        parts = self.pieces.get(key)
        if parts is None:
            parts = _GAP.split(draw({name: mark_safe(f"{_MARK}{name}{_MARK}") for name in gaps}))  # noqa: S308 - letters
            if len(self.pieces) >= MOST:
                self.pieces.clear()
            self.pieces[key] = parts
        filled = [conditional_escape(gaps[part]) if place % 2 else part for place, part in enumerate(parts)]
        return mark_safe("".join(filled))  # noqa: S308 - drawn by a template, filled with escaped values


class KeptNode(Node):
    """A piece of a template that is drawn once for each of the values that it depends on."""

    def __init__(self, depends_on: list[FilterExpression], gaps: list[str], nodelist: NodeList) -> None:
        self.depends_on, self.gaps, self.nodelist = depends_on, gaps, nodelist
        self.kept = Kept()

    def render(self, context: Context) -> SafeString:
        """Return the piece."""
        depends_on = tuple(_fixed(each.resolve(context, ignore_failures=True)) for each in self.depends_on)

        def draw(stand_ins: Mapping[str, str]) -> str:
            with context.push(**stand_ins):
                return self.nodelist.render(context)

        return self.kept(depends_on, {name: context.get(name, "") for name in self.gaps}, draw)


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """Keep what stands between this tag and `endkept`."""
    _name, *words = token.split_contents()
    place = words.index("filling") if "filling" in words else len(words)
    gaps = words[place + 1 :]
    if any(not _GAP.fullmatch(f"{_MARK}{gap}{_MARK}") for gap in gaps):
        raise TemplateSyntaxError("what fills a gap is a plain name")
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode([parser.compile_filter(word) for word in words[:place]], gaps, nodelist)


def _fixed(value: Any) -> Hashable:
    """Return a value that can be a key and says the same."""
    if isinstance(value, list | tuple):
        return tuple(_fixed(each) for each in value)
    if isinstance(value, dict):
        return tuple((name, _fixed(each)) for name, each in value.items())
    return value if isinstance(value, str | int | None) else str(value)
