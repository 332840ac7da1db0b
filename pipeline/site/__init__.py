"""Site: a release's folder → pages that open in any browser from disk: map, timeline, table, and each incident with its sources."""
