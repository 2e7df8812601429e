"""The XML of service-public.fr (DILA, schema 3.5): one publication, one document.

Nothing is lost silently: what has no place in a text (pictures, videos) is counted and named.
"""
