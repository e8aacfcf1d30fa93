#!/bin/sh
# Run once by the image of PostgreSQL, before the first start: the replica may follow.
echo "host replication harken samenet scram-sha-256" >>"$PGDATA/pg_hba.conf"
