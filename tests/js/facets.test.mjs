import assert from "node:assert/strict";
import { test } from "node:test";

import { folded, known, scoresByWords, select, sorted, toggled } from "../../src/caretoolkit/render/assets/facets.mjs";

/** Dice that always fall the same way for the same seed. */
function dice(seed) {
  return (sides) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * sides);
  };
}

function madeUp(seed) {
  const roll = dice(seed);
  const facets = Array.from({ length: 2 + roll(3) }, (_, number) => ({
    id: `facet-${number}`,
    title: `Facet ${number}`,
    terms: Array.from({ length: 1 + roll(5) }, (_, term) => [`term-${term}`, `Term ${term}`]),
  }));
  const entries = Array.from({ length: roll(40) }, (_, number) => ({
    path: `cases/case-${number}/`,
    title: `Case ${number}`,
    line: "",
    terms: facets.map(({ terms }) => [...terms.keys()].filter(() => roll(2))),
  }));
  const chosen = new Map();
  for (const { id, terms } of facets) {
    const ids = terms.map(([term]) => term).filter(() => roll(3) === 0);
    if (ids.length) chosen.set(id, ids);
  }
  const scores = roll(2) ? new Map(entries.filter(() => roll(2)).map(({ path }) => [path, 1])) : null;
  return { data: { locale: "en", facets, cities: [], dates: {}, entries }, chosen, scores };
}

/** What `select` promises, said as plainly as it can be. */
function holds(data, entry, chosen, scores) {
  const idsOf = (facet, at) => entry.terms[at].map((term) => facet.terms[term][0]);
  const inAll = data.facets.every((facet, at) => {
    const wanted = chosen.get(facet.id);
    return !wanted || idsOf(facet, at).some((id) => wanted.includes(id));
  });
  return inAll && (!scores || scores.has(entry.path));
}

for (let seed = 1; seed <= 200; seed += 1) {
  test(`counts and hits are those of trying every term, world ${seed}`, () => {
    const { data, chosen, scores } = madeUp(seed);

    const { hits, counts } = select(data, chosen, scores);

    assert.deepEqual(hits, data.entries.filter((entry) => holds(data, entry, chosen, scores)));
    const tried = data.facets.map(({ id, terms }) =>
      terms.map(([term]) => data.entries.filter((entry) => holds(data, entry, new Map(chosen).set(id, [term]), scores)).length),
    );
    assert.deepEqual(counts, tried);
  });
}

const CITIES = [["Bogotá", "Colombia"], [["Viena", "es"], "Austria"]];
const DATA = {
  locale: "en",
  facets: [{ id: "five_r", title: "R", terms: [["reduce", "Reduce"], ["reward", "Reward"]] }],
  cities: CITIES,
  dates: {},
  entries: [
    { path: "cases/b/", title: "Éclair", line: "Care at night", terms: [[0]], city: 0, level: 4, started: "2020-10" },
    { path: "cases/a/", title: ["Abrigo", "es"], line: "By day", terms: [[0, 1]], city: 1, level: 2, started: "2021" },
    { path: "cases/c/", title: "Zebra", line: "By night", terms: [[1]], city: 0, level: 1 },
    { path: "tools/t/", title: "Night shift", line: "A tool", terms: [[]], kind: "Guide" },
  ],
};
const ids = (entries) => entries.map(({ path }) => path.split("/")[1]).join("");

for (const { sort, scores, order, why } of [
  { sort: "evidence", order: "bact", why: "the order of the data" },
  { sort: "newest", order: "abct", why: "what has no date stands last" },
  { sort: "title", order: "abtc", why: "accents do not part letters" },
  { sort: "city", order: "bcat", why: "what has no city stands last" },
  { sort: "relevance", scores: new Map([["tools/t/", 3], ["cases/a/", 2]]), order: "tabc", why: "the best match first" },
]) {
  test(`sorted by ${sort}: ${why}`, () => {
    assert.equal(ids(sorted(DATA, DATA.entries, sort, scores ?? null)), order);
  });
}

for (const { query, found, why } of [
  { query: "night", found: ["tools/t/", "cases/b/", "cases/c/"], why: "title and line" },
  { query: "bogota NIGHT", found: ["cases/b/", "cases/c/"], why: "every word, without accents and case" },
  { query: "viena", found: ["cases/a/"], why: "a place in another language" },
  { query: "night zebra", found: ["cases/c/"], why: "words of different fields" },
  { query: "  ?! ", found: [], why: "nothing to look for" },
  { query: "nothing", found: [], why: "no such word" },
]) {
  test(`words alone find ${JSON.stringify(query)}: ${why}`, () => {
    const scores = scoresByWords(DATA, query);

    assert.deepEqual([...scores.keys()].sort(), [...found].sort());
  });
}

test("a word in the title counts for more than one in the line", () => {
  const scores = scoresByWords(DATA, "night");

  assert.ok(scores.get("tools/t/") > scores.get("cases/b/"));
});

test("vowel signs and the stretching of letters do not part Arabic words", () => {
  assert.equal(folded("رِعـاية"), folded("رعاية"));
});

test("a term that is chosen again is taken away, and a facet without terms goes with it", () => {
  const once = toggled(new Map(), "five_r", "reduce");
  const twice = toggled(once, "five_r", "reward");

  assert.deepEqual([...twice], [["five_r", ["reduce", "reward"]]]);
  assert.deepEqual([...toggled(toggled(twice, "five_r", "reduce"), "five_r", "reward")], []);
  assert.deepEqual([...once], [["five_r", ["reduce"]]]);
});

test("terms and facets that there are not are forgotten", () => {
  const chosen = new Map([["five_r", ["reward", "none"]], ["no_facet", ["x"]], ["regions", []]]);

  assert.deepEqual([...known(DATA, chosen)], [["five_r", ["reward"]]]);
});
