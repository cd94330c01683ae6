#include "pipeline_examples.hpp"

#include <algorithm>

#include "model/additions_data.hpp"
#include "onoma/document.hpp"
#include "onoma/extractor.hpp"

namespace onoma {

namespace {

std::string quoted(const std::vector<Span>& spans, const std::string& text) {
  if (spans.empty()) return "nothing";
  std::string list;
  for (const Span& span : spans) list += (list.empty() ? "[" : " [") + text.substr(span.begin, span.size()) + "]";
  return list;
}

}  // namespace

std::vector<Diagnostic> check_context_examples(const Additions& additions, const Model& model) {
  ExtractOptions options;
  options.explain = true;
  options.additions = &additions;
  Extractor extractor(model, std::move(options));
  std::vector<Diagnostic> diagnostics;
  for (const ContextExample& example : additions.data().context_examples) {
    const additions::ContextRule& rule = additions.data().context.rules()[example.rule];
    std::vector<Span> found;
    for (const Fired& fired : extractor.extract(Document::from_bytes("", example.text)).fired) {
      if (fired.rule == rule.name) found.push_back(fired.span);
    }
    std::sort(found.begin(), found.end());
    if (found == example.spans) continue;
    const char* code = example.spans.empty() ? "example-found" : "example-not-found";
    diagnostics.push_back({Severity::kError, rule.file, example.line, 0, code,
                           "rule " + rule.name + " finds " + quoted(found, example.text) + ", not " + quoted(example.spans, example.text)});
  }
  return diagnostics;
}

}  // namespace onoma
