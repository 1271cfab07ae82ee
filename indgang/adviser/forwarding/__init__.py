"""Forwarding (videresendelse): the clock, the words and the figures of what departments are asked to answer."""
