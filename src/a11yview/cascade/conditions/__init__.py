"""Questions of at-rules: media, container and support conditions, parsed once, answered often."""
