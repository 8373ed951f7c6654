import assert from "node:assert/strict";
import { test } from "node:test";

import { inOneLine, merged } from "../../src/caretoolkit/render/assets/compare-rows.mjs";

for (const { lists, keys, why } of [
  { lists: [], keys: [], why: "no page" },
  { lists: [["a", "b"], ["a", "b"]], keys: ["a", "b"], why: "the same fields" },
  { lists: [["a", "c"], ["a", "b", "c"]], keys: ["a", "b", "c"], why: "a field that the first page lacks stands in its place" },
  { lists: [["b"], ["a", "b"]], keys: ["a", "b"], why: "a field before all others" },
  { lists: [["a"], ["a", "b"], ["a", "c"]], keys: ["a", "c", "b"], why: "fields that no page orders stand side by side" },
  { lists: [["a"], []], keys: ["a"], why: "a page without fields" },
  { lists: [["a", "b"], ["b", "a"]], keys: ["a", "b"], why: "the first page decides where two differ" },
]) {
  test(`rows are merged: ${why}`, () => {
    assert.deepEqual(merged(lists), keys);
  });
}

/** A node as far as a text needs one. */
function node(name, ...children) {
  return {
    nodeType: 1,
    nodeName: name,
    nodeValue: null,
    childNodes: children.map((child) => (typeof child === "string" ? { nodeType: 3, nodeName: "#text", nodeValue: child, childNodes: [] } : child)),
  };
}

for (const { made, said, why } of [
  { made: node("UL", node("LI", "One"), "\n", node("LI", "two")), said: "One; two", why: "items are parted" },
  { made: node("P", "A fact", node("SUP", node("A", "1")), "."), said: "A fact.", why: "marks of sources are left out" },
  { made: node("DIV", "  A\n  line ", node("EM", "of"), " words "), said: "A line of words", why: "white space is one space" },
  { made: node("DIV", node("DIV", node("H3", "Head"), node("P", "Text"))), said: "Head; Text", why: "nested items are parted once" },
  { made: node("SPAN"), said: "", why: "nothing" },
]) {
  test(`a cell in one line: ${why}`, () => {
    assert.equal(inOneLine(made), said);
  });
}
