"""Which articles tell one wire story? Signatures and groups of near-copies."""
