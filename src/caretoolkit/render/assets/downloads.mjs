// Hands the entries that were found to the reader as files; loaded only when a reader asks for one.

import { csv, save } from "./csv.mjs";
import { text } from "./facets.mjs";
import { labels } from "./hits.mjs";

/** @typedef {import("./facets.mjs").Entry} Entry */
/** @typedef {import("./hits.mjs").Setting} Setting */

/**
 * Hand entries to the reader as a table, or as data.
 * @param {string} kind `csv` or `json`
 * @param {Entry[]} entries
 * @param {Setting} setting
 */
export function download(kind, entries, setting) {
  if (kind === "csv") save("explore.csv", "text/csv", csv(rows(entries, setting)));
  else save("explore.json", "application/json", JSON.stringify(records(entries, setting), null, 1));
}

/**
 * Return entries as rows of plain text, the first of them the names of the columns.
 * @param {Entry[]} entries
 * @param {Setting} setting
 * @returns {string[][]}
 */
function rows(entries, { data, words, root }) {
  const { title, line, city, started, address } = words.columns;
  const head = [title, line, city, started, ...data.facets.map((facet) => text(facet.title)), address];
  const of = (/** @type {Entry} */ entry) => [
    text(entry.title),
    text(entry.line),
    entry.city === undefined ? "" : text(data.cities[entry.city][0]),
    entry.started ?? "",
    ...data.facets.map((facet) => labels(entry, facet.id, data).map(text).join("; ")),
    new URL(root + entry.path, document.baseURI).href,
  ];
  return [head, ...entries.map(of)];
}

/**
 * Return entries as data with the ids of their terms.
 * @param {Entry[]} entries
 * @param {Setting} setting
 */
function records(entries, { data, root }) {
  return entries.map((entry) => ({
    address: new URL(root + entry.path, document.baseURI).href,
    title: text(entry.title),
    line: text(entry.line),
    ...(entry.city === undefined ? {} : { city: text(data.cities[entry.city][0]) }),
    ...(entry.started ? { started: entry.started } : {}),
    ...Object.fromEntries(data.facets.map(({ id, terms }, at) => [id, entry.terms[at].map((term) => terms[term][0])])),
  }));
}
