"""What people decided, followed: merges forced and forbidden, cells corrected, incidents retracted.

The program's own findings come first and are changed by the decisions, so that both can be shown side by side.
"""
