"""The command ``a11yview``."""
