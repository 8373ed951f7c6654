"""The fixed words that generated texts are made of, in every language of the benchmark.

Words are drawn as in natural text: a few often, most of them seldom, so that search indexes have a lifelike size.
"""

from functools import cache
from itertools import accumulate, product
from random import Random

_REAL = {
    "en": (
        "the of and to in a for is that with on care as was are by at from city it women their children services work be which "
        "were this centre families carers not they more paid time or unpaid who public support people one each home older year "
        "programme has staff place council open training day neighbourhood have neighbours nursery hours health budget local "
        "school persons after under first groups service community household workers study months mothers fathers use cost "
        "three ministry law municipal places district social two network share visit respite team fund long days law when "
        "between free every other new change rooms meals evening found wages contract help transport house building night "
        "offer reach need give tell learn teach plan join wait list register rent repair kitchen garden library market bus "
        "clinic nurse doctor student partner union cooperative agency board mayor office survey register meeting quality "
        "safety rest sleep play read write walk cook wash feed carry share lead measure count decide agree begin end grow"
    ),
    "es": (
        "de la que el en y los las del se por un con una para los cuidados ciudad mujeres niñas niños su al trabajo no es "
        "servicios personas mayores familias barrio centro tiempo horas apoyo comunidad programa política red hogar madres "
        "padres cuidadoras remunerado salud escuela municipio presupuesto formación descanso visita equipo costo ley gratis "
        "cada día noche casa cocina mercado transporte agencia alcaldía encuesta calidad seguridad jugar leer caminar cocinar"
    ),
    "fr": (
        "de la le et les des en un du une que pour dans qui par sur au plus ville femmes enfants soins travail services "
        "personnes âgées familles quartier centre temps heures soutien communauté programme politique réseau foyer mères "
        "pères aidantes rémunéré santé école commune budget formation répit visite équipe coût loi gratuit chaque jour nuit "
        "maison cuisine marché transport agence mairie enquête qualité sécurité jouer lire marcher cuisiner accueil crèche"
    ),
    "ar": (
        "في من على إلى أن عن مع هذا التي المدينة الرعاية النساء الأطفال العمل الخدمات الأسر الحي المركز الوقت الساعات الدعم "
        "المجتمع البرنامج السياسة الشبكة البيت الأمهات الآباء مقدمات الصحة المدرسة البلدية الميزانية التدريب الراحة الزيارة "
        "الفريق التكلفة القانون مجانا كل يوم ليل منزل مطبخ سوق نقل وكالة مكتب مسح جودة سلامة لعب قراءة مشي حضانة كبار السن"
    ),
    "pt": (
        "de a o que e do da em um para com não uma os no se na por mais as dos cuidados cidade mulheres crianças trabalho "
        "serviços pessoas idosas famílias bairro centro tempo horas apoio comunidade programa política rede lar mães pais "
        "cuidadoras remunerado saúde escola município orçamento formação descanso visita equipe custo lei gratuito cada dia "
        "noite casa cozinha mercado transporte agência prefeitura pesquisa qualidade segurança brincar ler andar creche"
    ),
}
"""The most frequent words of each language."""

_STEMS = {
    "en": (
        "bal",
        "cor",
        "dem",
        "fin",
        "gar",
        "hol",
        "jen",
        "kel",
        "lum",
        "mar",
        "nor",
        "pel",
        "quin",
        "ros",
        "sev",
        "tam",
        "ulm",
        "ver",
    ),
    "ar": ("بر", "جد", "حس", "خل", "رم", "زه", "سل", "شم", "صف", "طل", "عد", "غز", "فج", "قم", "كر", "نس", "هد", "وس"),
}
_MIDDLES = {
    "en": ("a", "e", "i", "o", "an", "er", "il", "on", "ur", "est"),
    "ar": ("ا", "ي", "و", "ام", "ين", "ور", "ان", "يل", "وم", "ار"),
}
_ENDINGS = {
    "en": ("d", "ment", "ling", "tion", "ness", "ry", "ly", "ship", "ward", "dom", "cy", "ble"),
    "ar": ("ة", "ات", "ية", "ون", "ين", "ها", "هم", "نا", "ي", "ا", "تي", "اء"),
}


def locales() -> tuple[str, ...]:
    """Return the languages that texts can be made in."""
    return tuple(_REAL)


def sentence(random: Random, locale: str, low: int, high: int, limit: int = 600) -> str:
    """Return a sentence of `low` to `high` words and at most `limit` characters."""
    return phrase(random, locale, random.randint(low, high), limit - 1) + "."


def phrase(random: Random, locale: str, length: int, limit: int = 600) -> str:
    """Return this many words with a capital at the start; words that would pass the limit are left out."""
    words, weights = _drawable(locale.partition("-")[0])
    drawn = random.choices(words, cum_weights=weights, k=length)
    while len(drawn) > 1 and len(" ".join(drawn)) > limit:
        drawn.pop()
    written = " ".join(drawn)
    return written[0].upper() + written[1:]


def name(random: Random) -> str:
    """Return an invented proper name."""
    stems, middles = _STEMS["en"], _MIDDLES["en"]
    return (random.choice(stems) + random.choice(middles) + random.choice(stems) + random.choice(middles)).capitalize()


@cache
def _drawable(language: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return a language's words, the frequent ones first, with their summed weights (Zipf's law)."""
    script = "ar" if language == "ar" else "en"
    stems, middles, endings = _STEMS[script], _MIDDLES[script], _ENDINGS[script]
    seldom = ["".join(parts) for parts in (*product(stems, middles, endings), *product(stems, middles, stems, endings))]
    Random(language).shuffle(seldom)
    words = tuple(dict.fromkeys([*_REAL[language].split(), *seldom]))
    return words, tuple(accumulate((rank + 2.7) ** -1.25 for rank in range(len(words))))
