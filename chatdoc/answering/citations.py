"""What a sentence must share with the passage it cites. Plain Python."""
