"""The adapter that lets MkDocs, and hosts that speak its language, publish a compiled toolkit."""
