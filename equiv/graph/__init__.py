"""The standards as one directed graph.  The only package that imports networkx."""
