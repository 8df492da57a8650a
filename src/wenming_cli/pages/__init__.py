"""What a command shows, before it takes a form: a page of blocks, and the writers of each form."""
