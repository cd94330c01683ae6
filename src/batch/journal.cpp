#include "batch/journal.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "io/fd_writer.hpp"
#include "io/system_error.hpp"

namespace onoma::batch {
namespace {

Error journal_error(int code) {
  return io::system_error(code, "cannot write the journal", "E_WRITE");
}

}  // namespace

Result<Journal> Journal::open(const std::string& path, io::Readers readers) {
  const bool owner_only = readers == io::Readers::kOwnerOnly;
  io::Descriptor file(
      ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, owner_only ? 0600 : 0666));
  if (!file) return Unexpected{journal_error(errno)};
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return Unexpected{journal_error(errno)};
  if (!S_ISREG(status.st_mode)) return Unexpected{Error{"E_IS_SPECIAL", "the journal is no file"}};
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return Unexpected{Error{"E_IN_USE", "another run is at work here"}};
    return Unexpected{journal_error(errno)};
  }
  if (owner_only && ::fchmod(file.get(), 0600) != 0) return Unexpected{journal_error(errno)};
  return Journal(path, std::move(file));
}

std::optional<Journal> Journal::peek(const std::string& path) {
  io::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (!file) return std::nullopt;
  return Journal(path, std::move(file));
}

std::optional<std::string> Journal::read_line(std::uint64_t offset) const {
  std::string line;
  char block[4096];
  while (true) {
    const ssize_t got = ::pread(file_.get(), block, sizeof block, static_cast<off_t>(offset + line.size()));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    const std::string_view bytes(block, static_cast<std::size_t>(got));
    const std::size_t end = bytes.find('\n');
    line += bytes.substr(0, end);
    if (end != std::string_view::npos) return line;
  }
}

std::optional<json::JournalHead> Journal::head() const {
  const std::optional<std::string> line = read_line(0);
  return line ? json::read_journal_head(*line) : std::nullopt;
}

std::uint64_t Journal::begin() const {
  const std::optional<std::string> line = read_line(0);
  return line && json::read_journal_head(*line) ? line->size() + 1 : 0;
}

std::optional<json::JournalEntry> Journal::read(std::uint64_t& offset) const {
  const std::optional<std::string> line = read_line(offset);
  std::optional<json::JournalEntry> entry = line ? json::read_journal_entry(*line) : std::nullopt;
  if (entry) offset += line->size() + 1;
  return entry;
}

std::optional<Error> Journal::start(const json::JournalHead& head) {
  if (auto error = cut(0)) return error;
  std::string line;
  json::write_journal_head(head, line);
  return append(line);
}

std::optional<Error> Journal::cut(std::uint64_t offset) {
  if (::ftruncate(file_.get(), static_cast<off_t>(offset)) != 0) return journal_error(errno);
  return std::nullopt;
}

std::optional<Error> Journal::append(const std::string& lines) {
  int code = io::write_all(file_.get(), lines);
  if (code == 0 && ::fdatasync(file_.get()) != 0) code = errno;
  if (code != 0) return journal_error(code);
  return std::nullopt;
}

void Journal::remove() const {
  ::unlink(path_.c_str());
}

}  // namespace onoma::batch
