"""Pages and documents as people keep them (HTML, Word, OpenDocument, PDF) into our tree.

What the writer marked (titles, lists, tables, notes) is kept; what was not marked is never guessed into a rule.
Nothing of the file is run, fetched or kept: no script, no outside address, no macro.
"""
