"""Storage: tables clustered by date, with one writer at a time, on SQLite or PostgreSQL."""
