"""Where it happened: place names recognised in sentences and resolved to towns, divisions and countries of the gazetteer."""
