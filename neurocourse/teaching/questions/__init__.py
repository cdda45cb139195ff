"""What is asked in words: predictions, quizzes, claim cards; and the reading list."""
