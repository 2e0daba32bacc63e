"""Windows of the help: pages, the tour, what went on, and the report of a problem."""
