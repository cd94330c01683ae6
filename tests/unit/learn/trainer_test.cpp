#include "learn/trainer.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "learn_fixture.hpp"
#include "onoma/extractor.hpp"

namespace onoma::learn {
namespace {

using test::CompiledModel;
using test::Marked;
using test::TinyFolder;

// Two cues that mean nothing yet.
void write_cues(const TinyFolder& folder) {
  folder.list("cues/zorps.tsv", "name", "zorp\n");
  folder.list("cues/mibs.tsv", "name", "mib\n");
  folder.list("cues/queps.tsv", "name", "quep\n");
}

const TinyFolder& folder() {
  static const TinyFolder folder;
  static const bool ready = (write_cues(folder), true);
  static_cast<void>(ready);
  return folder;
}

const CompiledModel& model() {
  static const CompiledModel compiled(folder());
  return compiled;
}

std::string made_up_word(std::mt19937& random) {
  constexpr const char* kSyllables[] = {"ba", "ke", "lo", "vi", "nu", "ra", "te", "so", "gi", "mu"};
  std::string word;
  for (std::size_t n = 2 + random() % 3; n > 0; --n) word += kSyllables[random() % std::size(kSyllables)];
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

// After "zorp" stands a name of `label`, after "mib" a person, and no other capital means anything.
std::vector<Marked> made_up_texts(std::size_t count, std::uint32_t seed, const std::string& label = "ORG",
                                  const std::string& cue = "zorp") {
  std::mt19937 random(seed);
  std::vector<Marked> texts;
  for (std::size_t i = 0; i < count; ++i) {
    // All stand in the same surroundings: the cue alone tells.
    std::vector<std::string> names = {cue + " [" + label + ":" + made_up_word(random) + "]",
                                      "mib [PERSON:" + made_up_word(random) + "]", "the " + made_up_word(random)};
    std::string text;
    for (; !names.empty(); names.pop_back()) {
      std::swap(names[random() % names.size()], names.back());
      switch (random() % 3) {
        case 0: text += "so they met " + names.back() + " there. "; break;
        case 1: text += "as " + names.back() + " said in 2024. "; break;
        default: text += "and then it was " + names.back() + ". ";
      }
    }
    texts.emplace_back(text);
  }
  return texts;
}

struct Fit {
  void add(const std::vector<Marked>& texts, bool held_out) {
    for (const Marked& text : texts) trainer.add(text.gold(), held_out);
  }
  std::vector<WeightRow> run(FitOptions options) {
    trainer.fit(options, [&](const Progress& p) { progress.push_back(p); });
    return trainer.weights();
  }
  std::vector<Progress> progress_of(const std::string& stage) const {
    std::vector<Progress> out;
    std::copy_if(progress.begin(), progress.end(), std::back_inserter(out), [&](const Progress& p) { return p.stage == stage; });
    return out;
  }

  Trainer trainer{model().data()};
  std::vector<Progress> progress;
};

std::string written(const std::vector<WeightRow>& rows) {
  std::string out;
  for (const WeightRow& row : rows) {
    out += row.evidence;
    for (const std::int16_t weight : row.weights) out.append("\t").append(weight == 0 ? std::string() : std::to_string(weight));
    out.erase(out.find_last_not_of('\t') + 1);
    out += '\n';
  }
  return out;
}

FitOptions epochs(int count) {
  FitOptions options;
  options.epochs = count;
  return options;
}

std::string names_in(const Model& with, const std::string& text) {
  const Document document = Document::from_bytes("", text);
  Extractor extractor(with, {});
  std::string out;
  for (const Entity& entity : extractor.extract(document).entities) {
    if (entity.label == Label::kDate) continue;
    out.append(out.empty() ? "" : ", ").append(label_name(entity.label)).append(" ").append(document.text(entity.span));
  }
  return out;
}

TEST_CASE("what the texts show is learnt, and holds in a text that was not seen") {
  const std::string unseen = "so she saw zorp Velkarin again. and the Kuvira stood by, as mib Torvalo had said.";
  REQUIRE(names_in(model().model(), unseen).empty());
  Fit fit;
  fit.add(made_up_texts(200, 1), false);
  const auto rows = fit.run(epochs(15));
  const TinyFolder learnt;
  write_cues(learnt);
  learnt.list("weights/fitted.tsv", "evidence PERSON ORG LOC DATE", written(rows));
  const CompiledModel fitted(learnt);
  REQUIRE(fitted.problems.empty());  // in order, and all of it evidence that the model knows
  CHECK(names_in(fitted.model(), unseen) == "ORG Velkarin, PERSON Torvalo");
  CHECK(names_in(fitted.model(), "so she saw mib Velkarin again. and the Torvalo stood by, as zorp Kuvira had said.") ==
        "PERSON Velkarin, ORG Kuvira");
}

TEST_CASE("the loss falls, in every stage of the fit") {
  Fit fit;
  fit.add(made_up_texts(80, 1), false);
  fit.add(made_up_texts(20, 2), true);
  fit.run(epochs(8));
  for (const char* stage : {"first helper", "second helper", "fit"}) {
    CAPTURE(stage);
    const auto seen = fit.progress_of(stage);
    REQUIRE(seen.size() >= 2);
    CHECK(seen.back().epoch == seen.back().epochs);
    CHECK(seen.back().loss < 0.8 * seen.front().loss);
    CHECK(seen.back().loss > 0);
  }
  const auto last = fit.progress_of("fit");
  CHECK(last.size() == 8);
  CHECK(last.back().held_out_loss > 0);
  CHECK(last.back().held_out_loss < last.front().held_out_loss);
  Fit alone;
  alone.add(made_up_texts(10, 1), false);
  alone.run(epochs(1));
  CHECK(alone.progress.back().held_out_loss < 0);
}

TEST_CASE("the same texts give the same weights, whatever the number of threads") {
  const auto fitted = [](std::size_t threads) {
    Fit fit;
    fit.add(made_up_texts(60, 1), false);
    fit.add(made_up_texts(15, 2), true);
    FitOptions options = epochs(5);
    options.threads = threads;
    return written(fit.run(options));
  };
  const std::string one = fitted(1);
  CHECK_FALSE(one.empty());
  CHECK(fitted(1) == one);
  CHECK(fitted(2) == one);
  CHECK(fitted(3) == one);
}

TEST_CASE("a copy of a document is in the same half as the document") {
  // Two documents, each with a copy: the first helper fit is told of one and its copy, the second of the other.
  const auto texts = made_up_texts(2, 1);
  Trainer trainer(model().model().data());
  for (const auto& text : texts) {
    trainer.add(text.gold(), false);
    trainer.add_copy(text.gold());
  }
  Trainer alone(model().model().data());
  for (const auto& text : texts) alone.add(text.gold(), false);
  std::vector<double> with_copies, without;
  const auto helper_losses = [](Trainer& fitted, std::vector<double>& losses) {
    fitted.fit(epochs(1), [&](const Progress& progress) {
      if (progress.stage != "fit") losses.push_back(progress.loss);
    });
  };
  helper_losses(trainer, with_copies);
  helper_losses(alone, without);
  REQUIRE(with_copies.size() == 2);
  CHECK(with_copies == without);  // the mean loss of a text and the same text once more is that of the text
}

TEST_CASE("nothing is learnt from held-out documents") {
  const auto texts = made_up_texts(60, 1);
  Fit without, with;
  without.add(texts, false);
  with.add(texts, false);
  with.add(made_up_texts(40, 2, "LOC", "quep"), true);
  with.add(made_up_texts(40, 3, "LOC"), true);  // and they say otherwise
  with.add(made_up_texts(200, 4), true);        // but most agree, so that what is learnt is kept
  const std::string expected = written(without.run(epochs(1)));
  const auto rows = with.run(epochs(1));
  CHECK(expected.find("before.cue:zorps") != std::string::npos);
  CHECK(written(rows) == expected);
  for (const WeightRow& row : rows) CHECK(row.evidence.find("quep") == std::string::npos);
}

TEST_CASE("held-out documents tell which epoch to keep, or that nothing should change") {
  const auto texts = made_up_texts(60, 1);
  Fit good, bad;
  good.add(texts, false);
  good.add(made_up_texts(40, 3), true);
  CHECK_FALSE(good.run(epochs(6)).empty());
  const auto seen = good.progress_of("fit");
  REQUIRE(seen.size() == 6);
  double least = good.trainer.held_out().before;
  int epoch = 0;
  for (const Progress& p : seen) {
    if (p.held_out_loss < least) least = p.held_out_loss, epoch = p.epoch;
  }
  CHECK(good.trainer.held_out().epoch == epoch);
  CHECK(good.trainer.held_out().after == least);
  CHECK(epoch > 0);

  bad.add(texts, false);
  bad.add(made_up_texts(40, 3, "LOC"), true);  // the more is learnt, the worse they fare
  CHECK(bad.run(epochs(6)).empty());
  CHECK(bad.trainer.held_out().epoch == 0);
  CHECK(bad.trainer.held_out().after == bad.trainer.held_out().before);
}

TEST_CASE("the pieces of a fit are told while it goes on, and whole weights are the start and the change") {
  Fit fit;
  fit.add(made_up_texts(40, 1), false);
  FitOptions options = epochs(2);
  std::size_t calls = 0;
  double share = 0;
  options.during = [&](const Progress& p) { ++calls, share = p.share; };
  const auto change = fit.run(options);
  CHECK(calls > fit.progress.size());
  CHECK(share == 1);
  const auto whole = fit.trainer.whole_weights();
  CHECK(whole.size() >= change.size());
}

TEST_CASE("dates are fitted only when they are asked for, and unannotated labels never") {
  for (const bool dates : {false, true}) {
    CAPTURE(dates);
    Fit fit;
    std::vector<Marked> texts;
    std::mt19937 random(1);
    for (int i = 0; i < 60; ++i) texts.emplace_back("so zorp [ORG:" + made_up_word(random) + "] came in [DATE:2024] there.",
                                                    test::bit(Label::kOrg) | test::bit(Label::kDate));
    fit.add(texts, false);
    FitOptions options = epochs(3);
    options.fit_dates = dates;
    bool any_date = false, any_org = false;
    for (const WeightRow& row : fit.run(options)) {
      any_date |= row.weights[static_cast<std::size_t>(Label::kDate)] != 0;
      any_org |= row.weights[static_cast<std::size_t>(Label::kOrg)] != 0;
    }
    CHECK(any_date == dates);
    CHECK(any_org);
  }
}

TEST_CASE("a batch of no windows is one of one") {
  const auto fitted = [](std::size_t batch) {
    Fit fit;
    fit.add(made_up_texts(10, 1), false);
    FitOptions options = epochs(1);
    options.batch = batch;
    return written(fit.run(options));
  };
  CHECK(fitted(0) == fitted(1));
}

TEST_CASE("without documents there is nothing to learn") {
  Fit fit;
  CHECK(fit.run(epochs(2)).empty());
}

}  // namespace
}  // namespace onoma::learn
