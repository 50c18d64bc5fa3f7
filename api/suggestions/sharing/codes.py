"""Short codes: the organization in the clear, bound before any row is read, and a few random signs.

No more than 30 letters and digits, so that an address stays readable in a post. It keeps nothing
secret: it leads to a page that anybody may read.
"""

import secrets
import string
from uuid import UUID

_SIGNS = string.digits + string.ascii_uppercase + string.ascii_lowercase
_ORGANIZATION_LENGTH = 22  # 128 bits in base 62
_OWN_LENGTH = 8


def fresh() -> str:
    """What tells a link from the organization's others."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_OWN_LENGTH))


def write(organization_id: UUID, own: str) -> str:
    digits, rest = [], organization_id.int
    for _ in range(_ORGANIZATION_LENGTH):
        rest, digit = divmod(rest, len(_SIGNS))
        digits.append(_SIGNS[digit])
    return "".join(reversed(digits)) + own


def read(code: str) -> tuple[UUID, str] | None:
    """The organization and what is the link's own; None where it is no code."""
    if len(code) != _ORGANIZATION_LENGTH + _OWN_LENGTH or not set(code) <= set(_SIGNS):
        return None
    number = 0
    for sign in code[:_ORGANIZATION_LENGTH]:
        number = number * len(_SIGNS) + _SIGNS.index(sign)
    return (UUID(int=number), code[_ORGANIZATION_LENGTH:]) if number < 1 << 128 else None
