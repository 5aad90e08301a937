"""The words, the groups and the phrases that rules name; tables, no code that decides."""
