"""What matches + an environment → the styles of a whole page, node by node."""
