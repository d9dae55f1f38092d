"""How is an answer shown? One module a medium: terminal, HTML, JSON, CSV."""
