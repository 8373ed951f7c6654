"""The addresses that records cite: which there are, what each answered when it was last asked, and how to ask.

Only `web` asks other hosts, and no build imports it.
"""
