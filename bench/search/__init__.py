"""Measures how well readers find what they look for: our search, Pagefind, and the lunr of Material's search box.

All three search the same pages of the same built site, in Chromium, with the same judged queries.
"""
