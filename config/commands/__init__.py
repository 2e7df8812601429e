"""Commands that belong to the whole product, not to one domain."""
