"""The public list of trainings and the page of one, in eight languages."""
