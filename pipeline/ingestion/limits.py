"""How large an article may be."""

MAX_RECORD = 16 * 2**20  # bytes of one article: a million English words take 6 MB; more is no article and would fill memory
