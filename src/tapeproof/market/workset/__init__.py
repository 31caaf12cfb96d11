"""The working set: a market version's data as memory-mapped arrays in the cache folder; deletable at any time.

The record is the truth, the working set is derived from it: bars of every instrument laid end to end, links between
them, and the small tables. A check that finds it in step with the record reads it instead of the tables, in a tenth of
the time and without the engine; one that does not reads the tables, with the same results to the bit. Adding data makes
it; of the bundled sample, to which nobody adds, the first reading does.
"""
