"""The base in our own Markdown (docs/format-fiche.md): what the import reads back is what was written.

No clock, no person, no row number: the same base gives the same bytes.
"""
