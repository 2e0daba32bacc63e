"""Rich text in the composer: out of HTML, into HTML, into plain text."""
