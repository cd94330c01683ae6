#include "additions/context_program.hpp"

namespace onoma::additions {
namespace {

using Op = Instruction::Op;

class Compiler {
 public:
  explicit Compiler(bool backward) { program_.backward = backward; }

  void add(const Sequence& sequence) {
    const std::size_t count = sequence.size();
    for (std::size_t i = 0; i < count; ++i) add_repeated(sequence[program_.backward ? count - 1 - i : i]);
  }
  std::optional<Program> finish() {
    emit(Op::kDone);
    if (too_large_) return std::nullopt;
    return std::move(program_);
  }

 private:
  std::uint16_t here() const { return static_cast<std::uint16_t>(program_.code.size()); }

  std::size_t emit(Op op, std::uint16_t a = 0, std::uint16_t b = 0) {
    too_large_ = too_large_ || program_.code.size() >= kMostInstructions;
    if (!too_large_) program_.code.push_back({op, a, b});
    return program_.code.size() - 1;
  }

  void add_repeated(const Element& element) {
    for (std::uint32_t i = 0; i < element.least && !too_large_; ++i) add_once(element);
    if (element.most == kNoLimit) {
      const std::size_t split = emit(Op::kSplit, static_cast<std::uint16_t>(here() + 1));
      add_once(element);
      emit(Op::kJump, static_cast<std::uint16_t>(split));
      program_.code[split].b = here();
      return;
    }
    std::vector<std::size_t> splits;
    for (std::uint32_t i = element.least; i < element.most && !too_large_; ++i) {
      splits.push_back(emit(Op::kSplit, static_cast<std::uint16_t>(here() + 1)));
      add_once(element);
    }
    for (const std::size_t split : splits) program_.code[split].b = here();
  }

  void add_once(const Element& element) {
    if (too_large_) return;
    switch (element.kind) {
      case Element::Kind::kSentenceBegin: emit(Op::kSentenceBegin); return;
      case Element::Kind::kSentenceEnd: emit(Op::kSentenceEnd); return;
      case Element::Kind::kAlternatives: add_alternatives(element.alternatives); return;
      case Element::Kind::kTests: break;
    }
    const auto first = static_cast<std::uint16_t>(program_.tests.size());
    program_.tests.insert(program_.tests.end(), element.tests.begin(), element.tests.end());
    too_large_ = too_large_ || program_.tests.size() > 4 * kMostInstructions;
    emit(Op::kTests, first, static_cast<std::uint16_t>(program_.tests.size()));
  }

  void add_alternatives(const std::vector<Sequence>& alternatives) {
    std::vector<std::size_t> jumps;
    for (std::size_t i = 0; i < alternatives.size() && !too_large_; ++i) {
      const bool last = i + 1 == alternatives.size();
      const std::size_t split = last ? 0 : emit(Op::kSplit, static_cast<std::uint16_t>(here() + 1));
      add(alternatives[i]);
      if (last) continue;
      jumps.push_back(emit(Op::kJump));
      program_.code[split].b = here();
    }
    for (const std::size_t jump : jumps) program_.code[jump].a = here();
  }

  Program program_;
  bool too_large_ = false;
};

}  // namespace

std::optional<Program> compile_sequence(const Sequence& sequence, bool backward) {
  Compiler compiler(backward);
  compiler.add(sequence);
  return compiler.finish();
}

}  // namespace onoma::additions
