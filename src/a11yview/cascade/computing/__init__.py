"""What matches + an environment → which declarations win, and the computed styles they make."""
