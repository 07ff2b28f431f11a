"""What the signals say, and how that looks: pure functions from facts to text, pages and tables."""
