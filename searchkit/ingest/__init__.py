"""How is the archive kept level with the folders? The use case, by ports only."""
