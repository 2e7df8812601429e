"""People, caisses, roles and what each role may do.

There is no model for the assuré, and never will be. Every view refuses by default.
"""
