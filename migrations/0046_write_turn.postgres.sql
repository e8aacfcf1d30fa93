-- Whoever takes the lock of the writers takes a number of this: the next of its own tells a node that nobody has
-- written since its last transaction, and that what it remembers of it is still so.
CREATE SEQUENCE write_turn;
