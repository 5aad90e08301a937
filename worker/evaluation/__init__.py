"""How good the attributions and claims are, beside those that people annotated: for whoever writes a rule.

    gold       a file of annotated articles
    reading    the articles as the parser reads them, in several processes
    judging    gold and found attributions of an article beside each other: what is exact, what overlaps, what belongs
    scores     precision, recall and F1 of each role, as the corpus's scorer counts them
    by_rule    the same by the rule that made an attribution, and by family
    classes    what went wrong, each mistake in one class
    runs       all of that over a file: by this parser, with other weights, without some rules, or as a file says
    comparing  two runs beside each other: which gold spans were won, and which lost
    revision   what the parser of another git revision finds
    folds      weights that have not seen an article's publisher
    ablation   what a run loses without a family, or a rule
    claims     the same for claims that people annotated: pairs, figures, mistakes
    recount    precision of each rule on articles that its weights have not seen: the table behind `confidence`
"""
