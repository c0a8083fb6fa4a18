"""Trying and grading the program without Discord: golden questions now."""
