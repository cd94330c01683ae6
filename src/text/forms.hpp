// Forms: the different words of a text, numbered from 0 in the order in which they first come.
//
// Text says the same words again and again: what a stage finds out about a word by itself it can keep under the number of its
// form, and ask but once. The numbers are dense and frequent words come early, so that what is asked most lies together.
//
// Not thread-safe: belongs to one Analysis. Numbers hold until the generation changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace onoma::text {

struct Token;

class Forms {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;  // the number of a token that is too long to have one
  static constexpr std::size_t kLongest = 16;         // bytes; of a hundred tokens one is longer
  static constexpr std::size_t kMost = 1 << 15;       // with more forms than this the next window begins anew

  Forms() = default;
  Forms(Forms&& other) noexcept;
  Forms& operator=(Forms&& other) noexcept;

  // Numbers the tokens of a window: numbers[i] is that of tokens[i].
  void number(std::string_view normal, const std::vector<Token>& tokens, std::vector<std::uint32_t>& numbers);

  std::size_t size() const noexcept { return forms_.size(); }
  // As it stands in the normal form.
  std::string_view text(std::uint32_t number) const noexcept { return {forms_[number].bytes, forms_[number].size}; }
  // What is kept by number is of this generation alone: no two tables ever share one. 0: nothing was numbered yet.
  std::uint64_t generation() const noexcept { return generation_; }

 private:
  // The bytes of a form as two numbers, zeros behind its end.
  struct Key {
    std::uint64_t low = 0, high = 0;
  };
  struct Form {
    char bytes[kLongest];
    std::uint32_t size;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  // of the form, and one more; 0: free
  };
  static Key load(std::string_view normal, const Token& token) noexcept;
  std::uint32_t find(const Key& key, std::uint32_t hash, std::uint32_t size) const noexcept;
  std::uint32_t add(const Key& key, std::uint32_t hash, std::uint32_t size);
  void place(Slot added) noexcept;
  void begin_anew();
  void grow();

  std::vector<Form> forms_;
  std::vector<Slot> slots_;  // 2^n, at most half of them taken
  std::uint64_t generation_ = 0;
};

}  // namespace onoma::text
