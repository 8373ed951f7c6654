"""Asks one address whether it is there, without ever reaching into the network that this machine stands in.

A host's name is looked up once, every address it has must be public, and the connection goes to the address that was
looked at; the same holds for each place that an answer leads on to.
"""

import ipaddress
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from caretoolkit.links.report import Answer

Address = tuple[int, str, int]
"""A family of addresses, an address and a port."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How an address is asked: seconds of silence, seconds for one answer as a whole, bytes read of it, hops followed.

    `allow_private` is for tests alone: it lets through the addresses of this machine.
    """

    timeout: float = 20.0
    whole_time: float = 40.0
    most_bytes: int = 65_536
    most_hops: int = 5
    user_agent: str = "caretoolkit-links/1 (checks cited addresses now and then)"
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address answered, in a few words, and where it has moved to for good."""

    answer: Answer
    detail: str
    now_at: str = ""


class RefusedError(Exception):
    """An address that is not asked, and why."""


PERMANENT, TEMPORARY = frozenset({301, 308}), frozenset({302, 303, 307})
CLOSED = frozenset({401, 403, 405, 406, 429, 451, 999})
"""What hosts say that do not want to be asked by a program."""


def ask(address: str, limits: Limits) -> Asked:
    """Return how an address answers; wherever it leads is looked at as strictly as itself."""
    here, is_permanent = address, True
    try:
        for _ in range(limits.most_hops + 1):
            status, onward = _status(here, limits)
            if status not in PERMANENT | TEMPORARY or not onward:
                return _answer(status, here if is_permanent and here != address else "")
            is_permanent = is_permanent and status in PERMANENT
            here = urljoin(here, onward)
    except RefusedError as error:
        return Asked(Answer.REFUSED, str(error))
    except (OSError, HTTPException, UnicodeError) as error:
        return Asked(Answer.UNREACHABLE, _said(error))
    return Asked(Answer.UNREACHABLE, f"it leads on more than {limits.most_hops} times")


def _answer(status: int, now_at: str) -> Asked:
    if 200 <= status < 300:
        return Asked(Answer.MOVED if now_at else Answer.FOUND, f"it answers {status}", now_at)
    if status in CLOSED:
        return Asked(Answer.CLOSED, f"it answers {status}: open to people, perhaps, but not to programs")
    if status >= 500:
        return Asked(Answer.UNREACHABLE, f"it answers {status}: the host has trouble")
    return Asked(Answer.MISSING, f"it answers {status}")


def _said(error: Exception) -> str:
    """Return in a few words why there was no answer."""
    if isinstance(error, TimeoutError):
        return "there was no answer in time"
    if isinstance(error, ssl.SSLError):
        return "its certificate or encryption is not accepted"
    if isinstance(error, socket.gaierror):
        return "the name of the host is not known"
    if isinstance(error, ConnectionError):
        return "the host does not take the connection"
    return "the answer cannot be read"


def _status(address: str, limits: Limits) -> tuple[int, str]:
    """Return what an address answers, and where it leads: the short question first, the full one if that is not taken."""
    parts = _parts(address)
    where = public_addresses(parts, limits)
    with suppress(ConnectionError, HTTPException):  # some hosts hang up on the short question
        status, onward = _request("HEAD", parts, where, limits)
        if status < 400:
            return status, onward
    return _request("GET", parts, where, limits)


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise RefusedError("it is no address of the web") from None
    if parts.scheme not in ("http", "https") or not host:
        raise RefusedError("it does not start with `https://` or `http://`")
    if "@" in parts.netloc:
        raise RefusedError("it holds a user name")
    return parts


def public_addresses(parts: SplitResult, limits: Limits) -> list[Address]:
    """Return where a host is reached; raises `RefusedError` if any of its addresses is not a public one."""
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    addresses: list[Address] = [(family, str(place[0]), port) for family, _, _, _, place in found]
    for _, address, _ in addresses:
        if not limits.allow_private and not is_public(address):
            raise RefusedError("it leads into a private network")
    return addresses


_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))


def is_public(address: str) -> bool:
    """Tell whether an address belongs to the public Internet, also where it carries another one inside of it."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if any(found in network for network in _TRANSLATED):
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
        inside = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if inside:
            return is_public(str(inside))
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def _request(method: str, parts: SplitResult, where: list[Address], limits: Limits) -> tuple[int, str]:
    """Return the status of an answer and the place that it leads to; no more than the limit is read of it."""
    connection = _Connection(parts, where, limits)
    end = Timer(limits.whole_time, connection.cut)
    end.start()
    try:
        connection.request(method, _target(parts), headers={"User-Agent": limits.user_agent, "Accept": "*/*"})
        response: HTTPResponse = connection.getresponse()
        response.read(limits.most_bytes)
        return response.status, response.getheader("Location") or ""
    finally:
        end.cancel()
        connection.close()


def _target(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return quote(f"{parts.path or '/'}{query}", safe="/?&=%:;,+!*'()@$~[]#-._")


class _Connection(HTTPConnection):
    """A connection to an address that was looked at; the name of the host is used for its certificate alone."""

    def __init__(self, parts: SplitResult, where: list[Address], limits: Limits) -> None:
        host = (parts.hostname or "").encode("idna").decode("ascii")
        super().__init__(host, where[0][2], timeout=limits.timeout)
        self.default_port = 443 if parts.scheme == "https" else 80
        self._where = where
        self._is_secure = parts.scheme == "https"

    def connect(self) -> None:
        """Connect to the addresses themselves, so that a second look-up of the name cannot lead elsewhere."""
        for place in self._where[:-1]:
            with suppress(OSError):
                return self._connect_to(place)
        return self._connect_to(self._where[-1])

    def _connect_to(self, place: Address) -> None:
        family, address, port = place
        plain = socket.socket(family, socket.SOCK_STREAM)
        try:
            plain.settimeout(self.timeout)
            plain.connect((address, port))
            self.sock = _context().wrap_socket(plain, server_hostname=self.host) if self._is_secure else plain
        except BaseException:
            plain.close()
            raise

    def cut(self) -> None:
        """End a connection that takes too long, even if it sends a little all the time."""
        if self.sock:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()
