"""HTTP face of the demo: sign in with one click. A 404 outside demo mode."""

from fastapi import Depends, Request, Response
from sqlmodel import col, select

from api.core.errors import NotFound
from api.core.routing import RequestSession, Router
from api.demo import tables
from api.demo.schemas import DemoRead, DemoSessionCreate, Persona, PersonaRead
from api.identity.access import refuse_cross_site
from api.identity.models import SignInAddress
from api.identity.sign_in.router import enter
from api.identity.sign_in.schemas import SessionRead
from api.identity.sign_in.service import Known

router = Router(prefix="/demo", tags=["session"])


class DemoMissing(NotFound):
    detail = "The demo organization is not loaded: run `fuersprech demo`."


@router.get("", openapi_extra={"security": []})
async def get_demo(request: Request, session: RequestSession) -> DemoRead:
    """Whether this is a demo, and whom one can try it as: not who deleted themselves."""
    if not request.app.state.settings.demo:
        return DemoRead(enabled=False, personas=[])
    addresses = {name: tables.address(person) for name, person in tables.personas().items()}
    among = select(SignInAddress.address).where(col(SignInAddress.address).in_(addresses.values()))
    left = set((await session.exec(among)).all())
    personas = [
        PersonaRead(
            persona=Persona(name),
            name=f"{person['given_name']} {person['family_name']}",
            job_title=person["job_title"],
        )
        for name, person in tables.personas().items()
        if addresses[name] in left
    ]
    return DemoRead(enabled=True, personas=personas)


@router.post(
    "/session",
    status_code=201,
    dependencies=[Depends(refuse_cross_site)],
    openapi_extra={"security": []},
)
async def create_demo_session(
    request: Request, response: Response, session: RequestSession, data: DemoSessionCreate
) -> SessionRead:
    """Sign in as one of the demo's people, without a password."""
    if not request.app.state.settings.demo:
        raise NotFound
    address = tables.address(tables.personas()[data.persona])
    listed = await session.get(SignInAddress, address)
    if listed is None:
        raise DemoMissing
    known = Known(listed.organization_id, listed.person_id)
    return await enter(request, response, session, known)
