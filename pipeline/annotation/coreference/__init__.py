"""Which mentions of an article stand for one person or body."""
