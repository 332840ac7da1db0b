"""How the model is made: treebanks → documents with gold annotation → a trained pipeline. Running the pipeline needs none of it."""
