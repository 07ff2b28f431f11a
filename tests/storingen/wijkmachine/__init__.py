"""A neighbourhood to which anything may happen, and the books that are kept beside it.

`wijk.Wijk` drives the real service, over a channel that does as it is told, in a time that only moves when it is
moved. The books hold what people were told and what reached them: what was told in signals, what was answered and
shared, who may what, when something is due. They are kept from what the bot says, never from what it counts, and
everything that does not agree with them is an AssertionError.
"""
