"""What the documents say of the source, and what the source says of itself."""
