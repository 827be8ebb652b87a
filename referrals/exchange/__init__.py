"""Import of centres from a table: file → columns → mapping → analysis → preview → apply, all or nothing, and undo.

One run belongs to one state. A file may hold several states: the rows of the others are counted and rejected with
the name of their state, and the same file can be started for that state by one click. One run per state keeps all
its rows behind one wall, its composite references inside the state, and "the last import" a plain notion to undo.

The uploaded file lies in the database and not on a disk: several web machines and workers share it, it is behind
the wall, and it goes with the run. It is emptied when the run is applied or abandoned, and after a day at the latest.
"""
