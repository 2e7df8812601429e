from django.urls import path

from chatdoc.editorial.views import conditions, drafts, fiches, gaps, gold, instructions, lexicon, today

app_name = "editorial"

urlpatterns = [
    path("", today.today, name="today"),
    path("conditions/", conditions.conditions, name="conditions"),
    path("manques/", gaps.gaps, name="gaps"),
    path("manques/<int:pk>/sans-objet/", gaps.dismiss, name="dismiss_gap"),
    path("brouillons/nouveau/", drafts.new, name="new_draft"),
    path("brouillons/<int:pk>/", drafts.draft, name="draft"),
    path("brouillons/<int:pk>/enregistrer/", drafts.save, name="save_draft"),
    path("brouillons/<int:pk>/proposer/", drafts.submit, name="submit_draft"),
    path("brouillons/<int:pk>/abandonner/", drafts.discard, name="discard_draft"),
    path("fiches/<str:identifier>/", fiches.fiche, name="fiche"),
    path("fiches/<str:identifier>/modifier/", fiches.change, name="change_fiche"),
    path("fiches/<str:identifier>/retirer/", fiches.withdraw, name="withdraw_fiche"),
    path("versions/<int:pk>/", fiches.version, name="version"),
    *(
        path(f"versions/<int:pk>/{verb}/", fiches.act, {"verb": verb}, name=f"{verb}_version")
        for verb in ("rejouer", "valider", "publier", "renvoyer", "retablir")
    ),
    path("questions/", gold.questions, name="gold"),
    path("questions/nouvelle/", gold.write, name="new_gold"),
    path("questions/importer/", gold.take_in, name="import_gold"),
    path("questions/questions_or.jsonl", gold.download, name="download_gold"),
    path("questions/mesurer/", gold.measure, name="measure_gold"),
    path("questions/mesures/<int:pk>/", gold.run, name="gold_run"),
    path("questions/mesures/<int:pk>/etat/", gold.run_state, name="gold_run_state"),
    path("questions/<str:identifier>/modifier/", gold.write, name="write_gold"),
    path("questions/<str:identifier>/retirer/", gold.remove, name="remove_gold"),
    path("lexique/", lexicon.lexicon, name="lexicon"),
    path("lexique/nouveau/", lexicon.write, name="write_entry"),
    path("lexique/<int:pk>/", lexicon.change, name="lexicon_change"),
    path("lexique/<int:pk>/rejouer/", lexicon.replay, name="replay_entry"),
    path("lexique/<int:pk>/publier/", lexicon.publish, name="publish_entry"),
    path("lexique/<int:pk>/renvoyer/", lexicon.send_back, name="return_entry"),
    path("instructions/", instructions.instructions, name="instructions"),
    path("instructions/nouvelle/", instructions.write, name="write_instructions"),
    path("instructions/<int:number>/", instructions.version, name="instruction_version"),
    path("instructions/<int:number>/rejouer/", instructions.replay, name="replay_instructions"),
    path("instructions/<int:number>/publier/", instructions.publish, name="publish_instructions"),
    path("instructions/<int:number>/renvoyer/", instructions.send_back, name="return_instructions"),
    path("instructions/<int:number>/retablir/", instructions.restore, name="restore_instructions"),
]
