"""What travels: bags, manifests, signatures, trust, verdicts. Knows nothing of the database."""
