"""Results as static pages: no script, nothing fetched, readable on a phone, on paper, in the dark."""
