#include "tag/candidate.hpp"

#include <catch2/catch.hpp>

#include "tag_fixture.hpp"

namespace onoma::tag {
namespace {

using test::TinyModel;
using test::TinyWindow;
using Texts = std::vector<std::string>;

TinyModel& model() {
  static TinyModel model;
  static const bool ready = [] {
    model.names("cue:linkers", {"of", "the"});
    model.names("cue:name-particles", {"van"});
    model.names("list:LOC/places", {"ghana", "Hope and Glory"});
    model.names("list:LOC/doubtful?", {"reading"});
    model.names("cue:org-context", {"joined the"});
    model.finish();
    return true;
  }();
  static_cast<void>(ready);
  return model;
}

std::vector<std::uint8_t> roles(std::string_view text, std::vector<Proposal> proposals = {}) {
  const TinyWindow window(model(), text, std::move(proposals));
  std::vector<std::uint8_t> out;
  assign_roles(model().tables, window.window, out);
  return out;
}

Texts regions(std::string_view text) {
  const TinyWindow window(model(), text);
  std::vector<std::uint8_t> roles;
  assign_roles(model().tables, window.window, roles);
  std::vector<Region> found;
  find_regions(roles, found);
  Texts out;
  for (const Region region : found) out.push_back(window.text(region.first, region.last));
  return out;
}

constexpr std::uint8_t kAll = kBegin | kInside | kEnd;

TEST_CASE("a cue of several words opens no region: only names do") {
  CHECK(regions("Adeyemi joined the Ministry today.") == Texts{"Adeyemi", "Ministry"});
  CHECK(regions("we saw Hope and Glory today.") == Texts{"Hope and Glory"});
}

TEST_CASE("capitals begin and end names, linkers only go on, particles begin") {
  const auto seen = roles("so Bank of van said J. 3rd");
  REQUIRE(seen.size() == 7);
  CHECK(seen[0] == kBreakBefore);
  CHECK(seen[1] == kAll);
  CHECK(seen[2] == kInside);
  CHECK(seen[3] == (kBegin | kInside));
  CHECK(seen[4] == 0);
  CHECK(seen[5] == kAll);
  CHECK(seen[6] == (kInside | kEnd));
}

TEST_CASE("what a list or a pattern gives whole may be a name whatever its tokens; a date only a date") {
  const auto seen = roles("we saw Hope and Glory in may there", {{6, 7, Label::kDate, 5, 0}});
  CHECK(seen[2] == kAll);
  CHECK(seen[3] == kInside);
  CHECK(seen[4] == kAll);
  CHECK(seen[5] == 0);
  CHECK(seen[6] == kDated);
}

TEST_CASE("a word that only a date has in it is in no name") {
  const TinyWindow window(model(), "the Accra Court last Ban said", {{3, 5, Label::kDate, 5, 0}});
  std::vector<std::uint8_t> seen;
  std::vector<Region> found;
  std::vector<Candidate> candidates;
  assign_roles(model().tables, window.window, seen);
  find_regions(seen, found);
  REQUIRE(found.size() == 1);
  find_candidates(window.window, seen, found[0], candidates);
  Texts names, dates;
  for (const Candidate& candidate : candidates) {
    if (candidate.may_be(0)) names.push_back(window.text(candidate.first, candidate.last));
    if (candidate.may_be(static_cast<std::size_t>(Label::kDate))) dates.push_back(window.text(candidate.first, candidate.last));
  }
  CHECK(names == Texts{"Accra", "Accra Court", "Court", "Ban"});
  CHECK(dates == Texts{"last Ban"});
}

TEST_CASE("without a capital only sure list entries may be names") {
  const auto seen = roles("the man from ghana was reading");
  CHECK(seen[1] == 0);
  CHECK(seen[3] == kAll);
  CHECK(seen[5] == 0);
  CHECK(roles("The man from ghana was reading")[3] == kAll);
}

TEST_CASE("the lower half of a hyphenated name ends it") {
  CHECK(regions("We met Ban Jung-ok there.") == Texts{"We", "Ban Jung-ok"});
  CHECK(regions("We met ban-ok there.") == Texts{"We"});
}

TEST_CASE("a code may be a name where it begins with a capital") {
  CHECK(regions("at the G20 on the 20th") == Texts{"G20"});
}

TEST_CASE("a hash sign begins a name with the word it is joined to") {
  CHECK(regions("rain in #Accra today") == Texts{"#Accra"});
  CHECK(regions("number # Accra") == Texts{"Accra"});
}

TEST_CASE("regions are runs that may hold names, cut at breaks") {
  CHECK(regions("They met Kofi Annan of Ghana and Ban there.") == Texts{"They", "Kofi Annan of Ghana", "Ban"});
  CHECK(regions("We saw Kofi. Annan came.") == Texts{"We", "Kofi", "Annan"});
  CHECK(regions("We met Coca-Cola and Marks & Spencer.") == Texts{"We", "Coca-Cola", "Marks & Spencer"});
  CHECK(regions("the riding of Dundas - Westdale now") == Texts{"Dundas - Westdale"});
  CHECK(regions("We met Kofi, Annan came.") == Texts{"We", "Kofi", "Annan"});
  CHECK(regions("of the man") == Texts{});
  CHECK(regions("") == Texts{});
}

TEST_CASE("a short line ends a name, a wrapped one does not") {
  CHECK(regions("we saw Kofi\nAnnan there") == Texts{"Kofi", "Annan"});
  const std::string wrapped = "we saw that all of them had come with the man called Kofi\nAnnan there";
  CHECK(regions(wrapped) == Texts{"Kofi\nAnnan"});
  CHECK(regions("we saw that all of them had come with the man called Kofi\n\nAnnan there") == Texts{"Kofi", "Annan"});
}

}  // namespace
}  // namespace onoma::tag
