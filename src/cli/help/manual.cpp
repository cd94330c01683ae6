#include "cli/help/manual.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "cli/help/help_text.hpp"
#include "text/utf8.hpp"

namespace onoma::cli {
namespace {

using Definition = std::pair<std::string_view, std::string_view>;

// Where the names that the program heeds come from besides the flags.
constexpr std::array<Definition, 6> kEnvironment = {{
    {"ONOMA_NAME",
     "Sets the flag of that name where the command line does not: ONOMA_JOBS=2 is --jobs 2, "
     "ONOMA_MIN_CONFIDENCE=0.8 is "
     "--min-confidence 0.8. A switch is turned on by 1, true, yes or on, and off by 0, false, no or off. "
     "Empty: as if not set."},
    {"ONOMA_CONFIG", "The configuration file. Empty: none is read."},
    {"XDG_CONFIG_HOME, HOME", "Where the configuration file is looked for otherwise; see FILES."},
    {"NO_COLOR", "When set and not empty, nothing is coloured unless --color always is in force."},
    {"TERM",
     "Nothing is coloured on a terminal called dumb, or without a name, unless --color always is in force."},
    {"TZ", "Where the day of --reference-date today is read from the clock."},
}};

constexpr std::string_view kPrecedence =
    "A flag on the command line comes before a variable, a variable before the configuration file. A setting "
    "from a variable or the "
    "file is left out where it cannot go together with a flag, or needs one that is not there. onoma env "
    "shows what is in force.";

constexpr std::array<std::string_view, 3> kFiles = {
    "The configuration file is TOML. A key is the long name of a flag without its dashes; a switch is true "
    "or false; a flag that may "
    "be repeated takes a list. Keys before any section belong to onoma without a command; those of the group "
    "General also to every "
    "command that has them. A section has the name of a command. An unknown key is an error that names the "
    "file and the line.",
    "jobs = 4\nlabel = [\"PERSON\", \"ORG\"]\n\n[evaluate]\nerrors = 10",
    "Without --config and $ONOMA_CONFIG, the file is read if it is there. onoma never reads a configuration "
    "file from the folders that "
    "it is given.",
};

// Text in roff: nothing in it is a request or an escape.
std::string roff(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    line_begins = c == '\n';
    if (static_cast<unsigned char>(c) >= 0x80) {
      const text::CodePoint decoded = text::decode(text.data() + at);
      std::array<char, 16> name{};
      std::snprintf(name.data(), name.size(), "\\[u%04X]", static_cast<unsigned>(decoded.value));
      out += name.data();
      at += decoded.size;
      continue;
    }
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '\'')
      out += "\\(aq";
    else if (c == '^')
      out += "\\(ha";
    else if (c == '~')
      out += "\\(ti";
    else if (c == '`')
      out += "\\(ga";
    else
      out += c;
    ++at;
  }
  return out;
}

std::string bold(std::string_view text) {
  return "\\fB" + roff(text) + "\\fR";
}

std::string italic(std::string_view text) {
  return "\\fI" + roff(text) + "\\fR";
}

// In lines of a length that roff's own style asks for.
std::string sentence(std::string_view text) {
  constexpr std::size_t kWidth = 70;
  return roff(wrapped(text, kWidth, 0));
}

std::string definition(const std::string& term, std::string_view meaning) {
  return ".TP\n" + term + '\n' + sentence(meaning) + '\n';
}

// Blank lines between them become paragraphs.
std::string paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    out.append(out.empty() ? "" : ".PP\n").append(sentence(text.substr(0, end))).append("\n");
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return out;
}

std::string verbatim(std::string_view text) {
  return ".PP\n.RS 4\n.nf\n" + roff(text) + "\n.fi\n.RE\n";
}

std::string synopsis(const CommandTable& table) {
  std::string line =
      bold(table.name.empty() ? "onoma" : "onoma " + table.name) + " [" + italic("OPTIONS") + ']';
  for (const Flag& flag : table.flags) {
    if (flag.required) line += ' ' + bold(flag.names.front()) + ' ' + italic(flag.value);
  }
  for (const Operand& operand : table.operands) {
    const std::string name = italic(operand.name) + (operand.many ? "..." : "");
    line += operand.required ? ' ' + name : " [" + name + ']';
  }
  return line + '\n';
}

std::string flag_entry(const Flag& flag) {
  std::string term;
  for (const std::string& name : flag.names) term += (term.empty() ? "" : ", ") + bold(name);
  if (!flag.is_switch()) term += ' ' + italic(flag.value);
  return definition(term, flag.about + '.');
}

std::string flag_entries(const CommandTable& table, const std::string& group) {
  std::string out;
  for (const Flag& flag : table.flags) {
    if (flag.group == group) out += flag_entry(flag);
  }
  return out;
}

std::string exit_codes(const Page& page) {
  std::string out;
  for (const ExitCode& code : page.exit_codes)
    out += definition(bold(std::to_string(code.code)), code.meaning);
  return out;
}

std::string examples(const Page& page) {
  std::string out;
  for (const Example& example : page.examples) {
    out += definition(bold(example.command), example.meaning.empty() ? "" : example.meaning);
  }
  return out;
}

std::string command_section(const CommandTable& table) {
  std::string out =
      ".SS onoma " + table.name + '\n' + synopsis(table) + ".PP\n" + paragraphs(table.page.about);
  for (const std::string_view note : table.page.notes) out += ".PP\n" + paragraphs(note);
  for (const Operand& operand : table.operands) out += definition(italic(operand.name), operand.about + '.');
  for (const Flag& flag : table.flags) out += flag_entry(flag);
  out += examples(table.page);
  out += ".PP\nExit status:\n.RS 4\n" + exit_codes(table.page) + ".RE\n";
  return out;
}

std::string surroundings() {
  std::string out = ".SH ENVIRONMENT\n";
  for (const Definition& entry : kEnvironment) out += definition(bold(entry.first), entry.second);
  out += ".PP\n" + sentence(kPrecedence) + "\n.SH FILES\n";
  out += definition(italic("$XDG_CONFIG_HOME/onoma/config.toml"), "or, where that variable is not set,");
  out += definition(italic("~/.config/onoma/config.toml"), kFiles[0]);
  out += verbatim(kFiles[1]);
  return out + ".PP\n" + sentence(kFiles[2]) + '\n';
}

}  // namespace

std::string manual(const std::vector<CommandTable>& tables, std::string_view version) {
  const CommandTable& main = tables.front();
  std::string out =
      ".\\\" Made by onoma man.\n.TH ONOMA 1 \"\" \"onoma " + std::string(version) + "\" \"User Commands\"\n";
  out += ".SH NAME\nonoma \\- find people, organizations, places and dates in text\n.SH SYNOPSIS\n";
  for (const CommandTable& table : tables) out += (&table == &main ? "" : ".br\n") + synopsis(table);
  out += ".SH DESCRIPTION\n" + paragraphs(main.page.about);
  for (const std::string_view note : main.page.notes) out += ".PP\n" + paragraphs(note);
  out += ".SH OPTIONS\n";
  for (const Operand& operand : main.operands) out += definition(italic(operand.name), operand.about + '.');
  for (const std::string& group : main.groups())
    out += ".SS " + roff(group) + '\n' + flag_entries(main, group);
  out +=
      ".SH COMMANDS\nThe name of a command counts as the first argument only.\nA file of such a name is\n" +
      italic("./NAME") + ".\n";
  for (const CommandTable& table : tables) {
    if (&table != &main) out += command_section(table);
  }
  out += ".SH EXIT STATUS\n" + exit_codes(main.page);
  out += definition(bold("141"), "the reader of the output went away");
  out += surroundings() + ".SH EXAMPLES\n" + examples(main.page);
  return out + ".SH SEE ALSO\n.BR grep (1),\n.BR jq (1)\n";
}

}  // namespace onoma::cli
