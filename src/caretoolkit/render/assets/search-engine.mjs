// Searches a locale of the site: looks up words and adds the impacts that the build has worked out.
// Runs in a page, in a worker and in Node; needs nothing but a way to read files.

import { SearchIndex } from "./search-index.mjs";
import { isOneSlipAway, isUnspaced, placedWords, words } from "./search-words.mjs";

/**
 * @typedef {[start: number, end: number]} Mark
 * @typedef {object} Hit
 * @property {string} path below the locale
 * @property {string} kind
 * @property {number} score
 * @property {string} title
 * @property {string} text
 * @property {string} place
 * @property {string} year
 * @property {number | null} level the evidence level of a case
 * @property {{title: string, text: string}} locale the languages that title and text are really in
 * @property {{title: Mark[], text: Mark[]}} marks where the words of the query stand
 * @property {boolean} isWhole whether all words were found
 * @typedef {object} Found
 * @property {Hit[]} hits the best first: those with more of the words before those with fewer
 * @property {number} total how many documents hold all words, or any of them if none holds all
 * @property {boolean} isWhole whether a document holds all words
 * @property {string | null} suggestion the query without the slip that it was read without
 * @typedef {{asked: string, entries: import("./search-index.mjs").Entry[], share: number}} Understood a word, and the words it was read as
 * @typedef {{number: number, words: number, score: number}} Ranked
 */

const LONGEST_QUERY = 200;
const MOST_WORDS = 12;
const MOST_COMPLETIONS = 12;
const SHARE_OF_COMPLETION = 0.7; // a word that only begins as the reader types says less than the word itself
const SHORTEST_WITH_SLIP = 4;
const SHORTEST_STEM = 4;
const CHECKED_FOR_PHRASES = 48;
const ARABIC = /\p{Script=Arabic}/u;
const PHRASE = /["“”«»„]([^"“”«»„]+)["“”«»„]/gu;

/**
 * Return a search engine for a locale.
 * @param {string | URL} base the address of the site, whole or from the page, or whatever `fetchText` takes before a path
 * @param {string} locale
 * @param {(address: string) => Promise<string>} [fetchText]
 */
export async function open(base, locale, fetchText = fromNetwork) {
  const folder = `${String(base).replace(/[^/]$/, "$&/")}${locale}/search/`;
  const manifest = JSON.parse(await fetchText(`${folder}index.json`));
  return new Engine(new SearchIndex(manifest, (name) => fetchText(`${folder}${name}?${manifest.version}`)));
}

/**
 * Return what stands at an address.
 * @param {string} address
 */
export async function fromNetwork(address) {
  return textOf(await fetch(address));
}

/**
 * Return the text of an answer.
 * @param {Response} answer
 */
export function textOf(answer) {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.text();
}

export class Engine {
  /** @param {SearchIndex} index */
  constructor(index) {
    this.index = index;
    /** The words that a search box prints. */
    this.said = index.manifest.said;
  }

  /**
   * Return the best hits of a query.
   * @param {string} query
   * @param {{limit?: number, kinds?: string[]}} [options]
   * @returns {Promise<Found>}
   */
  async search(query, { limit = 10, kinds } = {}) {
    const asked = await this.understand(query);
    const { ranked, total, isWhole } = await this.rank(asked, kinds);
    const first = await this.phrasesFirst(ranked, query, limit);
    const marked = new Set(asked.flatMap(({ entries }) => entries.map(({ word }) => word)));
    const terms = new Set(asked.flatMap(({ entries }) => entries.flatMap((entry) => entry.terms)));
    await Promise.all([this.addForms(marked, terms, asked), ...first.map(({ number }) => this.index.row(number))]); // in one round
    const hits = await Promise.all(first.map((found) => this.hit(found, marked, found.words === asked.length)));
    return { hits, total, isWhole, suggestion: suggestion(query, asked) };
  }

  /**
   * Return the paths of all documents that hold all words of a query, or any of them if none holds all, the best first.
   * @param {string} query
   * @returns {Promise<{path: string, score: number}[]>}
   */
  async paths(query) {
    const { ranked, total } = await this.rank(await this.understand(query));
    const paths = ranked.length ? await this.index.paths() : [];
    return ranked.slice(0, total).map(({ number, score }) => ({ path: paths[number], score }));
  }

  /**
   * Return what each word of a query is read as; words that say nothing by themselves are left out if others remain.
   * @param {string} query
   * @returns {Promise<Understood[]>}
   */
  async understand(query) {
    const cut = query.slice(0, LONGEST_QUERY);
    const all = [...new Set(words(cut))].filter(Boolean).slice(0, MOST_WORDS); // nothing is left of marks alone
    const telling = all.filter((word) => !this.index.stop.has(word));
    const isEnded = /[\s\p{P}]$/u.test(cut);
    return Promise.all(telling.map((word) => this.read(word, word === all.at(-1) && !isEnded)));
  }

  /**
   * @param {string} asked
   * @param {boolean} isUnfinished
   * @returns {Promise<Understood>}
   */
  async read(asked, isUnfinished) {
    const entry = await this.index.entry(asked);
    if (entry) return { asked, entries: [entry], share: 1 };
    if (isUnfinished || isUnspaced(asked)) {
      const completions = await this.index.beginningWith(asked);
      if (completions.length) return { asked, entries: mostCommon(completions), share: SHARE_OF_COMPLETION };
    }
    const near = await this.near(asked);
    return { asked, entries: near, share: SHARE_OF_COMPLETION };
  }

  /**
   * Return the most common word one slip away, or else the words that begin as most of the word does.
   * @param {string} word
   */
  async near(word) {
    if (word.length >= SHORTEST_WITH_SLIP && !/^\d+$/.test(word)) {
      for (const beginning of [word.slice(0, 2), word[0], word[1]]) {
        const found = (await this.index.beginningWith(beginning)).filter((entry) => isOneSlipAway(word, entry.word));
        if (found.length) return mostCommon(found).slice(0, 1);
      }
    }
    for (let length = word.length - 1; length >= Math.max(SHORTEST_STEM, word.length - 3); length -= 1) {
      const found = await this.index.beginningWith(word.slice(0, length));
      if (found.length) return mostCommon(found);
    }
    return [];
  }

  /**
   * Return the documents that hold any word: those with more words first, then by score, then by number.
   * @param {Understood[]} asked
   * @param {string[]} [kinds]
   * @returns {Promise<{ranked: Ranked[], total: number, isWhole: boolean}>}
   */
  async rank(asked, kinds) {
    /** @type {Map<number, Ranked>} */
    const found = new Map();
    for (const scores of await Promise.all(asked.map((word) => this.scores(word)))) {
      for (const [number, score] of scores) {
        const known = found.get(number) ?? { number, words: 0, score: 0 };
        found.set(number, { number, words: known.words + 1, score: known.score + score });
      }
    }
    const wanted = [...found.values()].filter(({ number }) => !kinds || kinds.includes(this.index.kind(number)));
    const ranked = wanted.sort((one, other) => other.words - one.words || other.score - one.score || one.number - other.number);
    const whole = ranked.filter(({ words }) => words === asked.length).length;
    const { precision } = this.index.manifest;
    return { ranked: ranked.map((each) => ({ ...each, score: each.score / precision })), total: whole || ranked.length, isWhole: whole > 0 };
  }

  /**
   * Return what a word adds to the score of each document: the sum for the terms of a word, the best of several words.
   * @param {Understood} word
   * @returns {Promise<Map<number, number>>}
   */
  async scores({ entries, share }) {
    /** @type {Map<number, number>} */
    const best = new Map();
    for (const postings of await Promise.all(entries.map(({ terms }) => this.index.postings(terms)))) {
      /** @type {Map<number, number>} */
      const sums = new Map();
      for (const { numbers, impacts } of postings) {
        numbers.forEach((number, at) => sums.set(number, (sums.get(number) ?? 0) + impacts[at]));
      }
      for (const [number, sum] of sums) best.set(number, Math.max(best.get(number) ?? 0, sum * share));
    }
    return best;
  }

  /**
   * Return the first documents, those first whose title or line holds a quoted phrase of the query.
   * @param {Ranked[]} ranked
   * @param {string} query
   * @param {number} limit
   */
  async phrasesFirst(ranked, query, limit) {
    const phrases = [...query.slice(0, LONGEST_QUERY).matchAll(PHRASE)].map(([, phrase]) => ` ${words(phrase).join(" ")} `);
    if (!phrases.length) return ranked.slice(0, limit);
    const checked = await Promise.all(
      ranked.slice(0, Math.max(limit, CHECKED_FOR_PHRASES)).map(async (found) => {
        const [, title, text] = await this.index.row(found.number);
        const said = ` ${words(title).join(" ")} | ${words(text).join(" ")} `;
        return { found, holds: phrases.every((phrase) => said.includes(phrase)) };
      }),
    );
    return [...checked.filter(({ holds }) => holds), ...checked.filter(({ holds }) => !holds)].slice(0, limit).map(({ found }) => found);
  }

  /**
   * Add the other forms of the words that were found, so that they are marked, too.
   * @param {Set<string>} marked
   * @param {Set<number>} terms
   * @param {Understood[]} asked
   */
  async addForms(marked, terms, asked) {
    const beginnings = asked.flatMap(({ entries }) => entries.slice(0, 1).map(({ word }) => word.slice(0, Math.max(3, word.length - 3))));
    for (const others of await Promise.all(beginnings.map((beginning) => this.index.beginningWith(beginning)))) {
      for (const { word } of others.filter(({ terms: own }) => own.some((term) => terms.has(term)))) marked.add(word);
    }
  }

  /**
   * @param {Ranked} found
   * @param {Set<string>} marked
   * @param {boolean} isWhole
   * @returns {Promise<Hit>}
   */
  async hit({ number, score }, marked, isWhole) {
    const [path, title, text, place, year, level, titleLocale, textLocale] = await this.index.row(number);
    const locale = { title: titleLocale, text: textLocale };
    const marks = { title: marksIn(title, marked), text: marksIn(text, marked) };
    return { path, kind: this.index.kind(number), score, title, text, place, year, level, locale, marks, isWhole };
  }
}

/**
 * Tell whether a word holds another: Arabic writes the article and some prepositions in one with their noun.
 * @param {string} word
 * @param {Set<string>} others
 */
function holdsAny(word, others) {
  return [...others].some((other) => other.length >= SHORTEST_STEM && word.endsWith(other));
}

/** @param {import("./search-index.mjs").Entry[]} entries */
function mostCommon(entries) {
  return [...entries].sort((one, other) => other.size - one.size || one.word.length - other.word.length).slice(0, MOST_COMPLETIONS);
}

/**
 * @param {string} text
 * @param {Set<string>} marked
 * @returns {Mark[]}
 */
function marksIn(text, marked) {
  /** @type {Mark[]} */
  const marks = [];
  for (const { word, start, end } of placedWords(text)) {
    if (!marked.has(word) && !(ARABIC.test(word) && holdsAny(word, marked))) continue;
    const at = isUnspaced(word) ? text.indexOf(word, Math.max(start, (marks.at(-1)?.[1] ?? 0) - 1)) : start;
    const mark = /** @type {Mark} */ (isUnspaced(word) && at >= 0 ? [at, at + word.length] : [start, end]);
    const before = marks.at(-1);
    if (before && mark[0] <= before[1]) before[1] = Math.max(before[1], mark[1]);
    else marks.push(mark);
  }
  return marks;
}

/**
 * Return the query with the words that were found in the place of those with a slip, or nothing if there were none.
 * @param {string} query
 * @param {Understood[]} asked
 */
function suggestion(query, asked) {
  const slips = asked.filter(({ asked: word, entries }) => entries.length === 1 && isSlip(word, entries[0].word));
  if (!slips.length) return null;
  const mended = new Map(slips.map(({ asked: word, entries }) => [word, entries[0].word]));
  let [said, at] = ["", 0];
  for (const { word, start, end } of placedWords(query.slice(0, LONGEST_QUERY))) {
    const right = mended.get(word);
    if (right === undefined) continue;
    said += query.slice(at, start) + right;
    at = end;
  }
  return said + query.slice(at, LONGEST_QUERY);
}

/**
 * Tell whether a word is a slip for another, and not another form of it.
 * @param {string} word
 * @param {string} other
 */
function isSlip(word, other) {
  return !other.startsWith(word) && !word.startsWith(other) && isOneSlipAway(word, other);
}
