"""The texts of a page that count, whatever their style."""
