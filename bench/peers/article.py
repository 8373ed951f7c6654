"""Writes cases and cities as Markdown: every text and figure of a record that our own page shows, in the same order."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from bench.peers.content import Content
from bench.terms import Record

Part = Callable[[Record, Content], Iterator[str]]


def article(case_id: str, locale: str, content: Content) -> str:
    """Return the body of a case's page in one locale; title and one line are the page's own."""
    case = content.cases[case_id]
    messages = [content.say(locale, case_id, "summary.key_messages", text) for text in case["summary"]["key_messages"]]
    blocks = ["## At a glance", *_glance(case, content), "## Key messages", _bullets(messages), case["summary"]["brief"]]
    for part in _PARTS:
        blocks.extend(part(case, content))
    return "\n\n".join(blocks) + "\n"


def city_article(city_id: str, content: Content) -> str:
    """Return the body of a city's page, as far as it is not a list of cases."""
    city = content.cities[city_id]
    population = city["population"]
    rows = (
        ("Native name", city["native_name"]["text"]),
        ("Country", f"{city['country']} · {content.label('regions', city['region'])}"),
        ("Kind", content.label("city_kinds", city["kind"])),
        ("Population", f"{population['value']:,} ({population['as_of']}) {_marks(population)}"),
        ("Income group of the country", content.label("income_groups", city["income_group"])),
        ("Government", city["government"]),
        ("What the city may decide", city["competence"]),
        ("Coordinates", ", ".join(str(degrees) for degrees in city["coordinates"])),
    )
    sources = "\n".join(_source(source, content) for source in city["sources"].values())
    return "\n\n".join((_table(("", ""), rows), "## Sources", sources)) + "\n"


def _glance(case: Record, content: Content) -> Iterator[str]:
    city = content.cities[case["city"]]
    native = case["native_title"]
    rows = (
        ("Native title", f"{native['text']} ({native['locale']})"),
        ("City", f"{city['name']}, {city['country']}"),
        ("Region", content.label("regions", city["region"])),
        ("Scale", content.label("scales", case["scale"])),
        ("Status", content.label("statuses", case["status"])),
        ("Started", case["started"]),
        ("Ended", case.get("ended", "–")),
        ("Lead", f"{case['delivery']['lead']} ({content.label('actor_kinds', case['delivery']['lead_kind'])})"),
        *((content.titles[name], _labels(case, name, content)) for name in ("city_roles", "care_domains", "entry_conditions")),
        ("Last checked", case["last_verified"]),
        ("State", f"{content.label('review_states', case['review']['state'])}. {case['review']['note']}"),
    )
    yield _table(("", ""), rows)


def _labels(case: Record, vocabulary: str, content: Content) -> str:
    field = "city_role" if vocabulary == "city_roles" else vocabulary
    return ", ".join(content.label(vocabulary, term) for term in case[field])


def _challenge(case: Record, content: Content) -> Iterator[str]:
    yield "## The challenge"
    yield _facts(case["challenge"])


def _components(case: Record, content: Content) -> Iterator[str]:
    yield "## What they did"
    for component in case["components"]:
        yield f"### {component['name']}"
        yield f"{component['what']} {_marks(component)}"
        yield f"*{'Essential' if component['essential'] else 'Open to change'}.* {component['adaptable']}"


def _delivery(case: Record, content: Content) -> Iterator[str]:
    delivery = case["delivery"]
    yield "## Who does it"
    partners = [(p["name"], content.label("actor_kinds", p["kind"]), p["support"]) for p in delivery["partners"]]
    yield _table(("Partner", "Kind", "Support"), partners)
    yield _bullets(f"**{name.capitalize()}:** {delivery[name]}" for name in ("where", "dose", "access"))


def _governance(case: Record, content: Content) -> Iterator[str]:
    governance = case["governance"]
    yield "## Law and coordination"
    acts = [
        (act["name"], content.label("legal_kinds", act["kind"]), act["date"], act["body"], _marks(act))
        for act in governance["legal_basis"]
    ]
    yield _table(("Legal basis", "Kind", "Date", "Body", "Sources"), acts)
    yield governance["competence"]
    yield _facts([*governance["coordination"], *governance["participation"]])


def _resources(case: Record, content: Content) -> Iterator[str]:
    resources = case["resources"]
    yield "## What it takes"
    costs = [
        (
            cost["what"],
            f"{cost['amount']:,} {cost['currency']}{_planned(cost)}",
            cost["price_year"],
            content.label("cost_bases", cost["basis"]),
            _marks(cost),
        )
        for cost in resources["costs"]
    ]
    yield _table(("Cost", "Amount", "Prices of", "Covers", "Sources"), costs)
    funding = [
        (money["source"], content.label("funding_kinds", money["kind"]), f"{money['share']:.0%}", _marks(money))
        for money in resources["funding"]
    ]
    yield _table(("Funding", "Kind", "Share", "Sources"), funding)
    staff = [(s["occupation"], _figure(s["fte"], content), s["employer"], _marks(s)) for s in resources["staff"]]
    yield _table(("Staff", "Number", "Employer", "Sources"), staff)
    yield _facts(resources["premises"])
    first = resources["time_to_first_service"]
    yield f"Time to the first service: {_figure(first, content)} {_marks(first)}"


def _results(case: Record, content: Content) -> Iterator[str]:
    yield "## Results"
    rows = [
        (
            f"{result['metric']}. {result['note']}",
            _change(result, content) + _planned(result),
            content.label("result_kinds", result["kind"]),
            ", ".join(content.label("groups", group) for group in result["groups"]),
            content.label("directions", result["direction"]),
            content.label("attributions", result["attribution"]),
            _marks(result),
        )
        for result in case["results"]
    ]
    yield _table(("Measure", "Figure", "Kind", "For whom", "Direction", "How known", "Sources"), rows)


def _evaluation(case: Record, content: Content) -> Iterator[str]:
    yield "## How sure we are"
    for study in case["evaluation"]:
        by = f"{study['by']} ({'independent' if study['independent'] else 'not independent'}, {study['year']})"
        design = f"{content.label('evaluation_designs', study['design'])}, {_figure(study['sample'], content)}"
        yield f"**{by}**, {design}: {study['finding']} {_marks(study)}"


def _experience(case: Record, content: Content) -> Iterator[str]:
    headings = {
        "enablers": "What helped",
        "obstacles": "What went wrong",
        "unintended": "Side effects",
        "equity": "Who is left out",
        "lessons": "Lessons",
    }
    for field, heading in headings.items():
        yield f"## {heading}"
        yield _facts(case[field])


def _transfer(case: Record, content: Content) -> Iterator[str]:
    yield "## Would it travel"
    conditions = [
        (content.label("transfer_themes", c["theme"]), c["need"], "Must" if c["must"] else "Should", _marks(c))
        for c in case["transfer"]["conditions"]
    ]
    yield _table(("What has to fit", "Need", "Weight", "Sources"), conditions)
    for uptake in case["transfer"]["transfers"]:
        yield f"**{uptake['to']}, {uptake['year']}.** {uptake['fate']} {uptake['changed']} {_marks(uptake)}"


def _timeline(case: Record, content: Content) -> Iterator[str]:
    yield "## Timeline"
    yield _bullets(f"**{event['date']}** {event['event']} {_marks(event)}" for event in case["timeline"])


def _conflicts(case: Record, content: Content) -> Iterator[str]:
    yield "## Where sources disagree"
    for conflict in case["conflicts"]:
        yield conflict["about"]
        yield _table(("Claim", "Sources"), [(claim["value"], _marks(claim)) for claim in conflict["claims"]])
        yield conflict["note"]


def _sources(case: Record, content: Content) -> Iterator[str]:
    yield "## Sources"
    yield "\n".join(_source(source, content) for source in case["sources"].values())
    yield f"Sustainable Development Goals: {', '.join(case['sdg'])}"


_PARTS: tuple[Part, ...] = (
    _challenge,
    _components,
    _delivery,
    _governance,
    _resources,
    _results,
    _evaluation,
    _conflicts,
    _experience,
    _transfer,
    _timeline,
    _sources,
)


def _source(source: Record, content: Content) -> str:
    about = f"{source['publisher']}, {source['year']}. {content.label('source_kinds', source['kind'])}, {source['language']}"
    return f"1. [{source['title']}]({source['url']}). {about}."


def _change(result: Record, content: Content) -> str:
    figures = (result[name] for name in ("baseline", "value") if name in result)
    return " → ".join(_figure(quantity, content) for quantity in figures)


def _figure(quantity: Record, content: Content) -> str:
    number, unit = f"{quantity['value']:,}", content.label("units", quantity["unit"])
    said = unit.format(number=number) if "{number}" in unit else f"{number} {unit}"
    return f"{said} ({quantity['as_of']})"


def _planned(value: Record) -> str:
    return " (planned)" if value["planned"] else ""


def _marks(value: Record) -> str:
    """Return the marks of the sources that a value cites."""
    return " ".join(f"[{source.removeprefix('s')}](#sources)" for source in value["sources"])


def _facts(facts: Iterable[Record]) -> str:
    return "\n\n".join(f"{fact['fact']} {_marks(fact)}" for fact in facts)


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)
