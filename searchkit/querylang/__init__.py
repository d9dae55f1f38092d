"""What did the user ask? Text <-> Query, with limits and carets."""
