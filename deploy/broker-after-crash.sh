#!/bin/sh
# Start a broker, but after a crash only once its session has ended (README.md, "Brokers").
#
#   broker-after-crash.sh FOLDER SECONDS COMMAND…
#
# FOLDER is on the broker's volume and keeps the mark of a run that has not ended by a stop; SECONDS is more than
# broker.session.timeout.ms (9 s by default); COMMAND starts the broker in the foreground. SIGTERM is passed on.
set -u
mark=$1/running
seconds=$2
shift 2

if [ -e "$mark" ]; then
  echo "the last run did not end by a stop: waiting $seconds s, until its session has ended" >&2
  sleep "$seconds"
fi
: > "$mark" || exit 1

"$@" &
broker=$!
stopped=
trap 'stopped=yes; kill -TERM "$broker" 2>/dev/null' TERM INT
wait "$broker"
code=$?
if [ -n "$stopped" ]; then   # the signal ended `wait`, not the broker
  wait "$broker"
  code=$?
fi

case $code in
  0 | 143) rm -f "$mark" ;;  # 143: a JVM that ended by SIGTERM in good order
esac
exit "$code"
