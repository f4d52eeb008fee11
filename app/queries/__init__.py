"""Reading: from a question to rows, in a bounded number of statements."""
