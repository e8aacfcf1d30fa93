-- What waits for one channel does not stand before what waits for another, however much it is. The id is in it because all
-- that a channel has put off is due at one time.
CREATE INDEX delivery_of_channel ON delivery (channel_id, next_at, delivery_id) WHERE state = 'queued';
DROP INDEX delivery_due;
