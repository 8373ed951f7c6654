// Puts the cities with cases in the order of their likeness to the reader's, by the same rule as `link/similar.py`.

/** @typedef {Record<string, string>} Profile  region, income, size, kind; "unknown" where it is not known */

/**
 * Return how alike two cities are: the share of known weights that agree, what they have in common, and the known weight.
 * @param {Profile} one
 * @param {Profile} other
 * @param {Record<string, number>} weights
 * @param {string[]} sizes  from the smallest to the largest
 */
export function likeness(one, other, weights, sizes) {
  let agreed = 0;
  let known = 0;
  const common = [];
  for (const [name, weight] of Object.entries(weights)) {
    const [mine, theirs] = [one[name], other[name]];
    if (mine === "unknown" || theirs === "unknown") continue;
    known += weight;
    if (mine === theirs) {
      agreed += weight;
      common.push(name);
    } else if (name === "size" && Math.abs(sizes.indexOf(mine) - sizes.indexOf(theirs)) === 1) {
      agreed += weight / 2;
    }
  }
  return { share: known ? agreed / known : 0, common, known };
}

/** @param {HTMLFormElement} form */
function begin(form) {
  const weights = Object.fromEntries(
    (form.dataset.weights ?? "").trim().split(/\s+/).map((each) => [each.split(":")[0], Number(each.split(":")[1])]),
  );
  const sizes = (form.dataset.sizes ?? "").trim().split(/\s+/);
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  const body = /** @type {HTMLElement} */ (document.querySelector("[data-ct-like-table] tbody"));
  const template = /** @type {HTMLTemplateElement} */ (document.querySelector("[data-ct-like-words]"));
  const words = Object.fromEntries(
    [...template.content.querySelectorAll("[data-part]")].map((part) => [part.getAttribute("data-part"), part.textContent]),
  );
  const rows = [...body.querySelectorAll("tr")].map((row, place) => ({ row, place }));
  const commons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-ct-like-table] [data-ct-common]"));

  function show() {
    const mine = Object.fromEntries([...form.querySelectorAll("select")].map((select) => [select.name, select.value]));
    const ranked = rows.map(({ row, place }) => {
      const alike = likeness(mine, /** @type {Profile} */ ({ ...row.dataset }), weights, sizes);
      return { row, place, alike, rank: (alike.share * alike.known) / total };
    });
    ranked.sort((one, other) => other.rank - one.rank || one.place - other.place);
    const isChosen = Object.values(mine).some((value) => value !== "unknown");
    for (const cell of commons) cell.hidden = !isChosen;
    for (const { row, alike } of ranked) {
      const common = row.querySelector("[data-ct-common]");
      if (common) common.textContent = alike.common.map((name) => words[name]).join(" · ") || "–";
      body.append(row);
    }
    const parameters = new URLSearchParams(Object.entries(mine).filter(([, value]) => value !== "unknown"));
    history.replaceState(null, "", parameters.size ? `?${parameters}` : location.pathname);
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    const select = /** @type {HTMLSelectElement | null} */ (form.querySelector(`select[name="${CSS.escape(name)}"]`));
    if (select && [...select.options].some((option) => option.value === value)) select.value = value;
  }
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}

if (typeof document !== "undefined") {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-ct-like]"));
  if (form) begin(form);
}
