"""The only door to AI models: a language model, embeddings, a reranker, each on a server of the site.

Off unless the site configures it. What a model gives is not trusted: `answering` checks it, `retrieval` weighs it.
Never keeps or logs what it sends or receives.
"""
