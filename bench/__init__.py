"""The benchmark: the same generated content through our compiler and through its peers, measured in one run."""
