// Reads the files of a search index as they are needed; docs/contributing/search.md describes them.

/**
 * @typedef {{word: string, terms: number[], size: number}} Entry a word, the numbers of its terms, and how common it is (a power of two)
 * @typedef {{numbers: number[], impacts: number[]}} Posting
 * @typedef {[path: string, title: string, text: string, place: string, year: string, level: number | null, titleLocale: string, textLocale: string]} Row
 * @typedef {object} Manifest
 * @property {string} version
 * @property {number} total
 * @property {number} chunk how many documents one file describes
 * @property {number} precision how many parts of one an impact counts
 * @property {[kind: string, first: number][]} kinds
 * @property {string[]} words with which word each file of the vocabulary begins
 * @property {number[]} postings with which term each file of postings begins
 * @property {string[]} leads which word names that term first
 * @property {string} stop
 * @property {Record<string, any>} said
 */

const MOST_FILES = 4; // of the vocabulary, for one beginning of a word

export class SearchIndex {
  /**
   * @param {Manifest} manifest
   * @param {(name: string) => Promise<string>} read returns the content of a file of the index
   */
  constructor(manifest, read) {
    this.manifest = manifest;
    this.stop = new Set(manifest.stop.split(" "));
    this.read = read;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
  }

  /**
   * Return a file of the index as `parse` understands it; it is read once.
   * @template T
   * @param {string} name
   * @param {(text: string) => T} parse
   * @returns {Promise<T>}
   */
  file(name, parse) {
    const known = this.kept.get(name);
    if (known) return known;
    const asked = this.read(name).then(parse);
    asked.catch(() => this.kept.delete(name)); // the next query asks again
    this.kept.set(name, asked);
    return asked;
  }

  /**
   * Return the words that begin so, in their order; of very many, the first.
   * @param {string} beginning
   * @returns {Promise<Entry[]>}
   */
  async beginningWith(beginning) {
    const starts = this.manifest.words;
    const first = Math.max(0, last(starts, (start) => start <= beginning));
    const end = last(starts, (start) => start <= beginning || start.startsWith(beginning));
    const numbers = [];
    for (let number = first; number <= Math.min(end, first + MOST_FILES - 1); number += 1) numbers.push(number);
    const files = await Promise.all(numbers.map((number) => this.file(`words-${number}.txt`, entries)));
    return files.flat().filter(({ word }) => word.startsWith(beginning));
  }

  /**
   * Return the entry of a word, if it stands in any document. Its postings are asked for at the same time, where they
   * are most likely to be: words and their terms are in the same order.
   * @param {string} word
   * @returns {Promise<Entry | undefined>}
   */
  async entry(word) {
    const number = last(this.manifest.words, (start) => start <= word);
    if (number < 0) return undefined;
    this.lines(Math.max(0, last(this.manifest.leads, (lead) => lead <= word))).catch(() => {}); // told of when they are needed
    return (await this.file(`words-${number}.txt`, entries)).find((entry) => entry.word === word);
  }

  /**
   * Return the documents of each of these terms, and what it adds to the score of each.
   * @param {number[]} terms
   * @returns {Promise<Posting[]>}
   */
  postings(terms) {
    return Promise.all(
      terms.map(async (term) => {
        const number = last(this.manifest.postings, (start) => start <= term);
        return posting((await this.lines(number))[term - this.manifest.postings[number]]);
      }),
    );
  }

  /**
   * Return the lines of a file of postings.
   * @param {number} number
   * @returns {Promise<string[]>}
   */
  lines(number) {
    return this.file(`postings-${number}.txt`, (text) => text.split("\n"));
  }

  /**
   * Return what a hit shows of a document.
   * @param {number} number
   * @returns {Promise<Row>}
   */
  async row(number) {
    const { chunk } = this.manifest;
    const rows = await this.file(`documents-${Math.floor(number / chunk)}.json`, JSON.parse);
    return rows[number % chunk];
  }

  /**
   * Return the paths of all documents.
   * @returns {Promise<string[]>}
   */
  paths() {
    return this.file("paths.json", JSON.parse);
  }

  /**
   * Return the kind of a document.
   * @param {number} number
   */
  kind(number) {
    const { kinds } = this.manifest;
    return kinds[last(kinds, ([, first]) => first <= number)][0];
  }
}

/**
 * Return the position of the last item for which a test holds that holds for all items before it, or -1.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => boolean} holds
 */
function last(items, holds) {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle])) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * @param {string} text
 * @returns {Entry[]}
 */
function entries(text) {
  const [start, ...lines] = text.split("\n");
  let following = parseInt(start, 36);
  let before = "";
  return lines.map((line) => {
    const [coded, terms, size] = line.split(" ");
    const word = before.slice(0, parseInt(coded[0], 36)) + coded.slice(1);
    before = word;
    return { word, terms: terms.split(",").map((code) => (code === "+" ? following++ : parseInt(code, 36))), size: parseInt(size, 36) };
  });
}

/**
 * @param {string} line
 * @returns {Posting}
 */
function posting(line) {
  const read = line.split(" ");
  const [numbers, impacts] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  let number = 0;
  for (let at = 0; at < read.length; at += 2) {
    number += Number(read[at]);
    numbers.push(number);
    impacts.push(Number(read[at + 1]));
  }
  return { numbers, impacts };
}
