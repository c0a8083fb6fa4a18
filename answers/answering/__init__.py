"""Passages and statements to an Answer or a Timeline."""
