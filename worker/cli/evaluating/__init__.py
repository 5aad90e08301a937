"""What `hearsay eval` prints: figures, mistakes, comparisons, and a page of them."""
