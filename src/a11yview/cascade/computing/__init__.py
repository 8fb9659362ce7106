"""What wins for one element → its computed style, in parts that are computed once."""
