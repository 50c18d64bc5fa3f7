"""Every refusal the API knows, named after its reason (API-32)."""

import re
from typing import ClassVar


class AppError(Exception):
    """A refusal with a reason. Subclasses are named after the reason; the code is their name."""

    status: ClassVar[int] = 500
    detail: str = ""

    def __init__(
        self,
        detail: str | None = None,
        *,
        pointer: str | None = None,
        parameter: str | None = None,
        existing_id: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.detail = detail or type(self).detail
        self.pointer = pointer
        self.parameter = parameter
        self.existing_id = existing_id
        self.headers = headers or {}
        super().__init__(self.detail)

    @classmethod
    def code(cls) -> str:
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()

    @classmethod
    def known(cls) -> dict[str, type["AppError"]]:
        """All refusals by code, for the pages that explain them."""
        found = {cls.code(): cls}
        for child in cls.__subclasses__():
            found |= child.known()
        return found


class BadRequest(AppError):
    status = 400
    detail = "The request cannot be understood."


class InvalidCursor(BadRequest):
    detail = "This cursor belongs to another list, other filters or another organization."


class IdempotencyKeyMissing(BadRequest):
    detail = "This operation needs an Idempotency-Key header."


class Unauthenticated(AppError):
    status = 401
    detail = "Sign in first."

    def __init__(self, detail: str | None = None) -> None:
        super().__init__(detail, headers={"WWW-Authenticate": "Bearer"})


class Forbidden(AppError):
    status = 403
    detail = "You may not do this."


class NotFound(AppError):
    status = 404
    detail = "There is nothing here."


class MethodNotAllowed(AppError):
    status = 405
    detail = "This address does not know that method."


class NotAcceptable(AppError):
    status = 406
    detail = "This address does not answer in that form."


class Conflict(AppError):
    status = 409
    detail = "This contradicts what is stored."


class Gone(AppError):
    status = 410
    detail = "This is no longer here."


class VersionStale(AppError):
    status = 412
    detail = "Somebody has changed this in the meantime."


class BodyTooLarge(AppError):
    status = 413
    detail = "The request body is too large."


class UnsupportedMediaType(AppError):
    status = 415
    detail = "Send JSON with Content-Type: application/json."


class Invalid(AppError):
    status = 422
    detail = "Some of what was sent is not valid."


class PeriodInvalid(Invalid):
    detail = "The period ends before it starts."


class AddressInvalid(Invalid):
    detail = "This is not a web address that can be read."


class VersionMissing(AppError):
    status = 428
    detail = "Say with If-Match which version you have changed."


class TooManyRequests(AppError):
    status = 429
    detail = "Too many attempts. Try again later."


class Internal(AppError):
    status = 500
    detail = "Something went wrong on our side. Nothing was changed."


class Unavailable(AppError):
    status = 503
    detail = "The database does not answer. Try again in a moment."
