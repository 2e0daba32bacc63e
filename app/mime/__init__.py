"""Messages as bytes: splitting, decoding, sanitising, composing. No I/O, no Qt; every input is hostile."""
