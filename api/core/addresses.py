"""What network addresses say: whether they are the public internet's, or of a certain network."""

import ipaddress
from collections.abc import Iterable

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_MAPPED_BITS = 96
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
# Only this part of IPv6 is given out to the public; the rest is local, reserved or a tunnel.
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Tell whether an address belongs to the public internet, also the one wrapped in it."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = _wrapped(ip)
        if wrapped is not None:
            return is_public(str(wrapped))
        return ip in _GLOBAL_UNICAST and ip.is_global
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def network(text: str) -> Network:
    """A network such as 192.0.2.0/24, or a single address; `ValueError` where it is none, or where
    an address inside is named instead. IPv4 written as IPv6 is IPv4."""
    read = ipaddress.ip_network(text)
    if isinstance(read, ipaddress.IPv6Network) and read.subnet_of(_MAPPED):
        inner = int(read.network_address) & 0xFFFFFFFF
        return ipaddress.IPv4Network((inner, read.prefixlen - _MAPPED_BITS))
    return read


def is_within(address: str, networks: Iterable[str]) -> bool:
    """Tell whether an address is in one of these networks; what is no address is in none."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    return any(ip in network(each) for each in networks)


def _wrapped(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a mapped, 6to4, Teredo or NAT64 address leads to."""
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
