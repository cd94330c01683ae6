#include "output/redactor.hpp"

#include <algorithm>

#include "json/writer.hpp"
#include "output/cells.hpp"
#include "output/span_text.hpp"

namespace onoma::output {
namespace {

std::string labelled(Label label, std::string_view name) {
  return std::string(1, static_cast<char>(label)).append(name);
}

}  // namespace

std::string Redactor::placeholder(Label label, std::size_t number) const {
  return std::string("[").append(labels_.name(label)).append(" ").append(std::to_string(number)).append("]");
}

void Redactor::restore(const json::NameChange& change) {
  const auto number = static_cast<std::size_t>(change.number);
  switch (change.kind) {
    case json::NameChange::Kind::kNumber:
      numbers_[labelled(change.label, change.text)] = number;
      given_[change.label] = std::max(given_[change.label], number);
      break;
    case json::NameChange::Kind::kShortForm:
      short_forms_[labelled(change.label, change.text)] = number;
      break;
    case json::NameChange::Kind::kForm:
      seen_forms_.insert(placeholder(change.label, number) + change.text);
      forms_[{change.label, number}].push_back(change.text);
      break;
  }
}

void Redactor::learn(json::NameChange change) {
  restore(change);
  if (keep_changes_) changes_.push_back(std::move(change));
}

std::vector<json::NameChange> Redactor::take_changes() {
  return std::exchange(changes_, {});
}

std::size_t Redactor::number_of(const Mention& mention) {
  using Kind = json::NameChange::Kind;
  const std::string name = labelled(mention.label, mention.name);
  auto found = numbers_.find(name);
  if (found == numbers_.end()) {
    // Nothing fuller in this document: perhaps in one before.
    const auto earlier = mention.name == mention.key ? short_forms_.find(name) : short_forms_.end();
    if (earlier != short_forms_.end() && earlier->second != 0) return earlier->second;
    learn({Kind::kNumber, mention.label, mention.name, given_[mention.label] + 1});
    found = numbers_.find(name);
  }
  if (mention.name != mention.key) {
    const auto form = short_forms_.find(labelled(mention.label, mention.key));
    if (form == short_forms_.end()) {
      learn({Kind::kShortForm, mention.label, mention.key, found->second});
    } else if (form->second != found->second && form->second != 0) {
      learn({Kind::kShortForm, mention.label, mention.key, 0});
    }
  }
  return found->second;
}

void Redactor::remember_form(Label label, std::size_t number, std::string_view text) {
  if (!keep_key_) return;
  std::string form = join_blanks(text);
  if (seen_forms_.contains(placeholder(label, number) + form)) return;
  learn({json::NameChange::Kind::kForm, label, std::move(form), number});
}

std::string Redactor::redact(const Unredacted& document) {
  std::string out;
  std::size_t done = 0;
  const std::string_view text = document.text;
  for (const Mention& mention : document.mentions) {
    const std::size_t number = number_of(mention);
    remember_form(mention.label, number, text.substr(mention.span.begin, mention.span.size()));
    out.append(text.substr(done, mention.span.begin - done)).append(placeholder(mention.label, number));
    done = mention.span.end;
  }
  out += text.substr(done);
  return out;
}

std::string Redactor::key(KeyForm form) const {
  std::string out;
  if (form == KeyForm::kTsv) {
    const Cells cells{Cells::Kind::kTsv};
    cells.append_row({"placeholder", "label", "number", "form"}, out);
    for (const auto& [name, forms] : forms_) {
      const auto& [label, number] = name;
      for (const std::string& spelling : forms) {
        cells.append_row(
            {placeholder(label, number), std::string(labels_.name(label)), std::to_string(number), spelling},
            out);
      }
    }
    return out;
  }
  json::Writer writer(out, json::Style::kIndented);
  writer.begin_object();
  writer.key("names");
  writer.begin_array();
  for (const auto& [name, forms] : forms_) {
    writer.begin_object();
    writer.field("placeholder", placeholder(name.first, name.second));
    writer.field("label", labels_.name(name.first));
    writer.field_count("number", name.second);
    writer.key("forms");
    writer.begin_array();
    for (const std::string& spelling : forms) writer.string(spelling);
    writer.end_array();
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  return out + '\n';
}

}  // namespace onoma::output
