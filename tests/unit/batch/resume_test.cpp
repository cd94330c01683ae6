#include "batch/resume.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "../io/scratch.hpp"

using namespace onoma;
using batch::InputFile;
using batch::Journal;
using batch::Resume;
using batch::State;

namespace {

json::JournalEntry entry(const std::string& path, std::uint64_t end, std::uint64_t errors = 0) {
  json::JournalEntry made;
  made.path = path;
  made.size = 10;
  made.mtime = 5;
  made.records = 1;
  made.end = end;
  made.errors = errors;
  made.counts = {1, errors};
  return made;
}

InputFile file(const std::string& path) {
  return {path, 10, 5};
}

class Written {
 public:
  explicit Written(const std::vector<json::JournalEntry>& entries) {
    REQUIRE_FALSE(journal->start({"1", "m", "o", 100}));
    std::string lines;
    for (const json::JournalEntry& one : entries) json::write_journal_entry(one, lines);
    REQUIRE_FALSE(journal->append(lines));
  }
  Resume resume(Resume::Order order, bool retry = false) const {
    return Resume(*journal, {order, retry, [](const json::JournalEntry& one) { return one.end < 1000; }});
  }

  Scratch scratch;
  Result<Journal> journal = Journal::open(scratch.path("journal"), io::Readers::kByUmask);
};

}  // namespace

TEST_CASE("a journal has its head and its entries, also when it is opened again") {
  Scratch scratch;
  const json::JournalHead head{"1.0", "abc", "def", 7};
  {
    Result<Journal> journal = Journal::open(scratch.path("j"), io::Readers::kByUmask);
    REQUIRE(journal);
    CHECK_FALSE(journal->head());
    REQUIRE_FALSE(journal->start(head));
    CHECK_FALSE(Journal::open(scratch.path("j"), io::Readers::kByUmask));
  }
  Result<Journal> journal = Journal::open(scratch.path("j"), io::Readers::kByUmask);
  REQUIRE(journal);
  CHECK(journal->head() == head);
  json::JournalEntry one = entry("a\nb\xFF%", 3);
  one.sha256 = std::string(64, '0');
  one.done = false;
  one.names = {{json::NameChange::Kind::kShortForm, Label::kOrg, "NDRF \"x\"", 0}};
  std::string lines;
  json::write_journal_entry(one, lines);
  REQUIRE_FALSE(journal->append(lines));
  std::uint64_t place = journal->begin();
  CHECK(journal->read(place) == one);
  CHECK_FALSE(journal->read(place));
}

TEST_CASE("what stands behind a torn or senseless line is not there") {
  Scratch scratch;
  std::string lines;
  json::write_journal_head({"1", "m", "o", 0}, lines);
  json::write_journal_entry(entry("a", 1), lines);
  const std::size_t whole = lines.size();
  for (const std::string& tail : {std::string("{\"path\":"), std::string("garbage\n"), std::string(30, '\0') + "\n",
                                  std::string("{}\n"), std::string("[]\n"), std::string("{\"path\":\"%4\"}\n")}) {
    std::string more;
    json::write_journal_entry(entry("b", 2), more);
    scratch.write("j", lines + tail + more);
    const Result<Journal> journal = Journal::open(scratch.path("j"), io::Readers::kByUmask);
    REQUIRE(journal);
    std::uint64_t place = journal->begin();
    CHECK(journal->read(place)->path == "a");
    CHECK_FALSE(journal->read(place));
    CHECK(place == whole);
    Resume resume(*journal, {Resume::Order::kEach, false, [](const auto&) { return true; }});
    CHECK(resume.journal_end() == whole);
    CHECK(resume.look(file("a")).state == State::kDone);
    CHECK(resume.look(file("b")).state == State::kNew);
  }
}

TEST_CASE("each file is taken over by itself, in any order; its last entry counts") {
  const Written written({entry("a", 1), entry("b", 2, 1), entry("gone", 5000), entry("a", 3)});
  Resume resume = written.resume(Resume::Order::kEach);
  CHECK(resume.look(file("b")).state == State::kDone);
  CHECK(resume.look(file("new")).state == State::kNew);
  CHECK(resume.look(file("a")).state == State::kDone);
  CHECK(resume.look(file("gone")).state == State::kChanged);
  CHECK(resume.look({"a", 11, 5}).state == State::kChanged);
  CHECK(resume.look({"a", 10, 6}).state == State::kChanged);
  CHECK(resume.look({"a", 10, -1}).state == State::kChanged);
  CHECK(resume.counts() == std::vector<std::uint64_t>{2, 1});
  CHECK(written.resume(Resume::Order::kEach, true).look(file("b")).state == State::kRetry);
}

TEST_CASE("a digest decides where there is one") {
  json::JournalEntry with = entry("a", 1);
  with.sha256 = std::string(64, 'a');
  const Written written({with, entry("b", 1)});
  Resume resume = written.resume(Resume::Order::kEach);
  CHECK(resume.look({"a", 10, 99, with.sha256}).state == State::kDone);
  CHECK(resume.look({"a", 10, 5, std::string(64, 'b')}).state == State::kChanged);
  CHECK(resume.look({"a", 10, 5}).state == State::kDone);
  CHECK(resume.look({"b", 10, 5, std::string(64, 'b')}).state == State::kChanged);
}

TEST_CASE("with a common output, what comes first and is the same is taken over") {
  const Written written({entry("a", 110), entry("b", 120), entry("c", 130)});
  SECTION("all of it") {
    Resume resume = written.resume(Resume::Order::kLeading);
    for (const char* path : {"a", "b", "c"}) CHECK(resume.look(file(path)).state == State::kDone);
    CHECK(resume.output_end() == 130);
    CHECK(resume.look(file("d")).state == State::kNew);
  }
  SECTION("up to a change") {
    Resume resume = written.resume(Resume::Order::kLeading);
    CHECK(resume.look(file("a")).state == State::kDone);
    CHECK(resume.look({"b", 11, 5}).state == State::kChanged);
    CHECK(resume.look(file("c")).state == State::kNew);
    CHECK(resume.output_end() == 110);
    std::uint64_t place = resume.journal_end();
    CHECK(written.journal->read(place)->path == "b");
    CHECK(resume.counts() == std::vector<std::uint64_t>{1, 0});
  }
  SECTION("up to another file") {
    Resume resume = written.resume(Resume::Order::kLeading);
    CHECK(resume.look(file("b")).state == State::kChanged);
    CHECK(resume.output_end() == 100);
  }
  SECTION("fewer files than before") {
    Resume resume = written.resume(Resume::Order::kLeading);
    CHECK(resume.look(file("a")).state == State::kDone);
    CHECK(resume.output_end() == 110);
  }
}

TEST_CASE("with a common output, a file may be done in part") {
  json::JournalEntry first = entry("a", 110), second = entry("a", 120);
  first.done = second.done = false;
  first.records = 4, second.records = 9;
  first.names = {{json::NameChange::Kind::kNumber, Label::kLoc, "kano", 1}};
  second.names = {{json::NameChange::Kind::kNumber, Label::kLoc, "oslo", 2}};
  const Written written({first, second});
  Resume resume = written.resume(Resume::Order::kLeading);
  const batch::Standing standing = resume.look(file("a"));
  CHECK(standing.state == State::kPartly);
  CHECK(standing.records == 9);
  CHECK(resume.output_end() == 120);
  REQUIRE(resume.names().size() == 2);
  CHECK(resume.names().back().text == "oslo");
  CHECK(resume.look(file("b")).state == State::kNew);
}
