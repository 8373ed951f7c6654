// Shows the entries that were found, as cards like those of the other lists or as a table.

import { element, language, spoken } from "./element.mjs";
import { text } from "./facets.mjs";

/** @typedef {import("./facets.mjs").Data} Data */
/** @typedef {import("./facets.mjs").Entry} Entry */
/** @typedef {import("./facets.mjs").Said} Said */
/** @typedef {{place: string, since: string, level: string, compare: string, columns: Record<string, string>}} Words */
/** @typedef {{data: Data, words: Words, root: string, number: (value: number) => string, compared: string[]}} Setting */

const LEVELS = 5;

/**
 * Return the id of a case, or nothing for another entry.
 * @param {Entry} entry
 */
export function caseId(entry) {
  return entry.city === undefined ? "" : entry.path.split("/")[1];
}

/**
 * Return entries as cards.
 * @param {Entry[]} entries
 * @param {Setting} setting
 */
export function cards(entries, setting) {
  return element("div", { class: "ct-cards" }, ...entries.map((entry) => card(entry, setting)));
}

/**
 * @param {Entry} entry
 * @param {Setting} setting
 */
function card(entry, setting) {
  return element(
    "article",
    { class: "ct-card" },
    element("h3", {}, link(entry, setting)),
    element("p", { class: "ct-where" }, ...where(entry, setting)),
    element("p", {}, spoken(entry.line)),
    element("p", { class: "ct-card-foot" }, ...rs(entry, setting), ...level(entry, setting)),
    ...choice(entry, setting),
  );
}

/**
 * @param {Entry} entry
 * @param {Setting} setting
 */
function link({ path, title }, { root }) {
  return element("a", { href: root + path, ...language(title) }, text(title));
}

/**
 * @param {Entry} entry
 * @param {Setting} setting
 * @returns {(Node | string)[]}
 */
function where(entry, setting) {
  if (entry.city === undefined) return entry.kind ? [spoken(entry.kind)] : [];
  const since = entry.started ? ` · ${setting.words.since.replace("{date}", setting.data.dates[entry.started])}` : "";
  return [...place(entry, setting), since, " · ", ...labels(entry, "statuses", setting.data).map(spoken)];
}

/**
 * Return city and country in the order of the locale.
 * @param {Entry} entry
 * @param {Setting} setting
 * @returns {(Node | string)[]}
 */
function place(entry, { data, words }) {
  if (entry.city === undefined) return [];
  const [city, country] = data.cities[entry.city];
  return words.place.split(/(\{\w+\})/).map((part) => (part === "{city}" ? spoken(city) : part === "{country}" ? country : part));
}

/**
 * Return the labels of an entry's terms in a facet.
 * @param {Entry} entry
 * @param {string} facet
 * @param {Data} data
 */
export function labels(entry, facet, { facets }) {
  const at = facets.findIndex(({ id }) => id === facet);
  return at < 0 ? [] : entry.terms[at].map((term) => facets[at].terms[term][1]);
}

/**
 * @param {Entry} entry
 * @param {Setting} setting
 */
function rs(entry, { data }) {
  const at = data.facets.findIndex(({ id }) => id === "five_r");
  return entry.terms[at].map((term) => {
    const [id, label] = data.facets[at].terms[term];
    return element("span", { class: `ct-r ct-r-${id}` }, spoken(label));
  });
}

/**
 * @param {Entry} entry
 * @param {Setting} setting
 */
function level(entry, { words, number }) {
  if (entry.level === undefined) return [];
  const reached = entry.level;
  const squares = Array.from({ length: LEVELS }, (_, at) => element("i", { class: at < reached && "on" }));
  const label = words.level.replace("{level}", number(reached));
  return [element("span", { class: "ct-level", role: "img", "aria-label": label }, ...squares)];
}

/**
 * Return the box by which a case is chosen to be compared.
 * @param {Entry} entry
 * @param {Setting} setting
 */
function choice(entry, { words, compared }) {
  const id = caseId(entry);
  if (!id) return [];
  const box = element("input", { type: "checkbox", name: "compare", value: id, checked: compared.includes(id) });
  const name = element("span", { class: "ct-hidden" }, `: ${text(entry.title)}`);
  return [element("label", { class: "ct-choice" }, box, ` ${words.compare}`, name)];
}

/**
 * Return entries as a table.
 * @param {Entry[]} entries
 * @param {Setting} setting
 */
export function table(entries, setting) {
  const heads = columns(setting);
  const rows = entries.map((entry) => {
    const cells = heads.map(([head, cell], at) =>
      at === 0
        ? element("th", { scope: "row" }, ...cell(entry), ...choice(entry, setting))
        : element("td", { "data-label": head }, ...cell(entry)),
    );
    return element("tr", {}, ...cells);
  });
  const head = element("tr", {}, ...heads.map(([title]) => element("th", { scope: "col" }, title)));
  return element("div", { class: "ct-table" }, element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)));
}

/**
 * @param {Setting} setting
 * @returns {[string, (entry: Entry) => (Node | string)[]][]}
 */
function columns(setting) {
  const { data, words } = setting;
  /** @param {string} facet */
  const named = (facet) => text(data.facets.find(({ id }) => id === facet)?.title ?? facet);
  return [
    [words.columns.title, (entry) => [link(entry, setting)]],
    [words.columns.city, (entry) => (entry.city === undefined ? where(entry, setting) : place(entry, setting))],
    [words.columns.started, (entry) => (entry.started ? [data.dates[entry.started]] : ["—"])],
    [named("statuses"), (entry) => apart(labels(entry, "statuses", data).map(spoken))],
    [named("five_r"), (entry) => apart(rs(entry, setting))],
    [named("levels"), (entry) => level(entry, setting)],
  ];
}

/**
 * @param {Node[]} nodes
 * @returns {(Node | string)[]}
 */
function apart(nodes) {
  return nodes.length ? nodes.flatMap((node) => [node, " "]) : ["—"];
}
