# What zsh would offer for a command line: complete.zsh FOLDER LINE, where FOLDER has the file _onoma.
# A zsh on a terminal of its own completes the line; what is handed to its compadd goes to a file.
zmodload zsh/zpty || exit 1
matches=$(mktemp) || exit 1
zpty completer zsh -f -i

# Reads what the other zsh prints until the mark, or its end.
wait_for() {
  local seen
  while zpty -r completer seen; do [[ $seen != *$1* ]] || return 0; done
  return 1
}

zpty -w completer "PROMPT= RPROMPT= TERM=dumb; unsetopt prompt_cr prompt_sp beep; stty -echo"
zpty -w completer "fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D; LISTMAX=10000"
# With -O, -A or -D the caller only asks which would match.
zpty -w completer 'compadd() {
  if (( ${@[(I)-[OAD]*]} == 0 )); then
    local -a __found
    builtin compadd -O __found "$@"
    (( $#__found == 0 )) || print -rl -- $__found >> '${(q)matches}'
  fi
  builtin compadd "$@"
}'
zpty -w completer 'tell() { _main_complete; print -r -- end-of-"matches"; exit }; zle -C told complete-word tell'
# The line editor must have the terminal before anything is typed.
zpty -w completer 'zle-line-init() { print ready-to-"complete" }; zle -N zle-line-init; bindkey "^I" told'
wait_for ready-to-complete || exit 1
zpty -n -w completer "$2"$'\t'
wait_for end-of-matches
sort -u $matches
zpty -d completer
rm -f $matches
