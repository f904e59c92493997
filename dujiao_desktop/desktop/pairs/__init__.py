"""整改前后对比: two photos of one place beside each other or one over the other, and what the officer says of them."""
