"""Trying and grading the bot without Discord: a stage to try it on, golden questions, and Discord scripts."""
