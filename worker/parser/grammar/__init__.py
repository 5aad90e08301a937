"""The pattern language and its engine: one token, one character; no vocabulary and no rule stands here.

alphabet   which character a token or a group of tokens becomes
syntax     the text of a pattern -> a tree
compiler   a tree -> `re`, forwards or for the reversed string, in linear time only
grouping   tokens -> noun and verb groups, each one character
cascade    a sentence -> its quotations, each with its groups
matching   rules anchored at a cue -> spans of groups a role
"""
