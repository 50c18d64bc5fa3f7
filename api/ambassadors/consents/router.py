"""HTTP face of consents and of the texts they are given to."""

from api.ambassadors.consents import service
from api.ambassadors.consents.schemas import ConsentPut, ConsentRead, ConsentTextRead
from api.ambassadors.models import Purpose
from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router, together
from api.identity.access import Me

_texts = Router(prefix="/consent-texts", tags=["ambassadors"])
_me = Router(prefix="/me/consents", tags=["ambassadors"])


@_texts.get("")
async def list_consent_texts(
    session: RequestSession, actor: Me, paging: Paging
) -> Page[ConsentTextRead]:
    """What each purpose means, in my language and in all others; to be read before agreeing."""
    return await service.list_texts(session, actor, paging)


@_me.get("")
async def list_consents(session: RequestSession, actor: Me, paging: Paging) -> Page[ConsentRead]:
    """All purposes, and whether I consent to each."""
    return await service.list_own(session, actor, paging)


@_me.put("/{purpose}")
async def set_consent(
    session: RequestSession, actor: Me, purpose: Purpose, data: ConsentPut
) -> ConsentRead:
    """Give a consent, or take it back."""
    return await service.set_one(session, actor, purpose, data)


router = together(_texts, _me)
