"""Which passages and sentences come into question, and in what order; a rule on ranking goes here. Reads no parse."""
