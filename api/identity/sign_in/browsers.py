"""What a browser is told when nobody is signed in with it any more."""

from fastapi import Request, Response

from api.identity.access import cookie_name


def forget_browser(request: Request, response: Response) -> None:
    """Have the browser drop its cookie, and what it keeps of the answers it got."""
    https = request.app.state.settings.is_https
    # A `__Host-` cookie is dropped only by one that is as secure as itself.
    response.delete_cookie(cookie_name(request), secure=https, httponly=True, samesite="lax")
    response.headers["Clear-Site-Data"] = '"cache"'
