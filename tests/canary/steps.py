"""Where an exception is raised, its message holding every word that was typed."""

STEPS = {
    "guard": "chatdoc.privacy.guarding.find_personal_data",
    "guard of a turn": "chatdoc.calls.actions.guard_next",
    "facts": "chatdoc.calls.actions.known_facts",
    "search": "chatdoc.answering.actions.search",
    "answering": "chatdoc.answering.actions.compose",
    "stream": "chatdoc.calls.screen.card",
    "posted values": "chatdoc.calls.forms.given_fact",
    "page": "chatdoc.calls.views.poste.read_asked",
}
# The same, on the pages that are read.
PAGES = {
    "list of fiches": ("chatdoc.calls.views.base.queries.themes", "/base/"),
    "fiche": ("chatdoc.calls.views.base.version_page", "/base/fiches/inconnue/"),
    "sign-in": ("chatdoc.accounts.adapter.LocalAccountAdapter.authenticate", "/connexion/"),
}
# The figure to reach for names behind a title or a cue, as all of these are. Elsewhere, and for numbers: none.
MISSED_NAMES = 0.02
