// Result<T>: a value, or the reason why there is none.
//
// Bad data, files and formats return a Result; bugs assert. The names are those of std::expected (C++23), so that a
// later change of compiler is a change of one line.
//
//   onoma::Result<onoma::Model> model = onoma::Model::open("my.onoma");
//   if (!model) return report(model.error());
//   use(*model);
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace onoma {

enum class Severity : std::uint8_t { kWarning, kError };

// One problem with a place that a person can go to; line and column count from 1, 0 means "not known".
// `code` is a short searchable name in kebab-case ("unknown-column").
struct Diagnostic {
  Severity severity = Severity::kError;
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  std::string code;
  std::string message;

  // "names/ORG/banks.tsv:41:7: error: unknown column [unknown-column]"
  std::string to_string() const;
};

// Why something could not be done: a stable code (E_NOT_FOUND, E_FORMAT, …), one sentence, and the places, if any.
struct Error {
  std::string code;
  std::string message;
  std::vector<Diagnostic> diagnostics = {};
};

// Tag that makes a failed Result: `return Unexpected{Error{...}};`
struct Unexpected {
  Error error;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}                           // NOLINT: implicit by design
  Result(Unexpected failure) : state_(std::move(failure.error)) {}        // NOLINT: implicit by design

  bool has_value() const noexcept { return std::holds_alternative<T>(state_); }
  explicit operator bool() const noexcept { return has_value(); }

  T& value() & { return assert(has_value()), std::get<T>(state_); }
  const T& value() const& { return assert(has_value()), std::get<T>(state_); }
  T&& value() && { return assert(has_value()), std::get<T>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const { return assert(!has_value()), std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace onoma
