"""Reading: from a query to rows, in a bounded number of statements."""
