"""Small calendars to test with: one for each case."""


def event(*lines: str, uid: str = "one", summary: str | None = "Tag der Wärme") -> str:
    told = [f"UID:{uid}"] + ([f"SUMMARY:{summary}"] if summary is not None else [])
    return "\r\n".join(["BEGIN:VEVENT", *told, *lines, "END:VEVENT"])


def calendar(*parts: str, head: tuple[str, ...] = ()) -> str:
    whole = ["BEGIN:VCALENDAR", "VERSION:2.0", *head, *parts, "END:VCALENDAR"]
    return "\r\n".join(whole) + "\r\n"


def at(start: str, end: str, zone: str = "Europe/Zurich") -> tuple[str, str]:
    return f"DTSTART;TZID={zone}:{start}", f"DTEND;TZID={zone}:{end}"


MORNING = at("20270311T090000", "20270311T120000")
# An own zone without a name that anybody else knows: five hours behind, with no summer time.
OWN_ZONE = """BEGIN:VTIMEZONE
TZID:Werkzeit
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:{0}
TZOFFSETTO:{0}
END:STANDARD
END:VTIMEZONE""".replace("\n", "\r\n")
