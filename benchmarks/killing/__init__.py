"""Ingest, killed at random moments: what is stored stays whole, and the next run completes the pile."""
