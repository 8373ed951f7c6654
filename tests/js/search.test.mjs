import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "../../src/caretoolkit/render/assets/search-engine.mjs";
import { folded, isOneSlipAway, placedWords, words } from "../../src/caretoolkit/render/assets/search-words.mjs";

const DOCUMENTS = [
  ["cases/bogota-care-blocks/", "Care blocks", "Services for carers, near home.", "Bogotá, Colombia", "2020", 3, "en", "en"],
  ["cases/vienna-vouchers/", "Vouchers for respite care", "Blocks of hours.", "Vienna, Austria", "2019", 0, "en", "en"],
  ["cities/bogota/", "Bogotá", "", "Colombia", "", null, "es", "en"],
];

/** Three documents by hand, in the format of docs/contributing/search.md; terms are numbered as their words come. */
const FILES = {
  "en/search/index.json": JSON.stringify({
    version: "1a", total: 3, chunk: 2, precision: 10, kinds: [["case", 0], ["city", 2]],
    words: ["block", "respite"], postings: [0, 3], leads: ["block", "carer"], stop: "for of the", said: { found: "Hits: {number}" },
  }),
  "en/search/words-0.txt": "0\n0block + 2\n5s 0 2\n0bogota + 2\n0care + 2\n4r + 1\n5s 3 1",
  "en/search/words-1.txt": "4\n0respite + 1\n0vouchers + 1\n0照护 + 1",
  "en/search/postings-0.txt": "0 50 1 10\n0 20 2 60\n0 40 1 30",
  "en/search/postings-1.txt": "0 5\n1 30\n1 70\n2 9",
  "en/search/documents-0.json": JSON.stringify(DOCUMENTS.slice(0, 2)),
  "en/search/documents-1.json": JSON.stringify(DOCUMENTS.slice(2)),
  "en/search/paths.json": JSON.stringify(DOCUMENTS.map(([path]) => path)),
};

/** @param {string[]} [asked] gathers what is read */
function engine(asked = []) {
  return open("", "en", async (address) => {
    asked.push(address);
    const found = /** @type {Record<string, string>} */ (FILES)[address.split("?")[0]];
    if (found === undefined) throw new Error(address);
    return found;
  });
}

/** @param {string} query */
async function paths(query) {
  return (await (await engine()).search(query)).hits.map(({ path }) => path);
}

test("the impacts of all words are added, and all words come before some", async () => {
  const { hits, total, isWhole } = await (await engine()).search("care blocks");

  assert.deepEqual(hits.map(({ path, score, isWhole }) => [path, score, isWhole]), [
    ["cases/bogota-care-blocks/", 9, true],
    ["cases/vienna-vouchers/", 4, true],
  ]);
  assert.deepEqual([total, isWhole], [2, true]);
});

test("where no document holds all words, those with some are found and said to be so", async () => {
  const { hits, total, isWhole } = await (await engine()).search("bogota vouchers");

  assert.deepEqual(hits.map(({ path }) => path), ["cases/vienna-vouchers/", "cities/bogota/", "cases/bogota-care-blocks/"]);
  assert.deepEqual([total, isWhole], [3, false]);
});

const READ_AS = [
  ["BLOCK", "cases/bogota-care-blocks/", "the case of letters does not count"],
  ["Bogotá", "cities/bogota/", "accents do not count"],
  ["vouch", "cases/vienna-vouchers/", "a word may be unfinished"],
  ["vuochers", "cases/vienna-vouchers/", "two letters are exchanged"],
  ["vouchrs", "cases/vienna-vouchers/", "a letter is missing"],
  ["respit care", "cases/vienna-vouchers/", "a slip in an earlier word"],
  ["vouchering", "cases/vienna-vouchers/", "another ending"],
  ["照护", "cities/bogota/", "a script without spaces"],
  ["the vouchers for", "cases/vienna-vouchers/", "stop words are passed over"],
];

for (const [query, path, why] of READ_AS) {
  test(`"${query}" is understood: ${why}`, async () => {
    assert.equal((await paths(query))[0], path);
  });
}

test("a query with a slip is given back without it; a word that is unfinished or ends otherwise has none", async () => {
  const found = await engine();

  assert.equal((await found.search("Vuochers  for respit care?")).suggestion, "vouchers  for respit care?");
  assert.equal((await found.search("vouchering")).suggestion, null);
  assert.equal((await found.search("care")).suggestion, null);
});

test("nothing is found where nothing is known", async () => {
  for (const query of ["xyzzy", "", "   ", "the of", "*", "\u202e\u0000", "\u0301\u0301", "constructor"]) {
    assert.deepEqual(await paths(query), [], query);
  }
});

test("a hit shows what is known of it, and where its words stand", async () => {
  const [hit] = (await (await engine()).search("carer block")).hits;

  assert.deepEqual([hit.kind, hit.place, hit.year, hit.level], ["case", "Bogotá, Colombia", "2020", 3]);
  assert.deepEqual(hit.marks.title.map(([start, end]) => hit.title.slice(start, end)), ["blocks"]);
  assert.deepEqual(hit.marks.text.map(([start, end]) => hit.text.slice(start, end)), ["carers"]);
});

test("hits can be of some kinds only", async () => {
  const { hits, total } = await (await engine()).search("bogota", { kinds: ["city"] });

  assert.deepEqual([hits.map(({ path }) => path), total], [["cities/bogota/"], 1]);
});

test("a title that holds a quoted phrase comes first", async () => {
  assert.equal((await paths('"blocks of"'))[0], "cases/vienna-vouchers/");
  assert.equal((await paths("blocks of"))[0], "cases/bogota-care-blocks/");
});

test("all paths of a query are given with their scores", async () => {
  assert.deepEqual(await (await engine()).paths("care"), [
    { path: "cases/bogota-care-blocks/", score: 4 },
    { path: "cases/vienna-vouchers/", score: 3 },
  ]);
  assert.deepEqual(await (await engine()).paths("xyzzy"), []);
});

test("only the files that a query needs are read, once, and by the version of the index", async () => {
  const asked = /** @type {string[]} */ ([]);
  const found = await engine(asked);
  await found.search("vouchers");
  await found.search("vouchers");

  assert.deepEqual(asked.sort(), ["en/search/documents-0.json?1a", "en/search/index.json", "en/search/postings-1.txt?1a", "en/search/words-1.txt?1a"]);
});

/**
 * Return what is asked for in each round, if all answers of a round come together.
 * @param {string} query
 */
async function rounds(query) {
  const told = /** @type {string[][]} */ ([]);
  let waiting = /** @type {{name: string, answer: () => void}[]} */ ([]);
  const found = open("", "en", (address) => {
    const name = address.split("?")[0];
    return new Promise((resolve) => waiting.push({ name, answer: () => resolve(/** @type {any} */ (FILES)[name]) }));
  }).then((engine) => engine.search(query));
  for (await nothingMore(); waiting.length; await nothingMore()) {
    const round = waiting;
    waiting = [];
    told.push(round.map(({ name }) => name.replace("en/search/", "")).sort());
    for (const { answer } of round) answer();
  }
  await found;
  return told;
}

/** Wait until all that could go on has gone on. */
function nothingMore() {
  return new Promise((resolve) => setImmediate(resolve));
}

test("an answer takes three rounds of requests", async () => {
  assert.deepEqual(await rounds("vouchers"), [["index.json"], ["postings-1.txt", "words-1.txt"], ["documents-0.json"]]);
  assert.deepEqual(await rounds("bogota respite"), [
    ["index.json"],
    ["postings-0.txt", "postings-1.txt", "words-0.txt", "words-1.txt"],
    ["documents-0.json", "documents-1.json"],
  ]);
  assert.equal((await rounds("the carers")).length, 3);
});

test("a file that could not be read is asked for again", async () => {
  let isDown = true;
  const found = await open("", "en", async (address) => {
    if (isDown && address.includes("words")) throw new Error("down");
    return /** @type {Record<string, string>} */ (FILES)[address.split("?")[0]];
  });

  await assert.rejects(found.search("care"));
  isDown = false;
  assert.equal((await found.search("care")).total, 2);
});

for (const base of ["https://example.org", "https://example.org/", new URL("https://example.org/")]) {
  test(`the index is read below ${base} (${typeof base})`, async () => {
    const asked = /** @type {string[]} */ ([]);
    await open(base, "en", async (address) => (asked.push(address), FILES["en/search/index.json"]));

    assert.deepEqual(asked, ["https://example.org/en/search/index.json"]);
  });
}

test("a word is parted, folded and placed", () => {
  assert.deepEqual(words("L'ÉTÉ, 社区照护 5 x"), ["ete", "社区", "区照", "照护", "5"]);
  assert.equal(folded("أطفالٌ"), "اطفال");
  assert.deepEqual(placedWords("À Bogotá").map(({ word, start, end }) => [word, start, end]), [["bogota", 2, 8]]);
});

const SLIPS = /** @type {[string, string, boolean][]} */ ([
  ["care", "care", false], ["care", "cares", true], ["cares", "care", true], ["care", "cafe", true], ["care", "race", false], ["care", "acre", true],
  ["crae", "care", true], ["care", "core", true], ["care", "cuidar", false], ["are", "care", true],
]); // prettier-ignore

for (const [one, other, is] of SLIPS) {
  test(`${one} and ${other} are ${is ? "" : "not "}one slip apart`, () => {
    assert.equal(isOneSlipAway(one, other), is);
    assert.equal(isOneSlipAway(other, one), is);
  });
}
