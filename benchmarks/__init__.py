"""The main jobs measured against a peer, in one run; see README.md in this folder."""
