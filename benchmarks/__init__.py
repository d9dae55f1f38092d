"""Runs that print their figures as JSON; never part of the tests."""
