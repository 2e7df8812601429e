from django.dispatch import Signal

# Sent once the published base has changed, after the transaction. No argument: listeners read BaseRevision.
published = Signal()
# Sent once other instructions are published, after the transaction.
instructed = Signal()
