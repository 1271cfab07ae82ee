"""The words of the catalogue, weighed."""

from indgang.wayfinder.index import Document, Index


def index(*titles: str) -> Index:
    return Index.of(Document(number, (("title", title),)) for number, title in enumerate(titles, 1))


def test_a_rare_word_says_more_than_a_common_one() -> None:
    held = index("pas kørekort", "pas sundhedskort", "pas bopæl")
    assert held.weights["kørekort"][1] > held.weights["pas"][1]


def test_a_title_says_more_than_a_keyword_and_a_keyword_more_than_the_area() -> None:
    places = {"title": 1, "keyword": 2, "area": 3}
    held = Index.of(Document(number, ((where, "pas"), ("title", "fyld"))) for where, number in places.items())
    weights = held.weights["pas"]
    assert weights[1] > weights[2] > weights[3] > 0
    assert held.places["pas", 2] == ("pas", "keyword")


def test_a_word_in_a_short_text_says_more() -> None:
    held = index("pas", "pas og meget andet langt ude i skoven ved siden af vejen")
    assert held.weights["pas"][1] > held.weights["pas"][2]


def test_beginnings() -> None:
    held = index("boligstøtte", "boligindskud", "pas")
    assert len(held.beginning("bolig")) == 2
    assert held.beginning("xyz") == []


def test_no_documents_at_all() -> None:
    assert Index.of([]).weights == {}


def test_small_words_are_passed_over() -> None:
    assert set(index("jeg har et pas").weights) == {"pas"}
