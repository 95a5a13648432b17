"""Notes added to a PDF behind its own bytes, which stay as they are where the copy stays small.

PDFium could write them too, but its incremental copy repeats every object it has parsed (a
quarter more for one page of a plan), draws identifiers from memory addresses, and can't blend a
highlight with the words under it. So the few objects needed are read and appended here; small
files are packed anew with them.
"""
