"""Benchmarks with their own data."""
