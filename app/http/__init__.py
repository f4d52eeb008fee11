"""HTTP manners that all web doors share."""
