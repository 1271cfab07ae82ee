from indgang.inquiries.models import Inquiry
from indgang.journal import chain
from indgang.organisation.rights import Ability, Role
from indgang.sample.cast import METTES_CPR, Cast
from tests.cast import SignIn


def test_everybody_has_the_role_of_their_name(cast: Cast) -> None:
    assert cast.karen.roles == {Role.CLERK}
    assert cast.christian.roles == {Role.CHIEF}
    assert cast.outsider.roles == frozenset()
    assert cast.karen.may(Ability.REGISTER)
    assert not cast.outsider.may(Ability.REGISTER)


def test_mette_is_found_by_her_number_and_only_its_date_is_shown(cast: Cast) -> None:
    assert type(cast.mette).objects.with_cpr(METTES_CPR).get() == cast.mette
    assert cast.mette.masked_cpr == "070365-····"


def test_an_inquiry_is_registered_through_the_verb(cast: Cast) -> None:
    inquiry = cast.inquiry(citizen=cast.mette, outcome="solved")
    assert inquiry.owner == cast.karen
    assert inquiry.state == "solved"
    assert inquiry.citizen == cast.mette


def test_bo_registers_at_his_own_centre(cast: Cast) -> None:
    assert cast.inquiry(by=cast.bo).centre == cast.sandby


def test_an_accepted_hand_over_lies_with_the_department(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    inquiry = Inquiry.objects.get(pk=handover.inquiry_id)
    assert inquiry.at_department == cast.ydelse
    assert inquiry.owner == cast.ditte
    assert cast.handed_over(cast.plan_og_byg, accepted=True).inquiry.owner == cast.per


def test_the_journal_tells_it_all(cast: Cast) -> None:
    cast.handed_over(accepted=True)
    assert chain.verify().whole


def test_karen_can_be_signed_in(cast: Cast, sign_in: SignIn) -> None:
    assert "_auth_user_id" in sign_in(cast.karen).session
