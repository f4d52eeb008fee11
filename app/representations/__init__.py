"""Records as bytes in the shapes that clients ask for: pure functions, one module a media type."""
