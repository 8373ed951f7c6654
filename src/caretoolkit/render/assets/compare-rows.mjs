// The rows of a comparison: which fields the compared pages have between them, and in what order.

/** @typedef {{label: string, cells: Node[]}} Row a field of a case: what the page calls it, and what stands there */

/**
 * Return the keys of several lists once each, so that a key stands after those before it on its own list.
 * @param {Iterable<string>[]} lists each in the order of its page
 * @returns {string[]}
 */
export function merged(lists) {
  /** @type {string[]} */
  const keys = [];
  for (const list of lists) {
    let place = 0;
    for (const key of list) {
      const found = keys.indexOf(key);
      if (found < 0) keys.splice(place, 0, key);
      place = (found < 0 ? place : Math.max(place, found)) + 1;
    }
  }
  return keys;
}

/** Elements after which a text goes on in a new item. */
const ITEMS = new Set(["LI", "P", "DIV", "TR", "TD", "TH", "DD", "H3", "SECTION"]);

/**
 * Return what a node says in one line, without the marks of its sources; items are parted by semicolons.
 * @param {Node} node
 * @returns {string}
 */
export function inOneLine(node) {
  return said(node).split("\n").map((item) => item.replace(/\s+/g, " ").trim()).filter(Boolean).join("; ");
}

/**
 * @param {Node} node
 * @returns {string}
 */
function said(node) {
  if (node.nodeType === 3) return (node.nodeValue ?? "").replace(/\s+/g, " ");
  if (node.nodeName === "SUP") return "";
  const within = [...node.childNodes].map(said).join("");
  return ITEMS.has(node.nodeName) ? `\n${within}\n` : within;
}
