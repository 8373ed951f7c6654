// Makes the page Explore live: filters with counts, words, order, downloads and the choice of cases to compare.
// The address holds all of it, so that a choice can be shared and the browser's back button undoes it.

import { FIRST, MOST, STEP, read, write } from "./address.mjs";
import { boxes, chosenItems } from "./choices.mjs";
import { element, numbers } from "./element.mjs";
import { known, scoresByWords, select, sorted, toggled } from "./facets.mjs";
import { cards, caseId, table } from "./hits.mjs";

/** @typedef {import("./address.mjs").State} State */
/** @typedef {import("./facets.mjs").Data} Data */
/** @typedef {import("./facets.mjs").Entry} Entry */
/** @typedef {import("./facets.mjs").Scores} Scores */
/** @typedef {import("./hits.mjs").Words & import("./choices.mjs").Words & ExploreWords} Words */
/**
 * @typedef {{digits: string, found: Record<string, string>, more: Record<string, string>, none: string,
 *   compare_these: Record<string, string>, choose_another: string, four_at_most: string}} ExploreWords
 */
/** @typedef {{paths: (query: string) => Promise<{path: string, score: number}[]>}} Engine */

/** The search engine, a module of its own that is loaded with the first query. */
const ENGINE = "./search-engine.mjs";
/** How long a reader must pause before what is typed is looked for, in milliseconds. */
const PAUSE = 250;

/** The page with its data, what is chosen on it, and what was found. */
class Explore {
  /** @param {Data & {words: Words}} data */
  constructor(data) {
    this.data = data;
    this.words = data.words;
    this.form = /** @type {HTMLFormElement} */ (document.querySelector("[data-ct-explore]"));
    this.query = /** @type {HTMLInputElement} */ (this.form.elements.namedItem("words"));
    this.root = this.form.dataset.root ?? "";
    const { number, counted } = numbers(data.locale, this.words.digits);
    this.number = number;
    this.counted = counted;
    this.updateBoxes = boxes(part("ct-facets"), data, this.words, number);
    this.close = part("ct-filters").appendChild(element("button", { type: "button", class: "ct-close" }));
    this.state = this.fromAddress();
    /** @type {Entry[]} */
    this.hits = [];
    this.turn = 0;
    /** @type {Promise<Engine | null> | undefined} */
    this.engine = undefined;
  }

  /** @returns {State} */
  fromAddress() {
    const given = read(location.search);
    const ids = new Set(this.data.entries.map(caseId));
    return { ...given, chosen: known(this.data, given.chosen), compare: given.compare.filter((id) => ids.has(id)) };
  }

  /**
   * Take another choice of entries into the address, as a step that the back button undoes.
   * @param {Partial<State>} changed
   */
  choose(changed) {
    this.state = { ...this.state, shown: FIRST, ...changed };
    history.pushState(null, "", write(this.state) || location.pathname);
    return this.show();
  }

  /**
   * Take another way of showing the same entries into the address, which is no step.
   * @param {Partial<State>} changed
   */
  present(changed) {
    this.state = { ...this.state, ...changed };
    history.replaceState(null, "", write(this.state) || location.pathname);
    return this.show();
  }

  async show() {
    const { state, data } = this;
    const mine = ++this.turn;
    const scores = state.query ? await this.scores() : null;
    if (mine !== this.turn) return; // a later choice has been made meanwhile
    const { hits, counts } = select(data, state.chosen, scores);
    const order = state.sort || (scores ? "relevance" : "evidence");
    this.hits = sorted(data, hits, order, scores);
    this.updateBoxes(counts, state.chosen);
    this.showChosen(order);
    this.showHits();
    this.showCompared();
  }

  /**
   * Return how well each entry fits the query: by the search engine, or by its words alone where there is none.
   * @returns {Promise<Scores>}
   */
  async scores() {
    const { data, form, state } = this;
    const base = new URL(form.dataset.base ?? "", location.href).href;
    this.engine ??= import(ENGINE).then(({ open }) => open(base, data.locale)).catch(() => null);
    const found = await this.engine.then((engine) => engine?.paths(state.query)).catch(() => null);
    return found ? new Map(found.map(({ path, score }) => [path, score])) : scoresByWords(data, state.query);
  }

  /** @param {string} order */
  showChosen(order) {
    const { state, query } = this;
    const [sort, view] = [/** @type {HTMLSelectElement} */ (part("ct-sort")), /** @type {HTMLSelectElement} */ (part("ct-view"))];
    if (document.activeElement !== query) query.value = state.query;
    sort.options[0].disabled = !state.query;
    sort.value = order;
    view.value = state.view;
    part("ct-found").textContent = this.close.textContent = this.counted(this.words.found, this.hits.length);
    const items = chosenItems(state, this.data, this.words);
    part("ct-chosen").replaceChildren(...items);
    part("ct-chosen").hidden = items.length === 0;
  }

  showHits() {
    const { hits, state } = this;
    const shown = hits.slice(0, state.shown);
    const list = state.view === "table" ? table(shown, this.setting()) : cards(shown, this.setting());
    part("ct-hits").replaceChildren(hits.length ? list : element("p", { class: "ct-empty" }, this.words.none));
    part("ct-more").replaceChildren(...this.moreButton(hits.length - shown.length));
    part("ct-download").hidden = hits.length === 0;
  }

  setting() {
    return { data: this.data, words: this.words, root: this.root, number: this.number, compared: this.state.compare };
  }

  /** @param {number} left */
  moreButton(left) {
    if (left === 0) return [];
    const button = element("button", { type: "button", class: "ct-button" }, this.counted(this.words.more, Math.min(STEP, left)));
    button.addEventListener("click", async () => {
      const { shown } = this.state;
      await this.present({ shown: shown + STEP });
      part("ct-hits").querySelectorAll("a")[shown]?.focus();
    });
    return [button];
  }

  showCompared() {
    const { words } = this;
    const { compare } = this.state;
    for (const box of compareBoxes()) {
      box.checked = compare.includes(box.value);
      box.disabled = compare.length >= MOST && !box.checked;
    }
    const address = `${this.root}compare/?cases=${compare.join(",")}`;
    const link = element("a", { href: address }, this.counted(words.compare_these, compare.length));
    const full = compare.length >= MOST ? [" ", words.four_at_most] : [];
    part("ct-compare-chosen").replaceChildren(...(compare.length < 2 ? [words.choose_another] : [link, ...full]));
    part("ct-compare-bar").hidden = compare.length === 0;
  }

  /** @param {string[]} ids */
  compare(ids) {
    this.state = { ...this.state, compare: ids.slice(0, MOST) };
    history.replaceState(null, "", write(this.state) || location.pathname);
    this.showCompared();
  }

  listen() {
    this.listenToWords();
    onChange("ct-facets", ({ name, value }) => this.choose({ chosen: toggled(this.state.chosen, name, value) }));
    onChange("ct-sort", ({ value }) => this.present({ sort: value }));
    onChange("ct-view", ({ value }) => this.present({ view: value }));
    onChange("ct-hits", ({ value, checked }) => {
      const others = this.state.compare.filter((id) => id !== value);
      this.compare(checked ? [...others, value] : others);
    });
    onButton("ct-chosen", (button) => this.takeAway(button));
    onButton("ct-download", (button) => this.download(button.dataset.ctAs ?? ""));
    onButton("ct-compare-bar", () => {
      this.compare([]);
      part("ct-hits").querySelector("a")?.focus();
    });
    this.close.addEventListener("click", () => {
      part("ct-filters").removeAttribute("open");
      part("ct-filters").querySelector("summary")?.focus();
    });
    addEventListener("popstate", () => {
      this.state = this.fromAddress();
      this.query.blur();
      this.show();
    });
  }

  listenToWords() {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let typing;
    const say = () => {
      clearTimeout(typing);
      const said = this.query.value.trim();
      if (said === this.state.query) return;
      if (this.state.query && said) this.present({ query: said, shown: FIRST });
      else this.choose({ query: said });
    };
    this.query.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(say, PAUSE);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      say();
    });
  }

  /**
   * Take away what a button stands for, and leave the focus on the next one, or on the field for words.
   * @param {HTMLButtonElement} button
   */
  async takeAway({ dataset, value, parentElement }) {
    const { chosen } = this.state;
    const at = [...part("ct-chosen").children].findIndex((item) => item === parentElement);
    if (dataset.facet === "all") await this.choose({ query: "", chosen: new Map() });
    else if (dataset.facet === "words") await this.choose({ query: "" });
    else await this.choose({ chosen: toggled(chosen, dataset.facet ?? "", value) });
    this.query.value = this.state.query;
    const left = part("ct-chosen").querySelectorAll("button");
    (left[Math.min(at, left.length - 2)] ?? this.query).focus();
  }

  /** @param {string} kind */
  async download(kind) {
    const { download } = await import("./downloads.mjs");
    download(kind, this.hits, this.setting());
  }
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function part(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

function compareBoxes() {
  return /** @type {NodeListOf<HTMLInputElement>} */ (part("ct-hits").querySelectorAll("input[name=compare]"));
}

/**
 * @param {string} id
 * @param {(field: HTMLInputElement) => void} tell
 */
function onChange(id, tell) {
  part(id).addEventListener("change", ({ target }) => tell(/** @type {HTMLInputElement} */ (target)));
}

/**
 * @param {string} id
 * @param {(button: HTMLButtonElement) => void} tell
 */
function onButton(id, tell) {
  part(id).addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button) tell(button);
  });
}

const answer = await fetch(new URL("entries.json", location.href));
const explore = new Explore(await answer.json());
explore.listen();
await explore.show();
