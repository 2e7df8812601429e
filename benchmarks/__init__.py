"""Times and sizes, on a quiet machine. Nothing here is a test: no figure is asserted."""
