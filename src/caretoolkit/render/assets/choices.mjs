// The filters of Explore: a list of boxes for each facet, and what is chosen, each with a button that takes it away.

import { element, spoken } from "./element.mjs";
import { text } from "./facets.mjs";

/** @typedef {import("./facets.mjs").Data} Data */
/** @typedef {import("./facets.mjs").Facet} Facet */
/** @typedef {import("./address.mjs").State} State */
/** @typedef {{without: string, query: string, clear: string, all_terms: string}} Words */

/** How many terms a long facet shows until all are asked for, and from how many on it is long. */
const SHORT = 8;
const LONG = 11;

/**
 * Put a list of boxes into each facet of the page, and return what brings them up to date. Facets that the page does not
 * have yet are added after the others.
 * @param {HTMLElement} home
 * @param {Data} data
 * @param {Words} words
 * @param {(value: number) => string} number
 */
export function boxes(home, data, words, number) {
  const first = [...home.children].map((each) => each.getAttribute("data-facet"));
  const lists = data.facets.map((facet) => facetList(facet, words, number));
  data.facets.forEach((facet, at) => {
    const found = home.children[first.indexOf(facet.id)];
    const title = element("summary", {}, spoken(facet.title));
    const group = found ?? home.appendChild(element("details", { "data-facet": facet.id }, title));
    for (const list of group.querySelectorAll("ul")) list.remove();
    group.append(lists[at].fieldset);
    if (!facet.terms.length) group.remove();
  });
  /**
   * @param {number[][]} counts
   * @param {State["chosen"]} chosen
   */
  return (counts, chosen) => {
    lists.forEach((list, at) => list.update(counts[at], chosen.get(data.facets[at].id) ?? []));
  };
}

/**
 * @param {Facet} facet
 * @param {Words} words
 * @param {(value: number) => string} number
 */
function facetList(facet, words, number) {
  const items = facet.terms.map(([id, label]) => {
    const box = element("input", { type: "checkbox", name: facet.id, value: id });
    const count = element("span", { class: "ct-soft" });
    return { id, box, count, item: element("li", {}, element("label", {}, box, element("span", {}, spoken(label)), count)) };
  });
  const legend = element("legend", { class: "ct-hidden" }, spoken(facet.title));
  const fieldset = element("fieldset", {}, legend, element("ul", {}, ...items.map(({ item }) => item)));
  /** @type {Set<string> | null} the terms shown at first, once their counts are known */
  let shown = null;
  /**
   * @param {number[]} counts
   * @param {string[]} chosen
   */
  const update = (counts, chosen) => {
    if (!shown && items.length >= LONG) {
      shown = new Set([...facet.terms.keys()].sort((a, b) => counts[b] - counts[a]).slice(0, SHORT).map((at) => facet.terms[at][0]));
      fieldset.append(showAll());
    }
    items.forEach(({ id, box, count, item }, at) => {
      box.checked = chosen.includes(id);
      box.disabled = counts[at] === 0 && !box.checked;
      count.textContent = number(counts[at]);
      item.hidden = Boolean(shown?.size && !shown.has(id) && !box.checked);
    });
  };
  const showAll = () => {
    const button = element("button", { type: "button", class: "ct-plain" }, words.all_terms.replace("{number}", number(items.length)));
    button.addEventListener("click", () => {
      shown?.clear();
      for (const { item } of items) item.hidden = false;
      button.remove();
      items.find(({ box }) => !box.disabled)?.box.focus();
    });
    return button;
  };
  return { fieldset, update };
}

/**
 * Return the list of what is chosen; a button carries in `data-facet` and `value` what it takes away.
 * @param {State} state
 * @param {Data} data
 * @param {Words} words
 */
export function chosenItems({ query, chosen }, data, words) {
  const items = query ? [chip("words", "", words.query.replace("{query}", query), words)] : [];
  for (const { id, terms } of data.facets) {
    for (const term of chosen.get(id) ?? []) {
      const label = terms.find(([each]) => each === term)?.[1] ?? term;
      items.push(chip(id, term, label, words));
    }
  }
  if (items.length) {
    items.push(element("li", {}, element("button", { type: "button", class: "ct-plain", "data-facet": "all" }, words.clear)));
  }
  return items;
}

/**
 * @param {string} facet
 * @param {string} term
 * @param {import("./facets.mjs").Said} label
 * @param {Words} words
 */
function chip(facet, term, label, words) {
  const name = words.without.replace("{name}", text(label));
  const attributes = { type: "button", class: "ct-chip", "data-facet": facet, value: term, "aria-label": name };
  return element("li", {}, element("button", attributes, spoken(label)));
}
