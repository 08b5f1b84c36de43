"""A whole workshop as a file: read and checked, played by the commands that people use, and written again.

The file is one JSON object, in UTF-8. Reader and writer stand side by side here; this is their contract:

``schema_version``
    ``"1"``
``workshop``
    ``title``, ``language``, ``sequence`` (list of letters), ``date``, ``location``, ``created_at``
``theme``
    ``sentence``, ``sharpened``, ``felt_first_by``, ``since``, ``if_nothing_happens``
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
    ``hidden``, ``edited``, ``written_at``, ``read_backs`` (list of ``by``, ``text``, ``answer``)
``clusters``
    ``id``, ``letter``, ``title``, ``members``
``vote_rules``
    letter -> ``per_person``, ``max_per_item``, ``closed``
``votes``
    ``round`` (letter), ``participant``, ``note`` (id of a note or cluster), ``dots``

The sample of the dossier is read as well: there, texts are ``{"nl": ..., "en": ...}``, the title stands in
``case``, the theme among ``candidates``, a note has one ``playback`` (``by``, ``text``, ``tries``,
``confirmed``), and ``vote_rules`` count for every letter. A file without ``agenda`` gets the half day, one
without ``progress`` has worked through all letters. Parts that are not named here are skipped, notes without
a letter too. What has its default may be left out.

What is private stays out of a file that is written: notes of a letter that is not revealed, and the dots of
an open round.
"""

from chain.case.parse import SIZE_LIMIT, read
from chain.case.script import Step, read_map, script
from chain.case.write import dump, dump_map, unrevealed

__all__ = ["SIZE_LIMIT", "Step", "dump", "dump_map", "read", "read_map", "script", "unrevealed"]
