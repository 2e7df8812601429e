"""Small helpers without domain: French dates, typography, progress.

Never imports another domain.
"""
