"""The only code at query time that knows an engine: `sqlite` and `postgresql` offer the same names."""
