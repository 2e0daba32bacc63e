"""What the sample mail says: people, threads, newsletters, attachments. Every domain ends in .example."""
