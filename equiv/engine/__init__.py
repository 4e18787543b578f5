"""Coverage and award: plain values in, plain values out.  No database, web, file or clock."""
