"""Sites as folders of pages: the panel put into them, their contrast checked, one served."""
