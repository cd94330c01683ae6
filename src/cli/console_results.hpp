// ConsoleResults: results on standard output.
#pragma once

#include "cli/console.hpp"
#include "cli/results.hpp"

namespace onoma::cli {

class ConsoleResults : public Results {
 public:
  // Borrows the console. `head`: what the output begins with.
  ConsoleResults(Console& console, std::string head) : console_(console), head_(std::move(head)) {}

  TakenOver begin_work() override {
    console_.print(head_);
    return {};
  }
  void write(std::string_view bytes) override { console_.print(bytes); }
  void flush() override { console_.flush(); }
  void break_off(const Error& error) override { console_.stop(error.message); }
  void finish(bool) override { console_.flush(); }

 private:
  Console& console_;
  std::string head_;
};

}  // namespace onoma::cli
