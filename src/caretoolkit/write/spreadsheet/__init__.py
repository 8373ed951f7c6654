"""Cases as a spreadsheet: a sheet for each part of a case, made from the schema, so that both ways follow every new field."""
