"""depeschectl: the same core without a window, for scripts. One file for each subcommand."""
