"""What the fields of an article are called, how a batch writes them, and how a payload becomes a record."""
