"""Scores of the pipeline on outside corpora; they and their labels lie outside the project."""
