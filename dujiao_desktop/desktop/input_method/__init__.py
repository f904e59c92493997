"""Chinese input: which input method runs, and the connection to fcitx."""
