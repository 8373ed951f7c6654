// Reads the page of a case: what stands in each of its fields, as the page itself says it. What is marked with
// `data-ct-row` is a field, and what is marked with `data-ct-head` stands at the top of the case.

/** @typedef {import("./compare-rows.mjs").Row} Row */
/** @typedef {{id: string, address: string, title: HTMLElement, city: string, head: Node[], rows: Map<string, Row>}} CasePage */

/**
 * Return the page of a case, or nothing if there is none.
 * @param {string} id
 * @param {string} address
 * @returns {Promise<CasePage | null>}
 */
export async function casePage(id, address) {
  const answer = await fetch(address);
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const title = page.querySelector("h1");
  if (!title) return null;
  /** @type {Map<string, Row>} */
  const rows = new Map();
  for (const field of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-ct-row]"))) {
    const key = field.dataset.ctRow ?? "";
    const row = rows.get(key) ?? { label: label(field), cells: [] };
    row.cells.push(...content(field).map((node) => ours(node, address)));
    rows.set(key, row);
  }
  const head = [...page.querySelectorAll("[data-ct-head]")].map((node) => ours(node, address));
  const city = page.querySelector("[data-ct-city]")?.textContent ?? "";
  return { id, address, title, city, head, rows };
}

/**
 * Return what the page calls a field: the words before it in a list of pairs, or the nearest heading.
 * @param {HTMLElement} field
 */
function label(field) {
  let named = field.tagName === "SECTION" ? field.querySelector("h2") : field.previousElementSibling;
  const wanted = field.tagName === "DD" ? "DT" : /^H[23]$/;
  while (named && !named.tagName.match(wanted)) named = named.previousElementSibling;
  const words = /** @type {Element | undefined} */ (named?.cloneNode(true));
  words?.querySelector(".ct-in-language")?.remove();
  return words?.textContent?.trim() ?? "";
}

/**
 * @param {HTMLElement} field
 * @returns {Node[]}
 */
function content(field) {
  if (field.tagName === "DD") {
    const cell = field.ownerDocument.createElement("div");
    cell.append(...[...field.childNodes].map((node) => node.cloneNode(true)));
    return [cell];
  }
  return field.tagName === "SECTION" ? [...field.children].filter(({ tagName }) => tagName !== "H2") : [field];
}

/**
 * Return a copy of a part for another page: its links lead where they led, and nothing in it has an id.
 * @param {Node} node
 * @param {string} address
 */
function ours(node, address) {
  const copy = /** @type {HTMLElement} */ (document.importNode(node, true));
  for (const each of [copy, ...copy.querySelectorAll("*")]) {
    each.removeAttribute("id");
    const href = each.getAttribute("href");
    if (href !== null) each.setAttribute("href", new URL(href, address).href);
  }
  return copy;
}
