"""撤销、重做 through the session."""
