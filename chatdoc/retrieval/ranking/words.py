"""Words that carry no subject: what the index leaves out, and what a question says without asking it."""

from typing import Final

ELISIONS: Final = frozenset(
    "l d qu j m t s n c jusqu lorsqu puisqu quoiqu presqu quelqu entr".split()
)

# Folded. Left out of the index and of the questions.
STOP_WORDS: Final = frozenset(
    """
    € %
    a au aux avec ce ceci cela celle celles celui ces cet cette ceux chez comme d dans de des du donc dont elle
    elles en es est et eu eux il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne ni nos notre nous on
    ont or ou par pas plus pour qu que quel quelle quelles quels qui quoi s sa se sera serait ses si soi son sont
    sur t ta te tes toi ton tu un une vos votre vous y ete etre suis sommes etes etait etaient etant soit soient ai as
    avons avez avait avaient ayant aura auront aurait ait aie fait faire fais font faut faudrait peut peux peuvent
    pouvez pouvoir pourrait pourrais puis doit dois doivent devez devoir devrait va vais vont aller comment combien
    quand pourquoi lequel laquelle lesquels lesquelles auquel duquel alors ainsi aussi car cependant ci deja encore
    ensuite etc ici meme memes non oui parce quelque quelques tel telle tels telles toutefois tres tout tous
    toute toutes trop jusque lors lorsque puisque voici voila afin autre autres chaque est-ce cas ca c
    """.split()
)

# Said around the question, on the phone or out of politeness: they never make a fiche the right one.
WEAK_WORDS: Final = frozenset(
    """
    bonjour bonsoir merci svp stp please allo monsieur madame mme mr question questions demande demander demandes
    savoir sait sais connaitre dire dit disent dites disait explique expliquer information informations info infos
    renseignement renseignements besoin aide aider veut veux veulent voudrait voudrais vouloir souhaite souhaitent
    souhaiter aimerait aimerais cherche chercher trouver trouve quelqu quelqu'un quelquun personne personnes gens chose choses
    truc trucs machin genre voir vois voit regarde possible possibilite possibilites vrai vraiment normal
    simplement exactement environ actuellement maintenant demain aujourd aujourd'hui hier
    assure assuree assures client cliente appelant usager usagers interlocuteur concerne concernee concernes concernant
    concernent existe exister exemple exemples situation situations different differente differents sujet propos
    prendre prend prends prise mettre met passer passe donner donne recevoir recoit obtenir obtient
    avoir beneficier beneficie droit droits quelles selon entre depuis pendant sans sous vers avant apres
    bon bien ok okay euh hein ben bah quoi enfin voila rien jamais toujours souvent fois
    utiliser utilise utilisation permet permettre doit-on peut-on faut-il t-il til c'est cest jai j'ai
    france francais francaise francaises
    """.split()
)
