// The map's filters, and the likeness of cities by the examples that Python is held to as well.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { likeness } from "../../src/caretoolkit/render/assets/cities-like-mine.mjs";
import { choiceOf, countsOf, isShown, queryOf } from "../../src/caretoolkit/render/assets/map.mjs";

const { weights, sizes, examples } = JSON.parse(await readFile(new URL("../link/likeness.json", import.meta.url), "utf-8"));

for (const { name, one, other, share, common, known } of examples) {
  test(`likeness: ${name}`, () => {
    const found = likeness(one, other, weights, sizes);
    assert.deepEqual([Math.round(found.share * 10000) / 10000, found.common, found.known], [share, common, known]);
  });
}

test("a choice stands in the address as in Explore", () => {
  assert.deepEqual(choiceOf("?five_r=reduce,reward&regions=africa"), { fiveR: "reduce", region: "africa" });
  assert.equal(queryOf({ fiveR: "reduce", region: "africa" }), "?five_r=reduce&regions=africa");
  assert.equal(queryOf({ fiveR: "", region: "" }), "");
});

test("a city is shown if it fits both filters", () => {
  const city = { fiveR: Object.keys(countsOf("reduce:2 reward:1 ")), region: "africa" };
  assert.ok(isShown(city, { fiveR: "", region: "" }));
  assert.ok(isShown(city, { fiveR: "reward", region: "africa" }));
  assert.ok(!isShown(city, { fiveR: "represent", region: "" }));
  assert.ok(!isShown(city, { fiveR: "", region: "europe" }));
});
