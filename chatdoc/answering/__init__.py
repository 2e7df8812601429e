"""From safe words to a sourced card: facts, branch, composition, checks.

Every sentence shown points to a passage of a published version in force. `citations` and `grounding` are plain Python.
"""
