"""The same content for other site generators: what their users would write, from the corpus that our compiler reads."""
