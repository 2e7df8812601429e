"""The page frame, design tokens and components every page shares. No domain, no data."""
