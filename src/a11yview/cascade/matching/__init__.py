"""Which rules elements match, once for all environments; elements that match alike are one node."""
