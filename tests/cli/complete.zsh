# What zsh would offer for a command line: complete.zsh FOLDER LINE, where FOLDER has the file _onoma.
# A zsh on a terminal of its own completes; what it hands to compadd is printed between two marks.
zmodload zsh/zpty || exit 1
zpty completer zsh -f -i
line() { zpty -w completer "$1" }
wait_for() { local seen; while zpty -r completer seen; do [[ $seen != *$1* ]] || return 0; print -r -- ${seen%$'\r\n'} >> ${LOG:-/dev/null}; done; return 1 }

line "PROMPT= RPROMPT= TERM=dumb; unsetopt zle_bracketed_paste prompt_cr prompt_sp beep; stty -echo"
line "fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D; LISTMAX=10000"
line "zstyle ':completion:*' list-grouped false"
# compadd tells its matches: -O lets it do the matching.
line 'compadd() {
  if [[ ${@[(I)-[OAD]*]} -gt 0 ]]; then builtin compadd "$@"; return; fi
  local -a __found; builtin compadd -O __found "$@"
  print -rl -- "found:"${^__found}
  builtin compadd "$@"
}'
line "finish() { print done-completing; exit }; zle -C told complete-word tell; tell() { _main_complete; print -r -- end-of-matches; exit }"
line "bindkey '^I' told; print ready-to-complete"
wait_for ready-to-complete || exit 1
zpty -n -w completer "$2"$'\t'
typeset -aU matches
while zpty -r completer answer; do
  answer=${answer%$'\r\n'}
  [[ $answer != *end-of-matches* ]] || break
  [[ $answer != *found:?* ]] || matches+=(${answer##*found:})
done
print -rl -- $matches
zpty -d completer
