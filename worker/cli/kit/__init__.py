"""What the commands share: reading files, options, the console, the tables."""
