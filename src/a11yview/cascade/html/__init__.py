"""HTML text → a document as flat arrays, and what its attributes declare by themselves."""
