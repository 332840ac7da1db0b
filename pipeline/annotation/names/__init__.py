"""Names in a sentence: where they begin and end, their types, and the titles and bodies beside them."""
