"""CSS text → rules, at-rules and declarations with their places; which sheets a document uses."""
