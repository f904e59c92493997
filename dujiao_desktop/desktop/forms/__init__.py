"""Forms compiled from the Designer files in the top folder forms/; never edited by hand."""
