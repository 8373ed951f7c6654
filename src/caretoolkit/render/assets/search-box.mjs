// The search box of a page: asks the engine while the reader types, and shows the hits by kind.
// Everything shown is set as text, never as HTML.

import { fromNetwork, open, textOf } from "./search-engine.mjs";

/** @typedef {import("./search-engine.mjs").Hit} Hit */

const ROOT = new URL("../../", import.meta.url).href;
const HITS = 12; // shown at first, and more each time that more are asked for

/**
 * Bring a search box to life: its field, its keys and its list of hits.
 * @param {HTMLElement} box
 * @param {Promise<Response>} manifest the answer to `index.json`, which was asked for with the code
 */
export function attach(box, manifest) {
  const field = /** @type {HTMLInputElement} */ (box.querySelector(".md-search__input"));
  const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
  const told = /** @type {HTMLElement} */ (box.querySelector(".ct-found-told"));
  const list = /** @type {HTMLElement} */ (box.querySelector(".ct-found-hits"));
  const locale = document.documentElement.lang;
  let engine = open(ROOT, locale, async (address) => (address.endsWith("/index.json") ? textOf(await manifest) : fromNetwork(address)));
  let asked = 0;

  async function answer(limit = HITS) {
    const query = field.value.trim();
    asked += 1;
    const number = asked;
    try {
      const { said } = await engine;
      const found = query ? await (await engine).search(query, { limit }) : null;
      if (number !== asked) return; // the reader has typed on
      told.replaceChildren(...(found ? account(query, found, said) : [said.begin]));
      list.replaceChildren(...groups(found?.hits ?? [], said, locale));
      if (found && found.total > limit) list.append(more(said.more, list, () => answer(limit + HITS)));
    } catch {
      if (number === asked) {
        told.textContent = box.dataset.ctBroken ?? "";
        list.replaceChildren(); // they answer another query
      }
      engine.catch(() => (engine = open(ROOT, locale)).catch(() => {})); // the next query may find the network again
    }
  }

  /**
   * Return what is said above the hits.
   * @param {string} query
   * @param {import("./search-engine.mjs").Found} found
   * @param {Record<string, any>} said
   * @returns {(Node | string)[]}
   */
  function account(query, found, said) {
    const count = (found.isWhole ? said.found : said.partly).replace("{number}", found.total.toLocaleString(locale));
    if (found.suggestion && found.hits.length) return [filled(said.instead, found.suggestion), " ", count];
    if (found.hits.length) return [count];
    return [filled(said.none, query), " ", said.advice, " ", browse(said.browse, query, locale)];
  }

  field.addEventListener("input", () => answer());
  field.addEventListener("focus", () => toggle.checked || toggle.click());
  field.form?.addEventListener("reset", () => setTimeout(() => (field.focus(), answer())));
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  box.addEventListener("keydown", (event) => onKey(event, box, field, toggle));
  list.addEventListener("click", (event) => event.target instanceof Element && event.target.closest("a") && toggle.click());
  box.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (toggle.checked && next instanceof Element && !box.contains(next) && next !== toggle) toggle.click();
  });
  if (!toggle.checked && box.contains(document.activeElement)) toggle.click(); // the reader may have gone on meanwhile
  answer();
}

/**
 * Return a button that shows more hits; the focus goes to the first of these.
 * @param {string} words
 * @param {HTMLElement} list
 * @param {() => Promise<void>} show
 */
function more(words, list, show) {
  const button = element("button", "ct-found-more", words);
  button.addEventListener("click", async () => {
    const before = new Set([...list.querySelectorAll("a")].map(({ href }) => href));
    await show();
    [...list.querySelectorAll("a")].find(({ href }) => !before.has(href))?.focus();
  });
  return button;
}

/**
 * Escape closes the box; the arrows go from hit to hit.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} box
 * @param {HTMLInputElement} field
 * @param {HTMLInputElement} toggle
 */
function onKey(event, box, field, toggle) {
  if (event.key === "Escape") {
    if (toggle.checked) toggle.click();
    field.blur();
    /** @type {HTMLElement | null} */ (document.querySelector("[data-ct-search-button]"))?.focus(); // where there is one to see
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const stops = [field, .../** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll(".ct-found-hits :is(a, button)"))];
    const at = stops.indexOf(/** @type {any} */ (document.activeElement));
    stops[(at + (event.key === "ArrowDown" ? 1 : stops.length - 1)) % stops.length].focus();
    event.preventDefault();
  }
}

/**
 * Return the hits by kind, the kind of the best hit first.
 * @param {Hit[]} hits
 * @param {Record<string, any>} said
 * @param {string} locale
 */
function groups(hits, said, locale) {
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const group = element("section", "");
    const items = element("ol", "");
    items.append(...hits.filter((hit) => hit.kind === kind).map((hit) => item(hit, said, locale)));
    group.append(element("h2", "", said.kinds[kind]), items);
    return group;
  });
}

/**
 * @param {Hit} hit
 * @param {Record<string, any>} said
 * @param {string} locale
 */
function item(hit, said, locale) {
  const link = /** @type {HTMLAnchorElement} */ (element("a", ""));
  link.href = `${ROOT}${locale}/${hit.path}`;
  link.append(passage("ct-found-title", hit.title, hit.marks.title, hit.locale.title, locale));
  if (hit.text) link.append(passage("ct-found-text", hit.text, hit.marks.text, hit.locale.text, locale));
  const level = hit.level === null ? "" : said.level.replace("{level}", hit.level.toLocaleString(locale));
  const language = isOther(hit.locale.title, locale) ? said.language.replace("{language}", said.languages[hit.locale.title] ?? hit.locale.title) : "";
  const about = [hit.place, hit.year, level, language].filter(Boolean).join(" · ");
  if (about) link.append(element("span", "ct-found-about", about));
  const line = element("li", "");
  line.append(link);
  return line;
}

/**
 * Return a text with its marks, and with its language where that is not the page's.
 * @param {string} name
 * @param {string} text
 * @param {[number, number][]} marks
 * @param {string} own
 * @param {string} locale
 */
function passage(name, text, marks, own, locale) {
  const part = element("span", name);
  if (isOther(own, locale)) part.lang = own;
  part.dir = "auto";
  let at = 0;
  for (const [start, end] of marks) {
    part.append(text.slice(at, start), element("mark", "", text.slice(start, end)));
    at = end;
  }
  part.append(text.slice(at));
  return part;
}

/**
 * @param {string} own
 * @param {string} locale
 */
function isOther(own, locale) {
  return own !== locale && own !== "und";
}

/**
 * Return a sentence with the query in it, which is set apart.
 * @param {string} sentence
 * @param {string} query
 */
function filled(sentence, query) {
  const [before, after] = sentence.split("{query}");
  const part = element("span", "", before);
  const said = element("q", "", query);
  said.dir = "auto";
  part.append(said, after ?? "");
  return part;
}

/**
 * Return a link to Explore, which takes the query on.
 * @param {string} words
 * @param {string} query
 * @param {string} locale
 */
function browse(words, query, locale) {
  const link = /** @type {HTMLAnchorElement} */ (element("a", "", words));
  link.href = `${ROOT}${locale}/explore/?${new URLSearchParams({ words: query })}`;
  return link;
}

/**
 * @param {string} tag
 * @param {string} name
 * @param {string} [text]
 */
function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}
