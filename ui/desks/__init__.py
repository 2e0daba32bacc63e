"""What happens when something is clicked: each desk has one job, knows its widgets and asks the engine."""
