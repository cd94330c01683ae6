#include "cli/starter_files.hpp"

namespace onoma::cli {
namespace {

constexpr std::string_view kReadme = R"(# What onoma is to know besides what it knows

Give this folder to any run, and check it after each change:

```console
$ onoma check .
onoma: .: no problems
$ echo 'The tug Wild Swan passed the ferry Blue Gull off Pier Victoria, the OHT said; permit HT-204 lapsed.' > report.txt
$ onoma --gazetteer . --format text report.txt
The tug [Wild Swan]SHIP passed the ferry [Blue Gull]SHIP off [Pier Victoria]LOC, the [OHT]ORG said; permit [HT-204]PERMIT lapsed.
```

| file | what it is |
| --- | --- |
| `names/LABEL/*` | lists of names; the folder is their label, and any label will do. A name a line, or TSV, CSV, JSON Lines |
| `cues/*` | lists of words that are no names, for context rules |
| `patterns/*.rules` | what names of a certain form look like |
| `context/*.rules` | what a word is by what stands beside it |
| `block.tsv` | texts that are never names |
| `allow.tsv` | texts that are to be kept, whatever is blocked |

What you add comes before what onoma finds by itself; `--explain` tells for each span which file and line it comes from.
All examples here are made up: put yours in their place, and delete what you do not need.
)";

constexpr std::string_view kShips = R"(# A list of names: one a line. The folder says what they are: names/SHIP/ holds ships.
# A name with a capital is found with its capitals only; a name without one is found in any letter case.
Blue Gull
Grey Heron
)";

constexpr std::string_view kOffices =
    "# A list with columns, parted by a TAB each. \"aliases\" are other names of the same thing, parted by |.\n"
    "# id and columns of your own (here: role) come back in the record of each span that is found.\n"
    "#: columns  name aliases id role\n"
    "Ostby Harbour Trust\tOHT|Ostby Trust\toffice-1\tauthority\n"
    "Sound Pilots\t\toffice-2\tservice\n";

constexpr std::string_view kVessels = R"(# Words that are no names themselves: context rules call this list <vessels>.
ferry
tug
trawler
patrol boat
)";

constexpr std::string_view kPermits = R"(# Names of a certain form, as regular expressions (RE2). Letter case counts only where (?-i) says so.
# Each rule carries texts in which it finds what stands in brackets (yes) and texts in which it finds nothing (no);
# "onoma check" runs them.
rule   permit
label  PERMIT
match  (?-i)HT-\d{3}[A-Z]?
yes    the permits [HT-204] and [HT-117B]
no     HT-20 is none, nor is HT-20451
)";

constexpr std::string_view kContext = R"(# What a word is by its neighbours: the group in ( ) is what the rule is about.
# Cap is a word with a capital; <vessels> is the list cues/vessels.txt.
rule   vessel-name
says   What follows a kind of vessel, with a capital, is a ship.
when   <vessels> ( Cap{1,3} )
then   SHIP
yes    The tug [Wild Swan] sailed.
no     The tug sailed for Ostby.

rule   pier
says   A pier with a name is a place.
when   ( "pier" Cap )
then   LOC
yes    off [Pier Victoria]
no     the pier; Victoria
)";

constexpr std::string_view kBlock = R"(# Texts that are never names, however sure onoma is: one a line.
Gull Watch
)";

constexpr std::string_view kAllow = R"(# Texts that are to be kept although a part of them is blocked: one a line.
Gull Watch Society
)";

}  // namespace

const std::vector<StarterFile>& starter_files() {
  static const std::vector<StarterFile> files = {
      {"README.md", kReadme},
      {"allow.tsv", kAllow},
      {"block.tsv", kBlock},
      {"context/ships.rules", kContext},
      {"cues/vessels.txt", kVessels},
      {"names/ORG/offices.tsv", kOffices},
      {"names/SHIP/ferries.txt", kShips},
      {"patterns/permits.rules", kPermits},
  };
  return files;
}

}  // namespace onoma::cli
