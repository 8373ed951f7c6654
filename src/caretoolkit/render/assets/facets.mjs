// Chooses among the entries of Explore by facets and words, counts what each further choice would give, and sorts.
// Knows the data (see publish/entries.py) and no page.

/** @typedef {string | [string, string]} Said a text in the page's language, or with the language it is really in */
/** @typedef {{id: string, title: Said, terms: [string, Said][]}} Facet */
/**
 * @typedef {{path: string, title: Said, line: Said, terms: number[][], city?: number, kind?: Said, level?: number, started?: string}} Entry
 */
/** @typedef {{locale: string, facets: Facet[], cities: [Said, string][], dates: Record<string, string>, entries: Entry[]}} Data */
/** @typedef {Map<string, string[]>} Chosen the chosen terms by facet, in the order they were chosen in */
/** @typedef {Map<string, number>} Scores how well each path fits a query */

export const SORTS = ["relevance", "evidence", "newest", "title", "city"];

/**
 * Return the text itself.
 * @param {Said} said
 */
export function text(said) {
  return typeof said === "string" ? said : said[0];
}

/**
 * Return the entries that hold one of the chosen terms in every facet and fit the query, and for each term of each facet
 * how many entries would hold if it were chosen there.
 * @param {Data} data
 * @param {Chosen} chosen
 * @param {Scores | null} scores null where there is no query
 * @returns {{hits: Entry[], counts: number[][]}}
 */
export function select({ facets, entries }, chosen, scores) {
  const wanted = facets.map((facet) => places(facet, chosen.get(facet.id)));
  const counts = facets.map((facet) => new Array(facet.terms.length).fill(0));
  const hits = [];
  for (const entry of entries) {
    if (scores && !scores.has(entry.path)) continue;
    const missed = missedFacets(entry, wanted);
    if (missed.length === 0) hits.push(entry);
    if (missed.length > 1) continue;
    // An entry that misses in one facet only counts there: choosing its term would bring it in.
    for (const facet of missed.length ? missed : counts.keys()) {
      for (const term of entry.terms[facet]) counts[facet][term] += 1;
    }
  }
  return { hits, counts };
}

/**
 * @param {Facet} facet
 * @param {string[]} [ids]
 * @returns {Set<number> | null} null where nothing is chosen that there is
 */
function places(facet, ids = []) {
  const found = ids.map((id) => facet.terms.findIndex(([term]) => term === id)).filter((place) => place >= 0);
  return found.length ? new Set(found) : null;
}

/**
 * @param {Entry} entry
 * @param {(Set<number> | null)[]} wanted
 */
function missedFacets(entry, wanted) {
  /** @type {number[]} */
  const missed = [];
  wanted.forEach((terms, facet) => {
    if (terms && !entry.terms[facet].some((term) => terms.has(term))) missed.push(facet);
  });
  return missed;
}

/**
 * Return only those chosen terms that there are.
 * @param {Data} data
 * @param {Chosen} chosen
 * @returns {Chosen}
 */
export function known({ facets }, chosen) {
  /** @type {Chosen} */
  const kept = new Map();
  for (const facet of facets) {
    const ids = (chosen.get(facet.id) ?? []).filter((id) => facet.terms.some(([term]) => term === id));
    if (ids.length) kept.set(facet.id, ids);
  }
  return kept;
}

/**
 * Return the choice with one term added, or taken away where it was chosen.
 * @param {Chosen} chosen
 * @param {string} facet
 * @param {string} term
 * @returns {Chosen}
 */
export function toggled(chosen, facet, term) {
  const terms = chosen.get(facet) ?? [];
  const others = terms.filter((each) => each !== term);
  const changed = new Map(chosen).set(facet, others.length < terms.length ? others : [...terms, term]);
  if (!changed.get(facet)?.length) changed.delete(facet);
  return changed;
}

/**
 * Return the hits in an order; what has no date or city stands last, and the data's own order, which is that of the
 * evidence, settles the rest.
 * @param {Data} data
 * @param {Entry[]} hits
 * @param {string} sort
 * @param {Scores | null} scores
 */
export function sorted(data, hits, sort, scores) {
  const { compare } = new Intl.Collator(data.locale, { numeric: true });
  /** @type {Record<string, (one: Entry, other: Entry) => number>} */
  const orders = {
    relevance: (one, other) => (scores?.get(other.path) ?? 0) - (scores?.get(one.path) ?? 0),
    newest: (one, other) => descending(one.started ?? "", other.started ?? ""),
    title: (one, other) => compare(text(one.title), text(other.title)),
    city: (one, other) => compare(cityOf(data, one), cityOf(data, other)),
  };
  return orders[sort] ? [...hits].sort(orders[sort]) : hits;
}

/**
 * @param {string} one
 * @param {string} other
 */
function descending(one, other) {
  return one < other ? 1 : one > other ? -1 : 0;
}

/**
 * @param {Data} data
 * @param {Entry} entry
 */
function cityOf(data, entry) {
  return entry.city === undefined ? "\uffff" : text(data.cities[entry.city][0]);
}

/**
 * Return the entries that hold every word of a query in title, place or line: what is done without a search engine.
 * @param {Data} data
 * @param {string} query
 * @returns {Scores}
 */
export function scoresByWords(data, query) {
  const words = folded(query).match(/[\p{L}\p{N}]+/gu) ?? [];
  /** @type {Scores} */
  const scores = new Map();
  for (const entry of data.entries) {
    const city = entry.city === undefined ? "" : `${text(data.cities[entry.city][0])} ${data.cities[entry.city][1]}`;
    const fields = [folded(text(entry.title)), folded(city), folded(text(entry.line))];
    const found = words.map((word) => WEIGHTS.reduce((sum, weight, at) => sum + (fields[at].includes(word) ? weight : 0), 0));
    if (words.length && found.every(Boolean)) scores.set(entry.path, found.reduce((sum, each) => sum + each, 0));
  }
  return scores;
}

/** What a word counts for in title, place and line. */
const WEIGHTS = [3, 2, 1];

/**
 * Return a text without case, accents and vowel signs.
 * @param {string} said
 */
export function folded(said) {
  return said.normalize("NFKD").replace(/[\p{M}ـ]/gu, "").toLowerCase();
}
