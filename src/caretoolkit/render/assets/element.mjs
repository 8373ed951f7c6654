// Makes elements without HTML from strings, so that no text can become markup; and says numbers as the page does.

/** @typedef {import("./facets.mjs").Said} Said */

/**
 * Return an element with attributes and children; an attribute that is false is left out, one that is true is empty.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | boolean>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/**
 * Return the language of a text as attributes, where it is not that of the page.
 * @param {Said} said
 * @returns {Record<string, string>}
 */
export function language(said) {
  return typeof said === "string" ? {} : { lang: said[1], dir: "auto" };
}

/**
 * Return a text as a node that knows its language.
 * @param {Said} said
 * @returns {Node}
 */
export function spoken(said) {
  return typeof said === "string" ? document.createTextNode(said) : element("span", language(said), said[0]);
}

/**
 * Return a function that says a number, and one that says a message in the form for a number.
 * @param {string} locale
 * @param {string} digits the locale's own
 */
export function numbers(locale, digits) {
  const format = new Intl.NumberFormat(locale, { numberingSystem: "latn" });
  const rules = new Intl.PluralRules(locale);
  /** @param {number} value */
  const number = (value) => format.format(value).replace(/\d/g, (digit) => digits[Number(digit)]);
  /**
   * @param {Record<string, string>} forms by CLDR's names of plural forms
   * @param {number} count
   */
  const counted = (forms, count) => (forms[rules.select(count)] ?? forms.other).replace("{number}", number(count));
  return { number, counted };
}
