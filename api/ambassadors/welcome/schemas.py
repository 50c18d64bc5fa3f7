"""What the endpoints about the welcome accept and return."""

import datetime as dt

from api.ambassadors.welcome.models import Answer
from api.core.schemas import Input, Output


class WelcomePut(Input):
    answer: Answer


class WelcomeRead(Output):
    """Null as long as there is no answer."""

    answer: Answer | None
    answered_at: dt.datetime | None
