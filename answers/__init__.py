"""On Record: who said what, and when. The engine: no Discord, no network, no environment variables."""
