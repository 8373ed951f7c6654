// What pages do beyond reading: the search box, the original beside a translation, and a chosen language remembered.
// Nothing here is needed to read or browse.

const LANGUAGE_KEY = "care-systems-toolkit.language";

const box = document.querySelector("[data-ct-search-box]");
const field = /** @type {HTMLInputElement | null} */ (box?.querySelector(".md-search__input"));
const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));

/**
 * Open the search box, with a query if there is one.
 * @param {string} [query]
 */
function search(query) {
  if (!field || !toggle) return;
  if (!toggle.checked) toggle.click(); // first: a caret in a field that is not shown yet does not keep its place
  field.focus();
  if (query === undefined) return field.select();
  field.value = query;
  field.dispatchEvent(new Event("input"));
}

/**
 * Fetch the search box, which most readers never use: all of its parts at once, not each when another asks for it.
 */
async function fetchBox() {
  field?.removeEventListener("focus", fetchBox);
  const manifest = fetch(new URL(`../../${document.documentElement.lang}/search/index.json`, import.meta.url));
  const parts = ["box", "engine", "index", "words"].map((name) => import(`./search-${name}.mjs`));
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("search.css", import.meta.url).href });
  document.head.append(style);
  try {
    const [{ attach }] = await Promise.all([...parts, manifest]);
    attach(box, manifest);
  } catch {
    const told = box?.querySelector(".ct-found-told");
    if (told) told.textContent = /** @type {HTMLElement} */ (box).dataset.ctBroken ?? "";
    style.remove();
    field?.addEventListener("focus", fetchBox);
  }
}

field?.addEventListener("focus", fetchBox);
document.querySelector("[data-ct-search-button]")?.addEventListener("click", () => search());
toggle?.addEventListener("change", () => toggle.checked && !box?.contains(document.activeElement) && field?.focus());
document.addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (!["/", "s", "f"].includes(event.key) || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  search();
});

for (const form of document.querySelectorAll("[data-ct-search]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = /** @type {HTMLInputElement | null} */ (form.querySelector("[data-ct-search-field]"));
    search(asked?.value ?? "");
  });
}

for (const link of document.querySelectorAll("[data-ct-query]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    search(link.getAttribute("data-ct-query") ?? "");
  });
}

const originals = /** @type {HTMLElement | null} */ (document.querySelector("[data-ct-originals]"));
originals?.addEventListener("click", async () => {
  const { toggle } = await import("./originals.mjs");
  const link = /** @type {HTMLAnchorElement} */ (originals.previousElementSibling);
  toggle(originals, link.href);
});

for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-ct-language]"))) {
  link.addEventListener("click", () => {
    link.search = location.search; // what a reader has chosen, as the address says it by now
    link.hash = location.hash;
    try {
      localStorage.setItem(LANGUAGE_KEY, link.getAttribute("data-ct-language") ?? "");
    } catch {
      // Without storage, the root page asks the browser's languages again.
    }
  });
}

document.addEventListener("keydown", (event) => {
  const open = document.querySelector(".ct-languages[open]");
  if (event.key === "Escape" && open) open.removeAttribute("open");
});
