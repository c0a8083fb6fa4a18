#!/bin/sh
# The command as the bot's own user and on the bot's archive, so that the bot can use whatever it adds or makes.
# For root to run. A file that only root may read is handed over on standard input: onrecord add - < FILE
exec setpriv --reuid=onrecord --regid=onrecord --init-groups --no-new-privs \
  env HOME=/var/lib/onrecord XDG_DATA_HOME=/var/lib XDG_CACHE_HOME=/var/cache \
  /opt/onrecord/current/bin/onrecord "$@"
