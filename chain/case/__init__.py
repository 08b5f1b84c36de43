"""A whole workshop as a file: read and checked, played by the commands that people use, and written again.

The file is one JSON object, in UTF-8. Reader and writer stand side by side here; this is their contract:

``schema_version``
    ``"1"``
``workshop``
    ``title``, ``language``, ``sequence`` (list of letters), ``date``, ``location``, ``created_at``
``theme``
    ``sentence``, ``sharpened``, ``felt_first_by``, ``since``, ``if_nothing_happens``; ``candidates``, each
    with an ``id`` and these, and ``active``, the id of the chosen one
``tiers``, ``actors``, ``links``, ``relations``
    as in ``chain.model``; a link has ``from`` and ``to``, a relation ``intent_sentence``
``session``
    ``participants`` (as in ``chain.model``; consent is ``consent_name_in_report``) and ``progress``:
    ``current`` and ``held`` phases, ``letters`` (letter -> ``status``, ``revealed``), ``writing_locked``,
    ``scene``
``agenda``
    phases as in ``chain.model``, in both languages
``notes``
    ``id``, ``quadrant`` (the letter), ``text``, ``author``, ``kind``, ``scope`` and ``about`` (the target),
    ``destep``, ``competence``, ``responds_to``, ``evidence``, ``confidence``, ``to_boardroom``, ``assumed``,
    ``hidden``, ``edited``, ``written_at``, ``read_backs`` (list of ``by``, ``text``, ``answer``), ``owner``
    (who looks for the answer to a question)
``clusters``
    ``id``, ``letter``, ``title``, ``members``
``vote_rules``
    letter -> ``per_person``, ``max_per_item``, ``closed``
``votes``
    ``round`` (letter), ``participant``, ``note`` (id of a note or cluster), ``dots``
``appreciations``
    cards that were read out: ``id``, ``from``, ``to`` (an actor), ``text``
``flipover``
    ``entries`` (``id``, ``text``, ``by``; null: from the room), ``third_question`` (asked or not),
    ``answered_after_silence``
``garden``
    thoughts, what they build on first: ``id``, ``by``, ``text``, ``builds_on``
``theme_votes``
    of a vote that was closed: ``participant``, ``candidate``; null without a vote
``confrontation``
    of a matrix that was closed: ``external`` and ``internal`` (ids of notes and clusters; left out, those
    with most dots: ``per_letter``), ``scores`` (``external``, ``internal``, ``score``, ``participant``;
    without a participant what the table agreed); and ``focus_points``: ``id``, ``cell``, ``text``, ``from``,
    ``agree`` (participants)
``dissent``
    who disagrees with a focus point: ``by``, ``about``, ``text``
``words``
    of the closing round: ``by``, ``word``

The sample of the dossier is read as well: there, texts are ``{"nl": ..., "en": ...}``, the title stands in
``case``, the theme only among ``candidates`` (with ``text``; their ``votes`` belong to nobody and are
skipped), a note has one ``playback`` (``by``, ``text``, ``tries``, ``confirmed``), ``vote_rules`` count for
every letter, ``third_question`` is the question itself, and what has no id gets one. A file without
``agenda`` gets the half day, one without ``progress`` has worked through all letters. Parts that are not
named here are skipped, notes without a letter and dissent about what is no focus point too. What has its
default may be left out. What the methods left is played in the phase that has the method, else at the end.

What is private stays out of a file that is written: notes of a letter that is not revealed, the dots of an
open round, cards that were not read out, votes and scores that were not closed, how people answered the
invitation (but for who did not come), and how rested they felt.
"""

from chain.case.parse import SIZE_LIMIT, read
from chain.case.script import read_map, script
from chain.case.seats import Step
from chain.case.write import dump, dump_map, unrevealed

__all__ = ["SIZE_LIMIT", "Step", "dump", "dump_map", "read", "read_map", "script", "unrevealed"]
