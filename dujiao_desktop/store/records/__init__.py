"""The parts of a transaction, one class per kind of record; each takes and gives the domain's values."""
