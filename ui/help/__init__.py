"""Help in the program: pages, the tour, what went on, and the report of a problem."""
