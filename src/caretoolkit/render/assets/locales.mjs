// Chooses among the site's locales by the visitor's languages.

/**
 * Return the site's locale that fits the visitor's languages best: the same tag, then the same language and script,
 * then the same language; or the first locale.
 * @param {string[]} locales the site's locales, the default first
 * @param {readonly string[]} wanted the visitor's languages, the dearest first
 * @returns {string | undefined}
 */
export function bestLocale(locales, wanted) {
  for (const tag of wanted) {
    const found = fitting(locales, tag);
    if (found) return found;
  }
  return locales[0];
}

/**
 * @param {string[]} locales
 * @param {string} tag
 * @returns {string | undefined}
 */
function fitting(locales, tag) {
  const same = locales.find((locale) => locale.toLowerCase() === tag.toLowerCase());
  if (same) return same;
  let maximized;
  try {
    maximized = new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
  const likely = locales.map((locale) => ({ locale, own: new Intl.Locale(locale).maximize() }));
  const sameScript = likely.find(({ own }) => own.language === maximized.language && own.script === maximized.script);
  return (sameScript ?? likely.find(({ own }) => own.language === maximized.language))?.locale;
}
