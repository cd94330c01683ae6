#include "io/part_file.hpp"

#include <catch2/catch.hpp>

#include "io/file.hpp"
#include "io/staged_folder.hpp"
#include "io/walk.hpp"
#include "scratch.hpp"

using namespace onoma;
using io::PartFile;
using io::StagedFolder;

TEST_CASE("a file has its name when it is whole") {
  const Scratch scratch;
  scratch.write("out", "old");
  Result<PartFile> part = PartFile::open(scratch.path("out"), PartFile::Start::kAfresh);
  REQUIRE(part);
  part->write("new ");
  part->write(std::string(600000, 'x'));
  CHECK(part->size() == 600004);
  CHECK(*io::read_file(scratch.path("out")) == "old");
  REQUIRE_FALSE(part->finish());
  CHECK(io::read_file(scratch.path("out"))->size() == 600004);
  CHECK_FALSE(io::exists(scratch.path("out.part")));
}

TEST_CASE("a part file goes on after what was synced") {
  const Scratch scratch;
  {
    Result<PartFile> part = PartFile::open(scratch.path("out"), PartFile::Start::kAfresh);
    part->write("one");
    REQUIRE_FALSE(part->sync());
    part->write("half of t");
    REQUIRE_FALSE(part->sync());
  }
  Result<PartFile> part = PartFile::open(scratch.path("out"), PartFile::Start::kContinue);
  REQUIRE(part);
  CHECK(part->size() == 12);
  part->cut(3);
  part->write(" two");
  CHECK(part->size() == 7);
  REQUIRE_FALSE(part->finish());
  CHECK(*io::read_file(scratch.path("out")) == "one two");
}

TEST_CASE("a part file that cannot be made") {
  const Scratch scratch;
  scratch.write("file", "");
  CHECK(PartFile::open(scratch.path("no/out"), PartFile::Start::kAfresh).error().code == "E_NOT_FOUND");
  CHECK(PartFile::open(scratch.path("file/out"), PartFile::Start::kAfresh).error().code == "E_NOT_FOUND");
  CHECK(PartFile::open(scratch.path("."), PartFile::Start::kAfresh).error().code == "E_IS_DIRECTORY");
}

TEST_CASE("files of a folder are there whole or not at all") {
  const Scratch scratch;
  Result<StagedFolder> folder = StagedFolder::open(scratch.path("a/b"), "");
  REQUIRE(folder);
  folder->begin();
  folder->write("one");
  CHECK(folder->size() == 3);
  REQUIRE_FALSE(folder->keep("deep/er/one"));
  folder->begin();
  folder->write(std::string(600000, 'x'));
  folder->begin();
  REQUIRE_FALSE(folder->keep("empty"));
  folder->begin();
  folder->write("dropped");
  folder->drop("empty");
  REQUIRE_FALSE(folder->sync());
  CHECK(*io::read_file(scratch.path("a/b/deep/er/one")) == "one");
  CHECK_FALSE(io::exists(scratch.path("a/b/empty")));
  io::WalkOptions all;
  all.hidden = true;
  io::Walk walk(scratch.path("a"), all);
  int files = 0;
  while (walk.next()) ++files;
  CHECK(files == 1);
}

TEST_CASE("an error of a name is told from one of the folder") {
  const Scratch scratch;
  Result<StagedFolder> folder = StagedFolder::open(scratch.path("f"), "");
  scratch.write("f/file", "");
  scratch.write("f/folder/x", "");
  for (const std::string& name : {std::string("file/x"), std::string("folder"), std::string(300, 'x')}) {
    folder->begin();
    const auto error = folder->keep(name);
    REQUIRE(error);
    CHECK(StagedFolder::is_about_name(*error));
  }
  CHECK_FALSE(StagedFolder::is_about_name({"E_WRITE", ""}));
  CHECK_FALSE(StagedFolder::is_about_name({"E_PERMISSION", ""}));
  folder->begin();
  CHECK_FALSE(folder->keep("fine"));
}

TEST_CASE("strays are those of the same tag") {
  const Scratch scratch;
  for (const char* name : {".onoma-abc123", ".onoma-1-of-2-abc123", ".onoma-journal", ".onoma-abc12", "onoma-abc123"}) {
    scratch.write(name, "");
  }
  StagedFolder::open(scratch.path("."), "")->remove_strays();
  CHECK_FALSE(io::exists(scratch.path(".onoma-abc123")));
  CHECK(io::exists(scratch.path(".onoma-1-of-2-abc123")));
  StagedFolder::open(scratch.path("."), "1-of-2-")->remove_strays();
  CHECK_FALSE(io::exists(scratch.path(".onoma-1-of-2-abc123")));
  for (const char* name : {".onoma-journal", ".onoma-abc12", "onoma-abc123"}) CHECK(io::exists(scratch.path(name)));
}
