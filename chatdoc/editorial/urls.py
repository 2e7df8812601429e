from django.urls import path

from chatdoc.editorial.views import gaps, instructions, today

app_name = "editorial"

urlpatterns = [
    path("", today.today, name="today"),
    path("manques/", gaps.gaps, name="gaps"),
    path("manques/<int:pk>/sans-objet/", gaps.dismiss, name="dismiss_gap"),
    path("instructions/", instructions.instructions, name="instructions"),
    path("instructions/nouvelle/", instructions.write, name="write_instructions"),
    path("instructions/<int:number>/", instructions.version, name="instruction_version"),
    path("instructions/<int:number>/rejouer/", instructions.replay, name="replay_instructions"),
    path("instructions/<int:number>/publier/", instructions.publish, name="publish_instructions"),
    path("instructions/<int:number>/renvoyer/", instructions.send_back, name="return_instructions"),
    path("instructions/<int:number>/retablir/", instructions.restore, name="restore_instructions"),
]
