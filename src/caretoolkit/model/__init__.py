"""The records of the toolkit as frozen types: what the data may say, and nothing about where it comes from."""
