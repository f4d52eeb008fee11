"""The only engine-specific code at query time: `sqlite` and `postgresql` offer the same names."""
