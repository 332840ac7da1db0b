"""What any reader of articles gives back, and how rows of the tables are made of it."""
