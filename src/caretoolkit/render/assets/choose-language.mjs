// Leads a visitor of the root to the best language: the one chosen before, then the browser's own order.
// Without this script the page is a list of links.

import { bestLocale } from "./locales.mjs";

const element = document.querySelector("script[data-locales]");
const locales = element?.getAttribute("data-locales")?.split(" ") ?? [];

/** @returns {string[]} */
function chosenBefore() {
  try {
    const chosen = localStorage.getItem("care-systems-toolkit.language");
    return chosen ? [chosen] : [];
  } catch {
    return [];
  }
}

const best = bestLocale(locales, [...chosenBefore(), ...navigator.languages]);
if (best) location.replace(`${best}/${location.hash}`);
