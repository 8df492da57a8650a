"""The exam in reports: its results as rows and sentences, for whatever paper prints them."""
