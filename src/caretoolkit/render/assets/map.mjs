// The filters of the map: one R, one region. They stand in the address, named as in Explore, which is one link away.

/**
 * Tell whether a city is to be shown.
 * @param {{ fiveR: string[], region: string }} city
 * @param {{ fiveR: string, region: string }} choice  empty is all
 */
export function isShown(city, choice) {
  return (!choice.fiveR || city.fiveR.includes(choice.fiveR)) && (!choice.region || city.region === choice.region);
}

/**
 * Return the choice in an address; of several terms, as Explore knows them, the map takes the first.
 * @param {string} search
 */
export function choiceOf(search) {
  const parameters = new URLSearchParams(search);
  const first = (/** @type {string} */ name) => (parameters.get(name) ?? "").split(",")[0];
  return { fiveR: first("five_r"), region: first("regions") };
}

/**
 * Return the query of an address for a choice.
 * @param {{ fiveR: string, region: string }} choice
 */
export function queryOf(choice) {
  const parameters = new URLSearchParams();
  if (choice.fiveR) parameters.set("five_r", choice.fiveR);
  if (choice.region) parameters.set("regions", choice.region);
  const query = parameters.toString();
  return query && `?${query}`;
}

/**
 * Return how many cases serve each R, from `reduce:2 reward:1`.
 * @param {string} written
 * @returns {Record<string, number>}
 */
export function countsOf(written) {
  return Object.fromEntries(written.trim().split(/\s+/).filter(Boolean).map((each) => [each.split(":")[0], Number(each.split(":")[1])]));
}

/** @param {Element} element */
function cityOf(element) {
  const counts = countsOf(element.getAttribute("data-r") ?? "");
  return { counts, fiveR: Object.keys(counts), region: element.getAttribute("data-region") ?? "" };
}

/** @param {HTMLFormElement} form */
function begin(form) {
  const map = /** @type {SVGElement} */ (document.querySelector("[data-ct-map]"));
  const [fiveR, region] = [...form.querySelectorAll("select")];
  const explore = document.querySelector("[data-ct-map-explore]");
  const list = explore?.getAttribute("href") ?? "";

  function show() {
    const choice = { fiveR: fiveR.value, region: region.value };
    const counted = { cities: 0, cases: 0 };
    for (const element of document.querySelectorAll(".ct-map-cities a, [data-ct-map-table] tbody tr")) {
      const city = cityOf(element);
      const shown = isShown(city, choice);
      element.toggleAttribute("hidden", !shown);
      if (shown && element.hasAttribute("data-cases")) {
        counted.cities += 1;
        counted.cases += choice.fiveR ? city.counts[choice.fiveR] : Number(element.getAttribute("data-cases"));
      }
      element.querySelector("use")?.setAttribute("href", `#p-${choice.fiveR || "all"}`);
    }
    for (const cluster of document.querySelectorAll(".ct-map-regions a")) {
      cluster.toggleAttribute("hidden", Boolean(choice.region) && cluster.getAttribute("data-region") !== choice.region);
    }
    map.setAttribute("class", choice.fiveR ? `ct-map ct-r-${choice.fiveR}` : "ct-map");
    const format = new Intl.NumberFormat(document.documentElement.lang);
    for (const [name, number] of Object.entries(counted)) {
      const place = form.querySelector(`[data-ct-${name}]`);
      if (place) place.textContent = format.format(number);
    }
    history.replaceState(null, "", queryOf(choice) || location.pathname);
    explore?.setAttribute("href", `${list}${queryOf(choice)}`);
  }

  const first = choiceOf(location.search);
  if (fiveR.querySelector(`option[value="${CSS.escape(first.fiveR)}"]`)) fiveR.value = first.fiveR;
  if (region.querySelector(`option[value="${CSS.escape(first.region)}"]`)) region.value = first.region;
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}

if (typeof document !== "undefined") {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-ct-map-filter]"));
  if (form) begin(form);
}
