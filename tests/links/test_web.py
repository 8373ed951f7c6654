"""How one address is asked, against a server on this machine; that it may be reached is said by a parameter, here alone."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

from caretoolkit.links.report import Answer
from caretoolkit.links.web import Asked, Limits, RefusedError, ask, is_public, public_addresses

HERE = Limits(timeout=5, allow_private=True)


class _Host(BaseHTTPRequestHandler):
    """A host with a page for each way of answering; it notes what it was asked."""

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def _answer(self, *, with_body: bool) -> None:
        self.server.asked.append(f"{self.command} {self.path}")  # type: ignore[attr-defined]
        self.server.agents.append(self.headers["User-Agent"])  # type: ignore[attr-defined]
        what = self.path.strip("/").partition("?")[0]
        if what == "hangs-up" and not with_body:
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if what in ("no-head", "endless"):
            self.send_response(200 if with_body else 405)
        elif what.isdecimal():
            self.send_response(int(what))
        elif what in self.server.moves:  # type: ignore[attr-defined]
            status, where = self.server.moves[what]  # type: ignore[attr-defined]
            self.send_response(status)
            self.send_header("Location", where)
        else:
            self.send_response(200)
        self.end_headers()
        if with_body and what == "endless":
            self._write_without_end()

    def _write_without_end(self) -> None:
        try:
            while True:
                self.wfile.write(b"x" * 65_536)
                self.server.sent += 65_536  # type: ignore[attr-defined]
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[ThreadingHTTPServer]:
    """Return a host on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    server.asked, server.agents, server.moves, server.sent = [], [], {}, 0  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def at(host: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{host.server_port}/{path}"


def test_a_page_that_is_there_is_found(host: ThreadingHTTPServer) -> None:
    assert ask(at(host, "page"), HERE) == Asked(Answer.FOUND, "it answers 200")
    assert host.asked == ["HEAD /page"]
    assert host.agents == [HERE.user_agent]


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        ("404", Answer.MISSING),
        ("410", Answer.MISSING),
        ("403", Answer.CLOSED),
        ("429", Answer.CLOSED),
        ("500", Answer.UNREACHABLE),
        ("503", Answer.UNREACHABLE),
    ],
)
def test_a_page_that_is_not_there_is_told_apart(host: ThreadingHTTPServer, status: str, answer: Answer) -> None:
    found = ask(at(host, status), HERE)

    assert found.answer is answer
    assert status in found.detail
    assert host.asked == [f"HEAD /{status}", f"GET /{status}"]


@pytest.mark.parametrize("path", ["no-head", "hangs-up"])
def test_a_host_that_does_not_take_the_short_question_is_asked_the_full_one(host: ThreadingHTTPServer, path: str) -> None:
    assert ask(at(host, path), HERE).answer is Answer.FOUND


def test_a_page_that_moved_for_good_is_told_with_its_new_place(host: ThreadingHTTPServer) -> None:
    host.moves = {"old": (301, "/newer"), "newer": (308, "/newest")}

    assert ask(at(host, "old"), HERE) == Asked(Answer.MOVED, "it answers 200", at(host, "newest"))


def test_a_page_that_leads_on_for_now_is_found(host: ThreadingHTTPServer) -> None:
    host.moves = {"old": (301, "/now"), "now": (302, "/today")}

    assert ask(at(host, "old"), HERE) == Asked(Answer.FOUND, "it answers 200")


def test_a_circle_is_left(host: ThreadingHTTPServer) -> None:
    host.moves = {"a": (302, "/b"), "b": (302, "/a")}

    assert ask(at(host, "a"), HERE) == Asked(Answer.UNREACHABLE, "it leads on more than 5 times")
    assert len(host.asked) == 6


def test_an_endless_page_is_read_to_the_limit(host: ThreadingHTTPServer) -> None:
    found = ask(at(host, "endless"), Limits(timeout=5, allow_private=True, most_bytes=1000))

    assert found.answer is Answer.FOUND
    assert host.sent < 20_000_000


def test_an_address_with_letters_of_any_script_is_asked(host: ThreadingHTTPServer) -> None:
    ask(at(host, "crèche?q=für alle"), HERE)

    assert host.asked == ["HEAD /cr%C3%A8che?q=f%C3%BCr%20alle"]


def test_a_host_that_is_silent_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]

        found = ask(f"http://127.0.0.1:{port}/", Limits(timeout=0.2, allow_private=True))

    assert found == Asked(Answer.UNREACHABLE, "there was no answer in time")


def test_a_host_that_drips_is_cut_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        stopped = threading.Event()

        def drip() -> None:
            connection, _ = server.accept()
            with connection:
                while not stopped.wait(0.05):
                    try:
                        connection.sendall(b"H")
                    except OSError:
                        return

        threading.Thread(target=drip, daemon=True).start()
        found = ask(f"http://127.0.0.1:{server.getsockname()[1]}/", Limits(timeout=2, whole_time=0.4, allow_private=True))
        stopped.set()

    assert found.answer is Answer.UNREACHABLE


def test_a_port_where_nobody_listens_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    assert ask(f"http://127.0.0.1:{port}/", HERE) == Asked(Answer.UNREACHABLE, "the host does not take the connection")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.8/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
    ],
)
def test_an_address_of_a_private_network_is_refused(address: str) -> None:
    assert ask(address, Limits(timeout=1)).answer in (Answer.REFUSED, Answer.UNREACHABLE)

    with pytest.raises((RefusedError, socket.gaierror)):
        public_addresses(urlsplit(address), Limits(timeout=1))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("1.1.1.1", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("100.64.0.1", False),
        ("169.254.1.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("0.0.0.0", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::101:101", True),
        ("2002:7f00:1::1", False),
    ],
)
def test_public_addresses_are_told_from_others(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("where", ["http://10.0.0.8/", "http://169.254.169.254/", "http://[::1]:1/"])
def test_a_page_that_leads_into_a_private_network_is_refused_there(
    host: ThreadingHTTPServer, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    host.moves = {"trap": (302, where)}
    seen = is_public
    monkeypatch.setattr("caretoolkit.links.web.is_public", lambda address: address == "127.0.0.1" or seen(address))

    found = ask(at(host, "trap"), Limits(timeout=5))

    assert found == Asked(Answer.REFUSED, "it leads into a private network")


@pytest.mark.parametrize("where", ["file:///etc/passwd", "ftp://example.org/", "gopher://example.org/", "javascript:alert(1)"])
def test_only_the_web_is_followed(host: ThreadingHTTPServer, where: str) -> None:
    host.moves = {"trap": (302, where)}

    assert ask(at(host, "trap"), HERE) == Asked(Answer.REFUSED, "it does not start with `https://` or `http://`")


@pytest.mark.parametrize("address", ["http://name@127.0.0.1/", "http://[oops/", "http:///", "http://a:99999/", "nothing"])
def test_an_odd_address_is_refused(address: str) -> None:
    assert ask(address, HERE).answer is Answer.REFUSED


def test_a_name_is_looked_up_once(host: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up = []
    look_up = socket.getaddrinfo

    def counted(*arguments: object, **named: object) -> object:
        looked_up.append(arguments[0])
        return look_up(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", counted)
    ask(f"http://localhost:{host.server_port}/page", HERE)

    assert looked_up == ["localhost"]
