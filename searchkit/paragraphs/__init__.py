"""Where does a paragraph begin and end, and what kind is it? One module a decision."""
