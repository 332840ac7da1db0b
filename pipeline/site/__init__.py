"""Site: the folder of a release → pages that open in any browser from disk: a map, a timeline, a table, and each incident with its sources."""
