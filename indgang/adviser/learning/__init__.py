"""What is learnt from many contacts (læring): counts, comparisons, themes without a name, effect, published tables."""
