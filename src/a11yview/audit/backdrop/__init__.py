"""What lies beneath a text, as far as its ancestors tell: their backgrounds, composited."""
