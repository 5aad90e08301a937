"""Seeing the worker: metrics declared once as data, health with its reasons, and the HTTP server that shows them."""
