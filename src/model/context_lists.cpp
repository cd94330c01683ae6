#include "model/context_lists.hpp"

#include <algorithm>

namespace onoma::model {

bool is_called(std::string_view list, std::string_view name) noexcept {
  if (list == name) return true;
  const std::size_t slash = list.rfind('/');
  if (slash == std::string_view::npos) return false;
  return list.substr(slash + 1) == name || list.substr(0, list.find('/')) == name;
}

std::vector<std::uint16_t> attributes_of_list(const tag::EvidenceTables& evidence, std::string_view name) {
  std::vector<std::uint16_t> attributes;
  for (std::size_t i = 0; i < evidence.attribute_names.size(); ++i) {
    std::string_view attribute = evidence.name_at(evidence.attribute_names[i]);
    const bool cue = attribute.starts_with("cue:");
    if (!cue && !attribute.starts_with("list:")) continue;
    if (attribute.ends_with("@lower")) continue;  // not written as the entry is
    attribute.remove_prefix(cue ? 4 : 5);
    attribute = attribute.substr(0, attribute.find_first_of(".?=@"));
    if (is_called(attribute, name)) attributes.push_back(static_cast<std::uint16_t>(i));
  }
  return attributes;
}

void find_unknown_lists(const Additions::Data& data, const Model::Data& model, std::vector<Diagnostic>& diagnostics) {
  for (const additions::Name& name : data.context.names()) {
    if (name.kind != additions::Name::Kind::kList) continue;
    const bool added = std::any_of(data.lists.sources.begin(), data.lists.sources.end(),
                                   [&](const additions::Source& source) { return is_called(source.name, name.text); });
    if (added || !attributes_of_list(model.evidence, name.text).empty()) continue;
    diagnostics.push_back({Severity::kError, name.file, name.line, name.column, "unknown-list",
                           "no list \"" + name.text + "\", neither among those that are added nor in the model"});
  }
}

}  // namespace onoma::model
