"""SMTP, and https: mail out; pictures, leaving lists, looking servers up and signing in."""
