// Answers queries with the browser's engine over an exported index; the tests in Python ask it.
// Reads from standard input {"folder", "locale", "queries", "limit"}; writes one answer for each query.

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

import { open } from "../../src/caretoolkit/render/assets/search-engine.mjs";
import { placedWords } from "../../src/caretoolkit/render/assets/search-words.mjs";

const { folder, locale, queries, limit } = JSON.parse(await text(process.stdin));
const engine = await open(folder, locale, (address) => readFile(address.split("?")[0], "utf8"));
const answers = [];
for (const query of queries) {
  const started = performance.now();
  const { hits, total, suggestion } = await engine.search(query, { limit });
  const words = placedWords(query).map(({ word }) => word);
  answers.push({ hits: hits.map(({ path, score }) => [path, score]), total, suggestion, words, ms: performance.now() - started });
}
process.stdout.write(JSON.stringify(answers));
