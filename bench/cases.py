"""Generates one case study, as rich as the toolkit's finished ones; it knows the schema and draws everything else by lot."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any

from bench import words
from bench.terms import Record, Terms

SOURCES = 8
"""How many sources a case lists; all of them are cited."""


LESSON = "Generated for the benchmark."
"""How the lesson of every case begins: a sentence deep in the record, for edits."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a case is given from outside: its number, its city, and the records it may name."""

    number: int
    seed: int
    city: str
    see_also: tuple[str, ...]
    tools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pen:
    """What a case is written with: its own dice, the terms, and the ids of the sources it cites in turn."""

    random: Random
    terms: Terms
    turn: Iterator[int]

    def say(self, low: int, high: int, limit: int = 600) -> str:
        return words.sentence(self.random, "en", low, high, limit)

    def label(self, length: int) -> str:
        return words.phrase(self.random, "en", length, 120)

    def cite(self, number: int = 1) -> list[str]:
        return [f"s{next(self.turn) % SOURCES + 1}" for _ in range(number)]

    def year(self) -> int:
        return self.random.randint(2012, 2024)

    def one(self, vocabulary: str) -> str:
        return self.terms.one(self.random, vocabulary)

    def some(self, vocabulary: str, low: int, high: int) -> list[str]:
        return self.terms.some(self.random, vocabulary, low, high)


def case_id(number: int, city: str) -> str:
    """Return the id of the case with this number."""
    return f"{city}-care-{number:05d}"


def case(plan: Plan, terms: Terms) -> Record:
    """Return a generated case; the same plan always gives the same case."""
    pen = _Pen(Random(f"{plan.seed}:{plan.number}"), terms, count())
    started = pen.random.randint(1998, 2021)
    status = pen.one("statuses")
    return {
        **_head(pen, plan, status, started),
        "challenge": _facts(pen, 3),
        "components": [_component(pen) for _ in range(4)],
        "delivery": _delivery(pen),
        "governance": _governance(pen, started),
        "resources": _resources(pen),
        "results": [_result(pen) for _ in range(5)],
        "evaluation": [_evaluation(pen) for _ in range(3)],
        **{field: _facts(pen, 1) for field in ("enablers", "obstacles", "unintended", "equity")},
        "lessons": [{"fact": f"{LESSON} {pen.say(14, 22)}", "sources": pen.cite()}],
        "transfer": _transfer(pen),
        "timeline": [{"date": started + step, "event": pen.say(5, 9), "sources": pen.cite()} for step in range(4)],
        "sdg": ["5.4", f"8.{pen.random.randint(3, 8)}", f"11.{pen.random.randint(1, 7)}"],
        **({"tools": [pen.random.choice(plan.tools)]} if plan.tools else {}),
        **({"see_also": list(plan.see_also)} if plan.see_also else {}),
        "conflicts": [_conflict(pen)],
        "sources": {f"s{number}": _source(pen, number) for number in range(1, SOURCES + 1)},
        "review": {"state": "draft", "note": "A generated case, for measuring only."},
        "last_verified": 2026,
    }


def _head(pen: _Pen, plan: Plan, status: str, started: int) -> Record:
    place = words.name(pen.random)
    return {
        "title": f"{pen.label(4)} in {place}",
        "native_title": {"text": f"{words.phrase(pen.random, 'es', 4)} en {place}", "locale": "es"},
        "short_title": pen.label(3),
        "language": "en",
        "city": plan.city,
        "scale": pen.one("scales"),
        "summary": {
            "one_line": pen.say(14, 18, 140),
            "key_messages": [pen.say(16, 24) for _ in range(3)],
            "brief": "\n\n".join(" ".join(pen.say(12, 18) for _ in range(4)) for _ in range(2)),
        },
        "status": status,
        "started": started,
        **({"ended": started + 3} if status == "ended" else {}),
        "five_r": pen.some("five_r", 1, 4),
        "instruments": pen.some("instruments", 1, 3),
        "city_role": pen.some("city_roles", 1, 2),
        "care_domains": pen.some("care_domains", 1, 2),
        "groups": pen.some("groups", 2, 4),
        "entry_conditions": pen.some("entry_conditions", 1, 3),
    }


def _facts(pen: _Pen, number: int) -> list[Record]:
    return [{"fact": pen.say(14, 22), "sources": pen.cite()} for _ in range(number)]


def _component(pen: _Pen) -> Record:
    return {
        "name": pen.label(5),
        "what": pen.say(14, 20),
        "essential": pen.random.random() < 0.5,
        "adaptable": pen.say(8, 14),
        "sources": pen.cite(),
    }


def _delivery(pen: _Pen) -> Record:
    partners = [{"name": pen.label(3), "kind": pen.one("actor_kinds"), "support": pen.say(6, 10)} for _ in range(3)]
    return {
        "lead": pen.say(10, 18),
        "lead_kind": pen.one("actor_kinds"),
        "partners": partners,
        "where": pen.say(6, 12),
        "dose": pen.say(6, 12),
        "access": pen.say(10, 16),
    }


def _governance(pen: _Pen, started: int) -> Record:
    acts = [
        {"name": pen.label(7), "kind": pen.one("legal_kinds"), "date": started - 1, "body": pen.label(3), "sources": pen.cite()}
        for _ in range(2)
    ]
    return {
        "legal_basis": acts,
        "competence": pen.say(10, 16),
        "coordination": _facts(pen, 1),
        "participation": _facts(pen, 1),
    }


def _resources(pen: _Pen) -> Record:
    staff = {"value": pen.random.randint(5, 900), "unit": "workers", "as_of": pen.year()}
    return {
        "costs": [_money(pen) for _ in range(2)],
        "funding": [
            {"source": pen.say(6, 10), "kind": pen.one("funding_kinds"), "share": 0.5, "sources": pen.cite()} for _ in range(2)
        ],
        "staff": [{"occupation": pen.label(5), "fte": staff, "employer": pen.label(4), "sources": pen.cite()}],
        "premises": _facts(pen, 1),
        "time_to_first_service": {
            "value": pen.random.randint(3, 24),
            "unit": "months",
            "as_of": pen.year(),
            "sources": pen.cite(),
        },
    }


def _money(pen: _Pen) -> Record:
    return {
        "what": pen.say(6, 10),
        "amount": pen.random.randint(2, 9000) * 1000,
        "currency": pen.random.choice(("USD", "EUR", "COP", "KES", "KRW")),
        "price_year": pen.year(),
        "basis": pen.one("cost_bases"),
        "planned": pen.random.random() < 0.2,
        "sources": pen.cite(),
    }


def _result(pen: _Pen) -> Record:
    year = pen.year()
    unit = pen.random.choice(("people", "children", "women", "percent", "centres", "hours"))
    top = 100 if unit == "percent" else 20_000
    result: dict[str, Any] = {
        "metric": pen.label(9),
        "kind": pen.one("result_kinds"),
        "planned": pen.random.random() < 0.15,
        "value": {"value": pen.random.randint(2, top), "unit": unit, "as_of": year},
        "groups": pen.some("groups", 1, 2),
        "direction": pen.one("directions"),
        "attribution": pen.one("attributions"),
        "note": pen.say(8, 14),
        "sources": pen.cite(pen.random.randint(1, 2)),
    }
    if pen.random.random() < 0.4:
        result["baseline"] = {"value": pen.random.randint(1, top), "unit": unit, "as_of": year - 3}
    return result


def _evaluation(pen: _Pen) -> Record:
    year = pen.year()
    return {
        "by": pen.label(4),
        "independent": pen.random.random() < 0.5,
        "design": pen.one("evaluation_designs"),
        "sample": {"value": pen.random.randint(40, 4000), "unit": "people", "as_of": year},
        "year": year,
        "finding": pen.say(16, 24),
        "sources": pen.cite(2),
    }


def _transfer(pen: _Pen) -> Record:
    conditions = [
        {"theme": pen.one("transfer_themes"), "need": pen.say(8, 14), "must": pen.random.random() < 0.6, "sources": pen.cite()}
        for _ in range(3)
    ]
    uptake = {
        "to": words.name(pen.random),
        "year": pen.year(),
        "fate": pen.say(8, 12),
        "changed": pen.say(8, 12),
        "sources": pen.cite(),
    }
    return {"conditions": conditions, "transfers": [uptake]}


def _conflict(pen: _Pen) -> Record:
    first, second = pen.random.randint(100, 900), pen.random.randint(1000, 9000)
    return {
        "about": pen.label(8),
        "claims": [
            {"value": f"{first} people", "sources": pen.cite()},
            {"value": f"{second:,} people", "sources": pen.cite()},
        ],
        "note": pen.say(10, 16),
    }


def _source(pen: _Pen, number: int) -> Record:
    return {
        "title": pen.label(8),
        "publisher": pen.label(3),
        "year": pen.year(),
        "url": f"https://library.example.org/{words.name(pen.random).lower()}/{number}",
        "language": pen.random.choice(("en", "es", "fr")),
        "kind": pen.one("source_kinds"),
    }
