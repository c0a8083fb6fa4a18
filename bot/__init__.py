"""The command line and the Discord bot over the engine in ``answers``."""
