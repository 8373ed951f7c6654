"""Asks many addresses, politely: few at a time, and one host only now and then."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from urllib.parse import urlsplit

from caretoolkit.links.web import Asked, Limits, ask


@dataclass(frozen=True, slots=True)
class Manners:
    """How many hosts are asked at a time, and how many seconds pass between two questions to one host."""

    at_a_time: int = 4
    pause: float = 2.0


def ask_all(
    addresses: Iterable[str], limits: Limits = Limits(), manners: Manners = Manners(), wait: Callable[[float], None] = time.sleep
) -> Iterator[tuple[str, Asked]]:
    """Yield each address with its answer, as they come; the addresses of one host are asked one after the other."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        hosts[_host(address)].append(address)

    def ask_host(group: list[str]) -> list[tuple[str, Asked]]:
        answers = []
        for number, address in enumerate(group):
            if number:
                wait(manners.pause)
            answers.append((address, ask(address, limits)))
        return answers

    with ThreadPoolExecutor(manners.at_a_time) as pool:
        try:
            for done in as_completed([pool.submit(ask_host, group) for group in hosts.values()]):
                yield from done.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
