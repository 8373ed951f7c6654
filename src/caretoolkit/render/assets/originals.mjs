// Shows with each passage of a translated page what stands in its place in the original, as the page of the original says
// it. Both pages come from one template, so their elements are walked side by side; what has no counterpart is left out.

import { element } from "./element.mjs";

const BLOCKS = "h1, h3, h4, p, li, dd, th, td";
const WORDS_OF_THE_PAGE =
  "[data-ct-words], nav, footer, thead, dt, h2, section:not(.ct-conflict) > h3, .ct-kind, .ct-chips, .ct-where, .ct-hint, [data-ct-row=results] td, .ct-sources, .ct-links, .ct-card";
const OF_ONE_PAGE = ".ct-native, .ct-note-bar, .ct-original";
const NOT_SAID = "[data-ct-words], .ct-cite, .ct-state, .ct-tag, .ct-level, time";
const LEFT_OVER = /^[\s:：·]+|[\s:：·]+$/g; // signs beside what is not said

/**
 * Show the original with each passage, or take it away again.
 * @param {HTMLElement} button says what it would do next; its attribute keeps the words for the time after
 * @param {string} address of the original
 */
export async function toggle(button, address) {
  const isShown = button.hasAttribute("data-ct-shown");
  button.toggleAttribute("data-ct-shown");
  [button.textContent, button.dataset.ctOriginals] = [button.dataset.ctOriginals ?? "", button.textContent ?? ""];
  if (isShown) return document.querySelectorAll(".ct-original").forEach((shown) => shown.remove());
  const answer = await fetch(address);
  if (!answer.ok) return location.assign(address);
  if (!button.hasAttribute("data-ct-shown")) return; // taken away before it was there
  const original = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [ours, theirs] = [document, original].map((page) => page.querySelector(".ct-page"));
  const { lang, dir } = original.documentElement;
  for (const [block, said] of ours && theirs ? passages(ours, theirs) : []) {
    if (block.querySelector(`[lang="${lang}"]`)) continue; // stands there already: it is not translated
    block.append(element("span", { class: "ct-original", lang, dir }, said));
  }
}

/**
 * Return each block of text with what the original says in its place, where that is something else.
 * @param {Element} ours
 * @param {Element} theirs
 * @returns {[Element, string][]}
 */
function passages(ours, theirs) {
  if (ours.tagName !== theirs.tagName || ours.matches(WORDS_OF_THE_PAGE)) return [];
  if (ours.matches(BLOCKS) && !ours.querySelector(BLOCKS)) {
    const said = words(theirs);
    return said && said !== words(ours) ? [[ours, said]] : [];
  }
  const [parts, others] = [ours, theirs].map((each) => [...each.children].filter((part) => !part.matches(OF_ONE_PAGE)));
  return parts.length === others.length ? parts.flatMap((part, place) => passages(part, others[place])) : [];
}

/** @param {Element} block */
function words(block) {
  const copy = /** @type {Element} */ (block.cloneNode(true));
  for (const part of copy.querySelectorAll(NOT_SAID)) part.remove();
  for (const note of copy.querySelectorAll(".ct-note")) note.before(" ");
  return (copy.textContent ?? "").replace(/\s+/g, " ").replace(LEFT_OVER, "");
}
