"""Making the law findable: segmentation, the index, understanding a query, ranking."""
