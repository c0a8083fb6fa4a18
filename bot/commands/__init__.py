"""What members can do, one module a concern. Nothing here answers or writes: the desk asks, present shows."""
