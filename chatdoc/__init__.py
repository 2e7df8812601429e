"""ChatDoc: the assistant of the pension body's téléconseillers. One folder per domain."""
