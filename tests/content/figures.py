"""Finds the figures and addresses in a record or in the research notes it was written from.

Run as a program, it makes the digest of the notes that the tests compare the records with:

    python -m tests.content.figures FOLDER_OF_NOTES tests/content/digest.json
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES_WITH_COMMA = {"mil millones": 10**9, "millones": 10**6, "milliards": 10**9, "millions": 10**6}
_WITH_COMMA = {"es", "fr", "pt"}
"""The languages that write a comma before decimals."""
_NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[\s-]*(thousand|million|billion|trillion|mil millones|millones|milliards|millions)\b)?",
    re.IGNORECASE,
)


def figures(value: Any) -> Iterator[tuple[str, str]]:  # Any: a record as YAML holds it
    """Yield every figure in a value, as one way of writing it, with its place (`results[2].value`)."""
    has_comma = isinstance(value, dict) and value.get("language") in _WITH_COMMA
    scales = _SCALES | (_SCALES_WITH_COMMA if has_comma else {})
    for place, leaf in _leaves(value):
        if isinstance(leaf, int | float) and not isinstance(leaf, bool):
            yield _written(leaf), place
        elif isinstance(leaf, str) and not leaf.startswith("http"):
            for digits, scale in _NUMBER.findall(_with_points(leaf) if has_comma else leaf):
                number = float(re.sub(r"[^\d.]", "", digits))
                yield _written(number * (scales.get(scale.lower()) or 1)), place


def _with_points(text: str) -> str:
    """Return a text with the separators of English: `1.116,5` becomes `1116.5`."""
    return re.sub(r"(?<=\d),(?=\d)", ".", re.sub(r"(?<=\d)\.(?=\d{3}\b)", "", text))


def addresses(value: Any) -> set[str]:  # Any: as above
    """Return every address in a value."""
    return {leaf for _, leaf in _leaves(value) if isinstance(leaf, str) and leaf.startswith("http")}


def _leaves(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:  # Any: as above
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _leaves(item, f"{place}[{number}]")
    else:
        yield place, value


def _written(number: float) -> str:
    return f"{abs(number):.10g}"


def digest(notes: Any) -> dict[str, list[str]]:  # Any: as above
    """Return all figures of one research note, those of its results, and its addresses."""
    known = {figure for figure, _ in figures(notes)}
    known |= {digits for _, leaf in _leaves(notes) for digits in re.findall(r"\d+(?:\.\d+)?", str(leaf))}
    results = [
        {key: result[key] for key in ("value", "low", "high", "baseline") if key in result}
        for result in notes.get("results") or []
    ]
    return {
        "figures": sorted(known, key=float),
        "results": sorted({figure for figure, _ in figures(results)}, key=float),
        "addresses": sorted(addresses(notes)),
    }


def main(folder: Path, target: Path) -> None:
    """Write the digest of all notes on cases and tools in a folder."""
    found = {
        collection: {
            file.stem: digest(yaml.safe_load(file.read_text(encoding="utf-8")))
            for file in sorted((folder / collection).glob("*.yml"))
        }
        for collection in ("cases", "tools")
    }
    lines = [
        f' "{name}": {{\n'
        + ",\n".join(f'  "{key}": {json.dumps(each, ensure_ascii=False)}' for key, each in notes.items())
        + "\n }"
        for name, notes in found.items()
    ]
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
