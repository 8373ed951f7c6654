"""Measures search: our own, Pagefind, and the lunr of Material's search box.

All three search the same pages of the same built site, in Chromium, with the same queries: judged ones over the real
content, or ones made from a generated corpus.
"""
