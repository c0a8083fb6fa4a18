"""What is kept: the record (SQL) with its change log, and the index that follows it. Knows nothing of what words mean.

``schema`` and ``formats`` say how it is kept, ``engine`` connects to it, ``rows``, ``packing`` and ``scoping``
translate the nouns. ``lookup`` is what the record can be asked, ``store`` also what can be changed in it, ``read_only``
what takes its place when it is opened for reading only, which ``open_store`` decides; ``question_log`` is what was
asked. ``index`` finds passages: ``query`` is what it is asked, ``matching`` that in the library's terms, ``documents``
what it holds.
"""
