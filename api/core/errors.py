"""Every refusal the API knows, named after its reason (API-32)."""

import re
from typing import Any, ClassVar


class AppError(Exception):
    """A refusal with a reason. Subclasses are named after the reason; the code is their name.

    `detail` is the English text, with places for values: `"at most {most}"`. Its translations are
    in `data/problems.toml`.
    """

    status: ClassVar[int] = 500
    detail: ClassVar[str] = ""
    # Where a registered type of problem fits; otherwise a page of our own explains the code.
    registered_type: ClassVar[str | None] = None

    def __init__(
        self,
        *,
        pointer: str | None = None,
        parameter: str | None = None,
        existing_id: str | None = None,
        headers: dict[str, str] | None = None,
        **values: str | int | None,
    ) -> None:
        self.pointer = pointer
        self.parameter = parameter
        self.existing_id = existing_id
        self.headers = headers or {}
        self.values = values
        super().__init__(self.detail.format_map(values))

    def members(self) -> dict[str, object]:
        """What the problem holds beyond the members that all have."""
        return {"existing_id": self.existing_id} if self.existing_id else {}

    @classmethod
    def code(cls) -> str:
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()

    @classmethod
    def known(cls) -> dict[str, type["AppError"]]:
        """All refusals by code, for the pages that explain them."""
        found: dict[str, type[AppError]] = {}
        for child in cls.__subclasses__():
            found |= {child.code(): child} | child.known()
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

    def __init__(self) -> None:
        super().__init__(headers={"WWW-Authenticate": "Bearer"})


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
    detail = "A request body may have {most} bytes."


class UnsupportedMediaType(AppError):
    status = 415
    detail = "Send JSON with Content-Type: application/json."


class Invalid(AppError):
    status = 422
    detail = "Some of what was sent is not valid."


class PeriodInvalid(Invalid):
    detail = "The period ends before it starts."


class VersionMissing(AppError):
    status = 428
    detail = "Say with If-Match which version you have changed."


class QuotaExceeded(AppError):
    status = 429
    detail = "Too many requests. Try again later."
    registered_type = "https://iana.org/assignments/http-problem-types#quota-exceeded"

    def __init__(self, policy: str, seconds: int) -> None:
        super().__init__(headers={"Retry-After": str(seconds)})
        self.policy = policy

    def members(self) -> dict[str, object]:
        return {"violated-policies": [self.policy]}


class Internal(AppError):
    status = 500
    detail = "Something went wrong on our side. Nothing was changed."


class Unavailable(AppError):
    status = 503
    detail = "The database does not answer. Try again in a moment."
    retry_after = 5

    def __init__(self, **values: Any) -> None:
        super().__init__(headers={"Retry-After": str(self.retry_after)}, **values)


class Busy(Unavailable):
    detail = "Too much is being done at once. Try again in a moment."
    retry_after = 1


class TookTooLong(Unavailable):
    detail = "This took too long and was stopped. Nothing was changed."


class StorageFull(AppError):
    status = 507
    detail = "There is no room left to store this. Nothing was changed."
