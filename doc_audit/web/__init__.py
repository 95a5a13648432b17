"""A page on the user's own machine: plans are dropped on it, the report comes back.

Needs the extra `web`; nothing here is imported unless `doc-audit web` is asked for.
"""
