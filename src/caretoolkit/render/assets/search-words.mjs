// Parts a text into words and folds away what readers do not type, just as `index/words.py` does for the index.

const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const MARKS = "\\u0300-\\u036f\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u0900-\\u0963\\u0966-\\u0dff";
const WORD = new RegExp(`[\\p{L}\\p{N}${MARKS}${UNSPACED}]+`, "gu");
const UNSPACED_RUN = new RegExp(`([${UNSPACED}]+)`, "u");
const FADED = /[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670]/gu;
/** @type {Record<string, string>} */
const FOLDED = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i", ٱ: "ا", ى: "ي", ة: "ه", ی: "ي", ک: "ك" };
const TO_FOLD = /[ßæœøłđıٱىةیک\u0660-\u0669\u06f0-\u06f9]/gu;

/**
 * Return the words of a text as a reader may type them: in small letters, without accents; where a script writes no
 * spaces, every two neighbours are a word.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return placedWords(text).map(({ word }) => word);
}

/**
 * Return the words of a text, each with the place in the text where the writing that holds it begins and ends.
 * @param {string} text
 * @returns {{word: string, start: number, end: number}[]}
 */
export function placedWords(text) {
  /** @type {{word: string, start: number, end: number}[]} */
  const found = [];
  for (const match of text.matchAll(WORD)) {
    const place = { start: match.index, end: match.index + match[0].length };
    for (const plain of match[0].normalize("NFKC").toLowerCase().match(WORD) ?? []) { // several for a sign such as ½
      for (const part of parts(plain)) found.push({ word: folded(part), ...place });
    }
  }
  return found;
}

/**
 * Return the parts of a word: every two neighbours where a script writes no spaces, and what stands between; a single
 * letter of any other script is none.
 * @param {string} word
 * @returns {string[]}
 */
function parts(word) {
  return word.split(UNSPACED_RUN).flatMap((part, number) => {
    const letters = [...part];
    if (number % 2 && letters.length > 1) return letters.slice(1).map((letter, before) => letters[before] + letter);
    return number % 2 || letters.length > 1 || /^\p{N}$/u.test(part) ? [part] : [];
  });
}

/**
 * Tell whether a word is of a script that writes no spaces.
 * @param {string} word
 */
export function isUnspaced(word) {
  return UNSPACED_RUN.test(word);
}

/**
 * Return a word without accents, with the plain forms of Arabic letters and of digits.
 * @param {string} word
 */
export function folded(word) {
  return word
    .normalize("NFKD")
    .replace(FADED, "")
    .replace(TO_FOLD, (letter) => FOLDED[letter] ?? String((letter.codePointAt(0) ?? 0) % 16))
    .normalize("NFC");
}

/**
 * Tell whether one slip leads from a word to another: a letter too many, too few, another, or two exchanged.
 * @param {string} word
 * @param {string} other
 */
export function isOneSlipAway(word, other) {
  if (Math.abs(word.length - other.length) > 1 || word === other) return false;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start += 1;
  const rest = word.slice(start);
  const rests = other.slice(start);
  if (rest.length < rests.length) return rests.slice(1) === rest;
  if (rest.length > rests.length) return rest.slice(1) === rests;
  const isExchanged = rest.length > 1 && rest[0] === rests[1] && rest[1] === rests[0] && rest.slice(2) === rests.slice(2);
  return isExchanged || rest.slice(1) === rests.slice(1);
}
