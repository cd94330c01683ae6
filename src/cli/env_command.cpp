// onoma env [COMMAND]: which settings are in force beneath the command line, and where each comes from.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>

#include "cli/commands.hpp"
#include "cli/declared.hpp"
#include "cli/exit_status.hpp"
#include "cli/help/flag_table.hpp"
#include "cli/settings/layers.hpp"
#include "cli/version.hpp"
#include "json/writer.hpp"
#include "output/bytes.hpp"

namespace onoma::cli {
namespace {

struct Flags {
  std::string command;
  bool json = false;
};

void add_flags(CLI::App& app, Flags& flags) {
  std::vector<std::string> names;
  for (const Command& command : all_commands()) {
    if (!command.name.empty()) names.emplace_back(command.name);
  }
  app.add_option("COMMAND", flags.command, "The command whose flags are shown (onoma without one)")
      ->type_name("")
      ->check(CLI::IsMember(names));
  app.add_flag("--json", flags.json, "As a JSON object")->group("Output");
}

// One flag and what is in force of it.
struct Row {
  std::string flag;
  std::vector<std::string> values;
  std::string by;  // "default", "config" or "variable"
  std::string where;
};

struct Variable {
  std::string name;
  std::string value;
  bool known = true;
};

struct State {
  ConfigPlace place;
  bool config_read = false;
  std::vector<Variable> variables;
  std::vector<Row> rows;
};

Row row_of(const CLI::Option& option, const std::vector<Setting>& settings) {
  const auto set = std::find_if(settings.begin(), settings.end(),
                                [&](const Setting& setting) { return setting.option == &option; });
  if (set == settings.end()) {
    std::string value = is_switch(option) ? "false" : option.get_default_str();
    const bool none = value.empty() || value == "[]" || value == "{}";
    return {name_of(option), none ? std::vector<std::string>() : std::vector<std::string>{std::move(value)},
            "default", ""};
  }
  return {name_of(option), set->off ? std::vector<std::string>{"false"} : set->values,
          set->by == SetBy::kVariable ? "variable" : "config", set->where};
}

std::vector<Variable> read_variables() {
  std::vector<Variable> variables;
  std::vector<std::string> names = own_variables();
  names.insert(names.end(), {"NO_COLOR", "TERM", "XDG_CONFIG_HOME"});
  for (const std::string& name : names) {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr) continue;
    variables.push_back({name, value, !name.starts_with("ONOMA_") || is_known_variable(name)});
  }
  return variables;
}

std::string shown(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : ",") + output::to_line(value);
  return out.empty() ? "-" : out;
}

std::string as_text(const State& state) {
  const auto cell = [](std::string text, std::size_t width) {
    if (text.size() < width) text.resize(width, ' ');
    return text + ' ';
  };
  std::string out = "configuration file: ";
  out += state.place.path.empty() ? "none" : output::to_line(state.place.path);
  if (!state.place.path.empty() && !state.config_read) out += ", not there";
  if (!state.place.named.empty()) out += " (" + state.place.named + ')';
  out += '\n';
  for (const Variable& variable : state.variables) {
    out += "variable: " + output::to_line(variable.name) + '=' + output::to_line(variable.value);
    out += variable.known ? "\n" : " (no flag has this name)\n";
  }
  std::size_t name_width = 4, value_width = 5;
  for (const Row& row : state.rows) {
    name_width = std::max(name_width, row.flag.size());
    value_width = std::max(value_width, std::min<std::size_t>(30, shown(row.values).size()));
  }
  out += '\n' + cell("flag", name_width) + cell("value", value_width) + "from\n";
  for (const Row& row : state.rows) {
    out += cell(row.flag, name_width) + cell(shown(row.values), value_width);
    out += (row.where.empty() ? row.by : output::to_line(row.where)) + '\n';
  }
  return out;
}

std::string as_json(const State& state, const std::string& command) {
  std::string out;
  json::Writer writer(out, json::Style::kCompact);
  writer.begin_object();
  writer.field("tool", kVersion);
  writer.field("command", command);
  writer.key("config");
  writer.begin_object();
  writer.field("path", output::to_utf8(state.place.path));
  writer.field("named_by", state.place.named);
  writer.key("read"), writer.boolean(state.config_read);
  writer.end_object();
  writer.key("variables");
  writer.begin_array();
  for (const Variable& variable : state.variables) {
    writer.begin_object();
    writer.field("name", output::to_utf8(variable.name));
    writer.field("value", output::to_utf8(variable.value));
    writer.key("known"), writer.boolean(variable.known);
    writer.end_object();
  }
  writer.end_array();
  writer.key("flags");
  writer.begin_array();
  for (const Row& row : state.rows) {
    writer.begin_object();
    writer.field("flag", row.flag);
    writer.key("values");
    writer.begin_array();
    for (const std::string& value : row.values) writer.string(output::to_utf8(value));
    writer.end_array();
    writer.field("from", row.by);
    writer.field("where", output::to_utf8(row.where));
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  return out + '\n';
}

}  // namespace

Page env_page() {
  return {
      "Shows which settings are in force when the command line says nothing, and where each comes from: a "
      "variable, the "
      "configuration file (with its line) or the default.",
      {},
      {{"onoma env", "of onoma without a command"},
       {"onoma env evaluate --json", "of onoma evaluate, for programs"}},
      {{0, "done"}, {2, "wrong usage, variables or configuration file"}},
      {"--json"}};
}

std::shared_ptr<CLI::App> env_app() {
  return declared<Flags>("onoma env", add_flags);
}

int env_command(const Arguments& arguments, Console& console) {
  CLI::App app("", "onoma env");
  Flags flags;
  add_flags(app, flags);
  prepare(app);
  if (const std::optional<int> status = parse(app, arguments, console)) return *status;
  State state;
  state.place = find_config(app, scan_arguments(app, arguments));
  const Config config = load_config(state.place);
  state.config_read = !config.path.empty();
  state.variables = read_variables();
  const std::shared_ptr<CLI::App> asked = find_command(flags.command)->declare();
  const std::vector<Setting> settings = settle(*asked, Scan{}, config);
  for (const CLI::Option* option : std::as_const(*asked).get_options()) {
    if (can_be_set(*option)) state.rows.push_back(row_of(*option, settings));
  }
  if (const std::string problem = apply(settings); !problem.empty()) return console.error(problem), kUsage;
  console.print(flags.json ? as_json(state, flags.command) : as_text(state));
  console.flush();
  return kDone;
}

}  // namespace onoma::cli
