"""Writes what people fill in: data files in the house form, skeletons, schemas, spreadsheets, and safe corrections.

It asks `load` what a file means and never decides that itself; ruamel.yaml and openpyxl have their home here.
"""
