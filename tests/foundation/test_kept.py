"""A kept piece is the same as the one drawn anew, and never another's."""

import pytest
from django.template import Context, Engine, TemplateSyntaxError
from django.utils import translation

from indgang.foundation.kept import MOST, Kept

ENGINE = Engine(libraries={"kept": "indgang.foundation.kept"}, builtins=["django.templatetags.i18n"])


def render(source: str, **context: object) -> str:
    return str(ENGINE.from_string("{% load kept %}" + source).render(Context(context)))


def test_it_is_drawn_once_for_each_value_it_depends_on() -> None:
    template = ENGINE.from_string("{% load kept %}{% kept name %}{{ name }} {{ other }}{% endkept %}")
    assert template.render(Context({"name": "Karen", "other": 1})) == "Karen 1"
    assert template.render(Context({"name": "Karen", "other": 2})) == "Karen 1"
    assert template.render(Context({"name": "Bo", "other": 2})) == "Bo 2"


def test_gaps_are_filled_anew_and_escaped() -> None:
    template = ENGINE.from_string("{% load kept %}{% kept a filling b c %}{{ a }}|{{ b }}|{{ c }}|{{ b }}{% endkept %}")
    assert template.render(Context({"a": "<", "b": "1", "c": "2"})) == "&lt;|1|2|1"
    assert template.render(Context({"a": "<", "b": "<b>", "c": ""})) == "&lt;|&lt;b&gt;||&lt;b&gt;"


def test_values_tell_lists_and_what_lies_in_them_apart() -> None:
    template = ENGINE.from_string(
        "{% load kept %}{% kept rows %}{% for row in rows %}{{ row.name }}{% endfor %}{% endkept %}"
    )
    for names in (["a", "b"], ["a"], [], ["b", "a"], ["a", "b"]):
        assert template.render(Context({"rows": [{"name": name} for name in names]})) == "".join(names)


def test_each_language_has_its_own() -> None:
    template = ENGINE.from_string("{% load kept %}{% kept %}{% get_current_language as code %}{{ code }}{% endkept %}")
    for language in ("da", "en", "da"):
        with translation.override(language):
            assert template.render(Context()) == language


def test_a_gap_has_a_plain_name() -> None:
    with pytest.raises(TemplateSyntaxError):
        render("{% kept filling user.name %}{% endkept %}")


def test_what_is_kept_has_a_limit() -> None:
    kept = Kept()
    for n in range(MOST + 10):
        assert kept(n, {}, lambda _gaps, n=n: str(n)) == str(n)  # type: ignore[misc]
    assert len(kept.pieces) <= MOST
    assert kept(0, {}, lambda _gaps: "0") == "0"
