"""Before a workspace is open: opening one, setting one up, restoring one."""
