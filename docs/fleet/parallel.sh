#!/bin/sh
# Measures a sweep in shards with GNU parallel and merges them.
#   parallel.sh FOLDER SHARDS WORDS…      WORDS: those of migrascope sweep, dumps first
# Here, one shard after the other, or with MIGRASCOPE_SSH=host1,host2 one at a time on each host. Run again after
# anything went wrong, it takes only what is missing.
#   MIGRASCOPE      the command, default migrascope
#   MIGRASCOPE_SSH  hosts, as parallel --sshlogin takes them. FOLDER, the dumps and the command have the same
#                   paths on all of them: a shared file system, or copies
set -eu
folder=$1 shards=$2
shift 2
MIGRASCOPE=${MIGRASCOPE:-migrascope}
mkdir -p "$folder"
where=${MIGRASCOPE_SSH:+--sshlogin $MIGRASCOPE_SSH --workdir .}
# A shard that is whole is not measured again: its report is there, and its journal is gone.
measured() { [ -f "$1" ] && [ ! -f "$1.journal.jsonl" ]; }
missing=
for shard in $(seq "$shards"); do
  measured "$folder/$shard.migrascope.json" || missing="$missing $shard"
done
if [ -n "$missing" ]; then
  # --jobs 1: shards that run side by side on one machine measure each other. --quote: words stay as they are.
  # shellcheck disable=SC2086
  parallel --jobs 1 --retries 3 --quote $where \
    $MIGRASCOPE sweep "$@" --shard "{}/$shards" --report "$folder/{}.migrascope.json" ::: $missing
fi
set --
for shard in $(seq "$shards"); do set -- "$@" "$folder/$shard.migrascope.json"; done
$MIGRASCOPE report merge "$@" --report "$folder/whole.migrascope.json"
