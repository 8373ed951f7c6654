// What pages do beyond reading: the home page's search field opens the search box, and a chosen language is remembered.
// Nothing here is needed to read or browse.

const LANGUAGE_KEY = "care-systems-toolkit.language";

/**
 * Open the host's search box with a query.
 * @param {string} query
 */
function search(query) {
  const box = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"));
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
  if (!box || !toggle) return;
  if (!toggle.checked) toggle.click();
  box.value = query;
  box.focus();
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
}

for (const form of document.querySelectorAll("[data-ct-search]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement | null} */ (form.querySelector("[data-ct-search-field]"));
    search(field?.value ?? "");
  });
}

for (const link of document.querySelectorAll("[data-ct-query]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    search(link.getAttribute("data-ct-query") ?? "");
  });
}

for (const link of document.querySelectorAll("[data-ct-language]")) {
  link.addEventListener("click", () => {
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
