"""Real and scripted mail servers on loopback, for tests only."""
