// Makes the page Compare: it fetches the pages of the cases that its address names and sets their fields side by side,
// so that a comparison never says anything else than the pages do.

import { MOST, list } from "./address.mjs";
import { casePage } from "./case-page.mjs";
import { inOneLine, merged } from "./compare-rows.mjs";
import { csv, save } from "./csv.mjs";
import { element } from "./element.mjs";

/** @typedef {import("./case-page.mjs").CasePage} CasePage */
/** @typedef {{label: string, cells: Node[][]}} Line a row of the comparison, with what each case has there */

const home = /** @type {HTMLElement} */ (document.getElementById("ct-compare"));
const words = /** @type {Record<string, string>} */ (home.dataset);
/** The basis of costs that are comparable from year to year. */
const YEARLY = "annual";

const ids = list(new URLSearchParams(location.search), "cases").slice(0, MOST);
if (ids.length) await show();

async function show() {
  const root = new URL(words.root, location.href).href;
  const found = await Promise.all(ids.map((id) => casePage(id, `${root}cases/${id}/`)));
  const pages = found.filter((page) => page !== null);
  const missing = ids.filter((_, at) => found[at] === null);
  const notes = missing.map((id) => element("p", { class: "ct-empty" }, `${words.missing} ${id}`));
  if (pages.length === 0) {
    home.prepend(...notes);
    return;
  }
  const lines = linesOf(pages);
  const currencies = new Set(pages.flatMap(costs).map((cost) => cost.dataset.ctCurrency));
  home.replaceChildren(
    ...notes,
    actions(pages, lines),
    ...(currencies.size > 1 ? [element("p", { class: "ct-note" }, words.currencies)] : []),
    element("h2", { class: "ct-hidden", id: "ct-side-by-side" }, words.caption),
    table(pages, lines),
  );
}

/**
 * Return the rows: each field that one of the cases has, and after the costs what can be compared of them.
 * @param {CasePage[]} pages
 * @returns {Line[]}
 */
function linesOf(pages) {
  return merged(pages.map(({ rows }) => rows.keys())).flatMap((key) => {
    const label = pages.map(({ rows }) => rows.get(key)?.label).find(Boolean) ?? key;
    const line = { label, cells: pages.map(({ rows }) => rows.get(key)?.cells ?? []) };
    return key === "costs" ? [line, ...yearlyCosts(pages)] : [line];
  });
}

/**
 * Return what the cases cost a year, and that for each inhabitant; an amount for another time is not turned into one.
 * @param {CasePage[]} pages
 * @returns {Line[]}
 */
function yearlyCosts(pages) {
  const yearly = pages.map((page) => costs(page).filter(({ dataset }) => dataset.ctBasis === YEARLY));
  const shares = yearly.map((items) => items.flatMap((item) => [...item.querySelectorAll("[data-ct-share]")]));
  const lines = [
    { label: words.cost, cells: yearly.map((items) => (items.length ? [element("ul", {}, ...copies(items))] : [])) },
    { label: words.share, cells: shares.map(copies) },
  ];
  return lines.filter(({ cells }) => cells.some(({ length }) => length));
}

/**
 * @param {CasePage} page
 * @returns {HTMLElement[]}
 */
function costs({ rows }) {
  const cells = /** @type {HTMLElement[]} */ (rows.get("costs")?.cells ?? []);
  return cells.flatMap((cell) => [.../** @type {NodeListOf<HTMLElement>} */ (cell.querySelectorAll("[data-ct-currency]"))]);
}

/** @param {Node[]} nodes */
function copies(nodes) {
  return nodes.map((node) => node.cloneNode(true));
}

/**
 * @param {CasePage[]} pages
 * @param {Line[]} lines
 */
function table(pages, lines) {
  const heads = pages.map((page) => element("th", { scope: "col" }, ...title(page, pages)));
  const names = shortNames(pages);
  const rows = [{ label: words.about, cells: pages.map(({ head }) => head) }, ...lines].map((line) => row(line, names));
  const first = element("th", { scope: "col" }, words.field);
  const made = element("table", { "aria-labelledby": "ct-side-by-side" }, element("thead", {}, element("tr", {}, first, ...heads)), element("tbody", {}, ...rows));
  return element("div", { class: "ct-compare" }, made);
}

/**
 * Return what each case is called where it has no column: its city, or its title where two are in one city.
 * @param {CasePage[]} pages
 */
function shortNames(pages) {
  return pages.map(({ city, title }) => (pages.filter((page) => page.city === city).length === 1 ? city : title.textContent ?? city));
}

/**
 * @param {Line} line
 * @param {string[]} names
 */
function row({ label, cells }, names) {
  const head = element("th", { scope: "row" }, element("span", {}, label));
  return element("tr", {}, head, ...cells.map((nodes, at) => element("td", { "data-label": names[at] }, ...filled(nodes))));
}

/** @param {Node[]} nodes */
function filled(nodes) {
  return nodes.length ? nodes : [element("span", { class: "ct-unknown" }, words.none)];
}

/**
 * @param {CasePage} page
 * @param {CasePage[]} pages
 * @returns {(Node | string)[]}
 */
function title({ id, address, title }, pages) {
  const name = title.textContent ?? id;
  const [lang, dir] = [title.getAttribute("lang") ?? false, title.getAttribute("dir") ?? false];
  const link = element("a", { href: address, class: "ct-title", lang, dir }, name);
  const hidden = element("span", { class: "ct-hidden", lang, dir }, `: ${name}`);
  const others = pages.map((page) => page.id).filter((each) => each !== id);
  return [link, " ", element("a", { href: `?cases=${others.join(",")}`, class: "ct-remove" }, words.remove, hidden)];
}

/**
 * @param {CasePage[]} pages
 * @param {Line[]} lines
 */
function actions(pages, lines) {
  const chosen = pages.map(({ id }) => id).join(",");
  const items = [
    ...(pages.length < MOST ? [element("a", { href: `${words.root}explore/?compare=${chosen}` }, words.add)] : []),
    element("a", { href: `?cases=${chosen}` }, words.link),
    button(words.csv, () => save("compare.csv", "text/csv", csv(asRows(pages, lines)))),
    button(words.print, () => print()),
  ];
  return element("ul", { class: "ct-actions" }, ...items.map((item) => element("li", {}, item)));
}

/**
 * @param {string} label
 * @param {() => void} act
 */
function button(label, act) {
  const made = element("button", { type: "button" }, label);
  made.addEventListener("click", act);
  return made;
}

/**
 * @param {CasePage[]} pages
 * @param {Line[]} lines
 * @returns {string[][]}
 */
function asRows(pages, lines) {
  return [
    [words.field, ...pages.map(({ title }) => title.textContent ?? "")],
    ["", ...pages.map(({ address }) => address)],
    ...lines.map(({ label, cells }) => [label, ...cells.map((nodes) => filled(nodes).map(inOneLine).join("; "))]),
  ];
}
