"""Brings a catalogue up to date with what there is to translate, and loses nothing that a translator has written.

It knows neither files nor records. A text that is gone stays as an obsolete message in the state that it had, so that
its translation is there again when the text comes back.
"""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from babel.messages.catalog import Catalog, Message

from caretoolkit.localise.po import catalogue_like, is_translated

_ALIKE = 0.6
"""How like a text has to be to another, from 0 to 1, for its translation to help with the other's."""

_Key = tuple[str, str]
_Text = str | list[str] | tuple[str, ...]


def merged(before: Catalog, template: Catalog) -> Catalog:
    """Return the messages of a template with their translations; what is no longer in the template is obsolete.

    A text without a translation gets that of the text most like it as a guess: marked `fuzzy`, and with the text
    that it really translates as the previous one.
    """
    known = _known(before)
    wanted = {_key(message): message for message in template if message.id}
    after = catalogue_like(before, [_carried(each, _work(each, known, before.num_plurals)) for each in wanted.values()])
    for key, message in known.items():
        if key not in wanted and _is_worth_keeping(message, known.values()):
            after.obsolete[key] = _carried(Message(message.id, context=message.context), message)
    return after


def _known(catalogue: Catalog) -> Mapping[_Key, Message]:
    """Return all messages; one that is in use stands before an obsolete one, unless only that has a translation."""
    known = {_key(message): message for message in catalogue if message.id}
    for message in catalogue.obsolete.values():
        other = known.get(_key(message))
        if other is None or not is_translated(other):
            known[_key(message)] = message
    return known


def _key(message: Message) -> _Key:
    """Return what tells a message from all others of its catalogue; the plural is no part of it."""
    return _ids(message)[0], message.context or ""


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _work(wanted: Message, known: Mapping[_Key, Message], forms: int) -> Message:
    """Return what has been done for a text, or a guess, or the text itself where there is neither."""
    same = known.get(_key(wanted))
    if same and _ids(same) == _ids(wanted):
        return same
    origin = same if same and is_translated(same) else _most_alike(wanted, known.values())
    return _guess(wanted, origin, forms) if origin else wanted


def _most_alike(wanted: Message, known: Iterable[Message]) -> Message | None:
    """Return the translated message whose text is most like this one; of several, one from its place, and reviewed."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(_key(wanted)[0].lower())
    ranked = []
    for message in known:
        if is_translated(message) and len(_ids(message)) == len(_ids(wanted)):
            matcher.set_seq1(_key(message)[0].lower())
            if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
                is_near = message.context == wanted.context
                ranked.append(((matcher.ratio(), is_near, not message.previous_id, not message.fuzzy), message))
    return max(ranked, key=lambda each: each[0])[1] if ranked else None


def _guess(wanted: Message, origin: Message, forms: int) -> Message:
    return Message(
        wanted.id,
        _fitted(origin.string or "", wanted, forms),
        flags=origin.flags | {"fuzzy"},
        user_comments=origin.user_comments,
        previous_id=origin.previous_id or _ids(origin),
        context=wanted.context,
    )


def _fitted(string: _Text, wanted: Message, forms: int) -> _Text:
    """Return a translation in the form that a message needs; nothing of it is left out, as it may stand nowhere else."""
    if isinstance(string, str):
        return (string, *[""] * (forms - 1)) if wanted.pluralizable else string
    return string if wanted.pluralizable else " / ".join(form for form in string if form)


def _carried(wanted: Message, work: Message) -> Message:
    """Return a message as the template has it, with what has been done for it."""
    message = Message(
        wanted.id,
        work.string,
        wanted.locations,
        wanted.flags | work.flags,
        wanted.auto_comments,
        work.user_comments,
        work.previous_id,
        context=wanted.context,
    )
    message.flags.discard("python-format")  # Babel takes `30% of` for one; ours stand in braces
    return message


def _is_worth_keeping(message: Message, known: Iterable[Message]) -> bool:
    """Tell whether a message holds work that stands nowhere else: a guess that nobody has touched does not."""
    is_copy = any(
        (message.previous_id, message.string, message.user_comments) == ([*_ids(other)], other.string, other.user_comments)
        for other in known
        if not other.previous_id
    )
    return bool(is_translated(message) or message.user_comments) and not is_copy
