"""Parts of a step's form that are lists: findings, signers, objections, the archive number."""
