# What bash would offer for the last word of a command line: complete.bash SCRIPT WORD…
# As readline does, "=" is a word of its own.
source "$1"
shift
[[ $(complete -p "$1") == *" -F _onoma onoma" ]] || exit 1
COMP_WORDS=("$@")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
COMP_LINE="$*"
COMP_POINT=${#COMP_LINE}
_onoma "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
((${#COMPREPLY[@]} == 0)) || printf '%s\n' "${COMPREPLY[@]}"
