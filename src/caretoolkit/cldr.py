"""Says which locales CLDR knows, so that the settings can be refused before a later stage meets a locale without data.

It knows nothing of the toolkit; formats, names and catalogues have their home in `localise`.
"""

from babel.core import Locale, UnknownLocaleError


def is_known_locale(tag: str) -> bool:
    """Tell whether CLDR has data for a locale such as `es-CO`."""
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True
