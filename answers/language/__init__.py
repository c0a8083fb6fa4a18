"""English, once: every word list and every rule about a word is here, as data, and nowhere else.

A rule on a word goes to the table of its kind: a verb and its classes, what negates or makes uncertain, a name, a title
or a role. What is done with a word goes to who reads clauses, people, reports or questions.
"""
