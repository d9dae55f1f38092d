"""What is in this file? One module a kind of file; each gives a Clipping."""
