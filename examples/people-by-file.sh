#!/bin/sh
# Who is named how often in which file: file, name and count, separated by tabs.
#
#   examples/people-by-file.sh PATH…
#
# ONOMA names the program if it is not on the path: ONOMA=build/release/onoma examples/people-by-file.sh examples/*.txt
"${ONOMA:-onoma}" --format jsonl --label PERSON "$@" |
  jq -r '.id as $file | [.spans[].value] | group_by(.)[] | [$file, .[0], length] | @tsv'
