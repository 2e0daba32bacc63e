"""Qt item models: they read pages from the store and know no view."""
