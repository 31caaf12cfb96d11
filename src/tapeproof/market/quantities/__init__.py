"""Quantities beyond the price: one loader a quantity, each gives the same Panel."""
