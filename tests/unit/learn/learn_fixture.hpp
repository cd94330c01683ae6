// Fixture: a compiled model of a few lists, and annotated texts written with their annotation.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "../model/tiny_folder.hpp"
#include "learn/corpus.hpp"
#include "model/compiler.hpp"

namespace onoma::test {

// A compiled folder, kept with its bytes.
class CompiledModel {
 public:
  explicit CompiledModel(const TinyFolder& folder) {
    auto outcome = onoma::model::compile_folder(folder.path());
    for (const Diagnostic& d : outcome.diagnostics) problems += d.to_string() + '\n';
    bytes_ = std::move(outcome.bytes);
    if (auto opened = Model::from_memory(bytes_)) model_ = std::make_unique<Model>(std::move(*opened));
  }
  const Model& model() const { return *model_; }
  const Model::Data& data() const { return model_->data(); }

  std::string problems;

 private:
  std::string bytes_;
  std::unique_ptr<Model> model_;
};

constexpr std::uint8_t bit(Label label) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(label)); }
inline constexpr std::uint8_t kEveryLabel = (1u << kLabelCount) - 1;

// "saw [PERSON:Ngozi Okafor] and {what nobody annotated}".
class Marked {
 public:
  explicit Marked(std::string_view marked, std::uint8_t annotated = kEveryLabel) : annotated_(annotated) {
    std::size_t ignored_from = 0, named_from = 0;
    Label label = Label::kPerson;
    for (std::size_t i = 0; i < marked.size(); ++i) {
      switch (marked[i]) {
        case '[': {
          const std::size_t colon = marked.find(':', i);
          label = *label_from_name(marked.substr(i + 1, colon - i - 1));
          named_from = text_.size(), i = colon;
          break;
        }
        case ']': names_.push_back({{named_from, text_.size()}, label}); break;
        case '{': ignored_from = text_.size(); break;
        case '}': ignored_.push_back({ignored_from, text_.size()}); break;
        default: text_ += marked[i];
      }
    }
  }
  // Views the text of this.
  learn::GoldText gold() const { return {text_, names_, ignored_, annotated_}; }

 private:
  std::string text_;
  std::vector<learn::GoldName> names_;
  std::vector<Span> ignored_;
  std::uint8_t annotated_;
};

}  // namespace onoma::test
