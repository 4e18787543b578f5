"""Tables and queries.  The only package that builds SQL; its functions never commit."""
