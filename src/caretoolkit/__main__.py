"""Lets `python -m caretoolkit` call the command."""

from caretoolkit.cli import main

main()
