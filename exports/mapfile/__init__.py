"""The chain map as a file of other programs: brought in, and taken out.

Reading and writing of a format stand side by side in one module, as a format is known in one place. In the
middle stand tables (``exports.mapfile.table``): every format is bytes to tables and tables to bytes, and
knows nothing of the map; ``exports.mapfile.plan`` turns tables into edits, ``exports.mapfile.rows`` a map
into tables, and both know nothing of files.
"""
