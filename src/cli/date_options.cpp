#include "cli/date_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <ctime>

#include "cli/arguments.hpp"
#include "cli/day.hpp"
#include "cli/flag_values.hpp"

namespace onoma::cli {
namespace {

constexpr std::array<const char*, 4> kOrders = {"auto", "dmy", "mdy", "ymd"};

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  std::array<char, 16> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d", &local);
  return text.data();
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : ",").append(word);
  return out;
}

}  // namespace

void add_date_flags(CLI::App& app, DateFlags& flags) {
  app.add_option("--reference-date", flags.reference,
                 "Day against which dates are understood, before any that a document tells; or today")
      ->type_name("YYYY-MM-DD")
      ->group("Dates");
  app.add_option("--date-order", flags.order, "How 3/4/2020 is read: dmy, mdy, ymd or auto (by the document's other dates)")
      ->type_name("ORDER")
      ->check(CLI::IsMember({"auto", "dmy", "mdy", "ymd"}))
      ->group("Dates");
  repeatable(app.add_option("--date-languages", flags.languages,
                            "Also dates in these languages (fr,de,es,…), or all; English is always read"))
      ->type_name("CODES")
      ->delimiter(',')
      ->group("Dates");
  app.add_flag("--times", flags.times, "Also times of day, durations and sets, as TIME, DURATION and SET")->group("Dates");
  app.add_flag("--vague-dates", flags.vague, "Also now, recently, soon, as DATE without a day")->group("Dates");
}

std::string read_date_flags(const DateFlags& flags, DateSettings& settings) {
  settings.reference = flags.reference == "today" ? today() : flags.reference;
  if (!settings.reference.empty() && !is_day(settings.reference)) {
    return "--reference-date: \"" + flags.reference + "\" is not a day like 2024-05-03";
  }
  settings.languages = flags.languages;
  std::erase(settings.languages, "en");
  const auto order = std::find(kOrders.begin(), kOrders.end(), flags.order);
  settings.order = static_cast<DateOrder>(order - kOrders.begin());
  settings.times = flags.times;
  settings.vague = flags.vague;
  return "";
}

std::string settle_languages(const Model& model, DateSettings& settings) {
  if (settings.languages.empty()) return "";
  const std::vector<std::string> known = Extractor::date_languages(model);
  if (std::find(settings.languages.begin(), settings.languages.end(), "all") != settings.languages.end()) {
    settings.languages = known;
  }
  for (const std::string& language : settings.languages) {
    if (std::find(known.begin(), known.end(), language) == known.end()) {
      return "--date-languages: no dates of \"" + language + "\"; there are en," + joined(known);
    }
  }
  return "";
}

std::string order_name(DateOrder order) {
  return order == DateOrder::kAuto ? "" : kOrders[static_cast<std::size_t>(order)];
}

void describe(const DateSettings& settings, std::vector<std::pair<std::string, std::string>>& described) {
  if (!settings.reference.empty()) described.emplace_back("reference_date", settings.reference);
  if (!settings.languages.empty()) described.emplace_back("date_languages", joined(settings.languages));
  if (settings.order != DateOrder::kAuto) described.emplace_back("date_order", order_name(settings.order));
  if (settings.times) described.emplace_back("times", "yes");
  if (settings.vague) described.emplace_back("vague_dates", "yes");
}

}  // namespace onoma::cli
