// What is chosen on Explore as an address, and back: `?words=night+care&five_r=reduce,reward&sort=newest`.

import { SORTS } from "./facets.mjs";

/** @typedef {import("./facets.mjs").Chosen} Chosen */
/** @typedef {{query: string, chosen: Chosen, sort: string, view: string, shown: number, compare: string[]}} State */

/** How many hits are shown at first, and how many more each time. */
export const FIRST = 8; // as in render/explore.py
export const STEP = 24;
/** How many cases can be compared at once. */
export const MOST = 4;
const LONGEST = 200;
const OTHER = new Set(["words", "sort", "view", "shown", "compare"]);

/**
 * Return what an address says; what it says wrongly is left out.
 * @param {string} search the address from its question mark on
 * @returns {State}
 */
export function read(search) {
  const given = new URLSearchParams(search);
  /** @type {Chosen} */
  const chosen = new Map();
  for (const facet of given.keys()) {
    const terms = list(given, facet);
    if (!OTHER.has(facet) && terms.length) chosen.set(facet, terms);
  }
  const sort = given.get("sort") ?? "";
  return {
    query: (given.get("words") ?? "").trim().slice(0, LONGEST),
    chosen,
    sort: SORTS.includes(sort) ? sort : "",
    view: given.get("view") === "table" ? "table" : "cards",
    shown: Math.max(FIRST, Math.floor(Number(given.get("shown")) || 0)),
    compare: list(given, "compare").slice(0, MOST),
  };
}

/**
 * Return the ids of a parameter, given with commas or several times.
 * @param {URLSearchParams} given
 * @param {string} name
 */
export function list(given, name) {
  return [...new Set(given.getAll(name).flatMap((ids) => ids.split(",")))].filter((id) => /^[\w-]+$/.test(id));
}

/**
 * Return the address of a state, from its question mark on; empty where nothing is chosen.
 * @param {State} state
 */
export function write({ query, chosen, sort, view, shown, compare }) {
  const parts = [
    ...(query ? [`words=${encodeURIComponent(query).replaceAll("%20", "+")}`] : []),
    ...[...chosen].map(([facet, terms]) => `${facet}=${terms.join(",")}`),
    ...(sort ? [`sort=${sort}`] : []),
    ...(view === "table" ? ["view=table"] : []),
    ...(shown > FIRST ? [`shown=${shown}`] : []),
    ...(compare.length ? [`compare=${compare.join(",")}`] : []),
  ];
  return parts.length ? `?${parts.join("&")}` : "";
}
