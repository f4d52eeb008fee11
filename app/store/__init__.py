"""Where articles are kept: tables clustered by date, one writer at a time, on SQLite or PostgreSQL."""
