"""The verdict on each text: its colors, the ratio, and what that makes."""
