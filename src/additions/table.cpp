#include "additions/table.hpp"

#include <algorithm>
#include <bit>

namespace onoma::additions {

const NodeRecord* Table::find(std::uint64_t hash) const noexcept {
  if (slots.empty()) return nullptr;
  const std::size_t mask = slots.size() - 1;
  std::size_t place = (hash >> 20) & mask;
  for (std::size_t probes = 0; probes < kMostProbes; ++probes, place = (place + 1) & mask) {
    const std::uint32_t node = slots[place];
    if (node == 0 || node > nodes.size()) return nullptr;
    if (nodes[node - 1].hash == hash) return &nodes[node - 1];
  }
  return nullptr;
}

std::span<const EntryRecord> Table::entries_of(const NodeRecord& node) const noexcept {
  const std::size_t count = node.count / 4;
  if (node.entries > entries.size() || count > entries.size() - node.entries) return {};
  return entries.subspan(node.entries, count);
}

std::string_view Table::text(std::uint32_t offset) const noexcept {
  if (offset >= strings.size()) return {};
  const std::string_view rest = strings.substr(offset);
  return rest.substr(0, rest.find('\0'));
}

std::vector<std::string_view> Table::texts(std::uint32_t offset, std::size_t n) const {
  std::vector<std::string_view> out;
  for (std::size_t at = offset; n > 0 && at < strings.size(); --n) {
    out.push_back(text(static_cast<std::uint32_t>(at)));
    at += out.back().size() + 1;
  }
  return out;
}

bool Table::sound() const noexcept {
  const auto power = [](std::size_t size) { return size == 0 || std::has_single_bit(size); };
  return power(slots.size()) && power(filter.size()) && !strings.empty() && strings.back() == '\0' &&
         strings.size() <= UINT32_MAX;
}

EntryDetails details_of(const Table& table, const EntryRecord& entry) {
  EntryDetails out;
  if (entry.details == 0 || entry.source >= table.sources.size()) return out;
  const SourceRecord& source = table.sources[entry.source];
  const std::vector<std::string_view> columns = table.texts(source.columns, source.column_count);
  const std::vector<std::string_view> values = table.texts(entry.details, columns.size() + 1);
  if (values.empty()) return out;
  out.id = values[0];
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    if (!values[i + 1].empty()) out.data.emplace_back(columns[i], values[i + 1]);
  }
  return out;
}

}  // namespace onoma::additions
