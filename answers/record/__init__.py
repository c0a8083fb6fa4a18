"""What is kept: the record (SQL) with its change log, and the index that follows it. Knows nothing of what words mean.

``schema`` and ``formats`` say how it is kept, ``engine`` opens it, ``rows`` and ``scoping`` translate the nouns,
``store`` is the record's face; ``index`` is the index's, ``query`` what it is asked, ``analysis`` its words.
"""
