"""Sites as folders of pages: the panel put into them, and the example site with its server."""
