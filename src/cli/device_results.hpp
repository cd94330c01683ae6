// DeviceResults: results in a device or pipe that -o names: written to as it is, never renamed.
#pragma once

#include <fcntl.h>

#include <cerrno>
#include <memory>

#include "cli/results.hpp"
#include "io/descriptor.hpp"
#include "io/fd_writer.hpp"
#include "io/system_error.hpp"

namespace onoma::cli {

class DeviceResults : public Results {
 public:
  static Result<std::unique_ptr<Results>> open(const std::string& path, std::string head) {
    io::Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (!file) return Unexpected{io::system_error(errno, "cannot write", "E_WRITE")};
    return std::unique_ptr<Results>(std::make_unique<DeviceResults>(std::move(file), std::move(head)));
  }
  DeviceResults(io::Descriptor file, std::string head)
      : file_(std::move(file)), writer_(file_.get()), head_(std::move(head)) {}

  TakenOver begin_work() override {
    writer_.write(head_);
    return {};
  }
  void write(std::string_view bytes) override { writer_.write(bytes); }
  void flush() override { writer_.flush(); }
  void break_off(const Error& error) override { broken_ = error; }
  void finish(bool) override { writer_.flush(); }
  std::optional<Error> failure() const override {
    if (writer_.failure() != 0) return io::system_error(writer_.failure(), "cannot write", "E_WRITE");
    return broken_;
  }

 private:
  io::Descriptor file_;
  io::FdWriter writer_;
  std::string head_;
  std::optional<Error> broken_;
};

}  // namespace onoma::cli
