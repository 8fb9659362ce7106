"""What declarations hold: the grammar of each property; units, functions, references."""
