"""Event mentions: triggers, whether they are factual, and their arguments."""
