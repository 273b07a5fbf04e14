#!/bin/bash
# Measures a sweep as a Slurm array: each task is a shard on a node of its own.
#   sbatch --array=1-16 slurm.sh FOLDER WORDS…      WORDS: those of migrascope sweep, dumps first
#   migrascope report merge FOLDER/*.migrascope.json --report whole.migrascope.json      (afterwards)
# A task that is preempted or runs out of time is queued again and goes on where it ended: Slurm's TERM keeps what
# is done as Ctrl-C does, and the journal is beside the report.
#SBATCH --job-name=migrascope
#SBATCH --exclusive
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:TERM@60
set -eu
folder=$1
shift
mkdir -p "$folder"
shard=$SLURM_ARRAY_TASK_ID
# Zeros in front, so that the files sort as the shards do.
report=$folder/$(printf %05d "$shard").migrascope.json
if [ -f "$report" ] && [ ! -f "$report.journal.jsonl" ]; then exit 0; fi
# In the background: a shell hears a signal only between commands, or while it waits.
${MIGRASCOPE:-migrascope} sweep "$@" --shard "$shard/$SLURM_ARRAY_TASK_COUNT" --report "$report" &
child=$!
trap 'kill -TERM "$child"' TERM
code=0
wait "$child" || code=$?
# Woken by the signal itself: what the program ends with is still to come.
if [ "$code" -eq 143 ]; then
  code=0
  wait "$child" || code=$?
fi
# 130: stopped with a part done.
if [ "$code" -eq 130 ]; then scontrol requeue "${SLURM_ARRAY_JOB_ID}_$shard"; fi
exit "$code"
