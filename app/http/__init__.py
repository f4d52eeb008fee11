"""HTTP behaviour that all routers share."""
