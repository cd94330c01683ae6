// Fixture: lists made by hand, and what they find in a text.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "additions/additions.hpp"
#include "additions/table_builder.hpp"

namespace onoma::test {

class FewAbbreviations final : public text::Abbreviations {
 public:
  Kind find(std::string_view folded) const noexcept override { return folded == "inc." || folded == "st." ? Kind::kAny : Kind::kNone; }
};

// Lists, of which each entry is a name and what it is.
class Lists {
 public:
  Lists() : builder(abbreviations) { builder.begin_source("list.tsv", "list", {}); }

  additions::TableBuilder::Added add(std::string_view name, additions::CaseRule rule = additions::CaseRule::kSmart,
                                     bool prefix = false, additions::Kind kind = additions::Kind::kEntity) {
    additions::EntryRecord entry;
    entry.line = ++line_;
    entry.letter_case = rule;
    entry.kind = kind;
    entry.label = 0;
    if (prefix) entry.flags = additions::kPrefix;
    return builder.add(name, entry);
  }

  // The texts that hits cover, parted by |, in the order of the text.
  std::string found(std::string_view text) {
    if (all.tables.empty()) finish();
    text::Analysis analysis;
    text::Analyzer(abbreviations).analyze(text, analysis);
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) keys.push_back(text::fold_key(analysis.token_text(i)));
    const std::vector<std::string_view> folded(keys.begin(), keys.end());
    hits.clear();
    additions::Finder finder(all);
    finder.look(analysis, folded);
    finder.find_all(hits);
    std::string out;
    for (const additions::Hit& hit : hits) {
      const Span span = analysis.original_span(hit.first, hit.last);
      out.append(out.empty() ? "" : "|").append(text.substr(span.begin, span.size()));
    }
    return out;
  }

  void finish() {
    memory = builder.finish();
    additions::Table table = memory.view();
    table.labels = {Label::kOrg};
    for (std::uint32_t i = 0; i < table.sources.size(); ++i) table.source_numbers.push_back(i);
    all.tables.push_back(table);
  }

  FewAbbreviations abbreviations;
  additions::TableBuilder builder;
  additions::TableMemory memory;
  additions::Additions all;
  std::vector<additions::Hit> hits;

 private:
  std::uint32_t line_ = 0;
};

}  // namespace onoma::test
