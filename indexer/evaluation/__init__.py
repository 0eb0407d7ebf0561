"""How good a ranker is: questions with known answers -> measures, intervals, comparisons."""
