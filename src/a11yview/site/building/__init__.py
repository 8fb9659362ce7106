"""Static pages → the same pages with the stylesheet, the script and the panel put in."""
