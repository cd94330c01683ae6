// Each stage of the pipeline by itself, on what the stages before it made of a text.
//
//   bench_stages TEXT [--benchmark_… options]
//
// Counts bytes of the text for all stages, so that their speeds can be compared.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "gazetteer/lookup.hpp"
#include "link/dates/resolver.hpp"
#include "model/data.hpp"
#include "onoma/onoma.hpp"
#include "output/record_writer.hpp"
#include "tag/tagger.hpp"
#include "text/analyzer.hpp"
#include "text/windows.hpp"

namespace {

using namespace onoma;

// One window and what each stage made of it, as the pipeline does.
struct Stretch {
  Span place;
  std::string_view text;
  text::Analysis analysis;
  gazetteer::Sightings sightings;
  std::vector<pattern::PatternHit> hits;
  std::vector<tag::Proposal> proposals;

  tag::Window view() const {
    return {&analysis,          sightings.hashes,     sightings.classes, sightings.uses,
            sightings.match_begins, sightings.match_ends, sightings.covers,  sightings.matches, proposals};
  }
};

class Bench {
 public:
  explicit Bench(std::string bytes)
      : document(Document::from_bytes("text", std::move(bytes))),
        words(data().date_words),
        analyzer(data().abbreviations),
        lookup(data().dictionary),
        patterns(data().patterns({})) {
    for (Span place = text::next_window(document.text(), 0); !place.empty();
         place = text::next_window(document.text(), place.end)) {
      add(place);
    }
    extraction = Extractor(model).extract(document);
  }

  const Model::Data& data() const { return model.data(); }
  bool has_value(const pattern::PatternHit& hit) const {
    link::DateContext context;
    context.words = &words;
    return link::date_value(hit.captures, context).has_value();
  }
  void find_patterns(const Stretch& stretch, std::vector<pattern::PatternHit>& hits) const {
    hits.clear();
    patterns.find(stretch.analysis, hits, [this](const pattern::PatternHit& hit) { return has_value(hit); });
  }

  Model model = Model::builtin();
  Document document;
  link::DateWords words;
  text::Analyzer analyzer;
  gazetteer::Lookup lookup;
  const pattern::PatternSet& patterns;
  std::vector<std::unique_ptr<Stretch>> stretches;
  Extraction extraction;

 private:
  void add(Span place) {
    auto stretch = std::make_unique<Stretch>();
    stretch->place = place;
    stretch->text = document.text(place);
    analyzer.analyze(stretch->text, stretch->analysis);
    lookup.run(stretch->analysis, stretch->sightings);
    find_patterns(*stretch, stretch->hits);
    for (const pattern::PatternHit& hit : stretch->hits) {
      const pattern::PatternRule& rule = patterns.rules()[hit.rule];
      if (rule.label == Label::kDate && !has_value(hit)) continue;
      stretch->proposals.push_back({hit.first, hit.last, rule.label, rule.score * tag::kPatternPoint, 0});
    }
    std::stable_sort(stretch->proposals.begin(), stretch->proposals.end(),
                     [](const tag::Proposal& a, const tag::Proposal& b) { return a.first < b.first; });
    stretches.push_back(std::move(stretch));
  }
};

void text_stage(benchmark::State& state, const Bench& bench) {
  text::Analysis analysis;
  for (auto _ : state) {
    for (const auto& stretch : bench.stretches) bench.analyzer.analyze(stretch->text, analysis);
    benchmark::DoNotOptimize(analysis.tokens.data());
  }
}

void lookup_stage(benchmark::State& state, const Bench& bench) {
  gazetteer::Sightings sightings;
  for (auto _ : state) {
    for (const auto& stretch : bench.stretches) bench.lookup.run(stretch->analysis, sightings);
    benchmark::DoNotOptimize(sightings.matches.data());
  }
}

void patterns_stage(benchmark::State& state, const Bench& bench) {
  std::vector<pattern::PatternHit> hits;
  for (auto _ : state) {
    for (const auto& stretch : bench.stretches) bench.find_patterns(*stretch, hits);
    benchmark::DoNotOptimize(hits.data());
  }
}

void tagging_stage(benchmark::State& state, const Bench& bench) {
  tag::Tagger tagger(bench.data().evidence);
  tag::Memory memory;
  std::vector<tag::Tagged> tagged;
  for (auto _ : state) {
    memory.clear();
    for (const auto& stretch : bench.stretches) {
      tagged.clear();
      tagger.tag(stretch->view(), memory, tagged);
    }
    benchmark::DoNotOptimize(tagged.data());
  }
}

void dates_stage(benchmark::State& state, const Bench& bench) {
  link::DateResolver resolver(bench.words, DateOrder::kAuto);
  for (auto _ : state) {
    resolver.clear();
    for (const auto& stretch : bench.stretches) {
      for (const pattern::PatternHit& hit : stretch->hits) {
        if (bench.patterns.rules()[hit.rule].label != Label::kDate) continue;
        const Span inside = stretch->analysis.original_span(hit.first, hit.last);
        resolver.add({stretch->place.begin + inside.begin, stretch->place.begin + inside.end}, Label::kDate, {}, hit.captures);
      }
    }
    benchmark::DoNotOptimize(resolver.resolve(bench.document.text(), std::nullopt));
  }
}

void output_stage(benchmark::State& state, const Bench& bench) {
  const output::RecordWriter writer(output::RecordOptions{});
  const output::Origin origin{"text", "text", std::nullopt, bench.document.text().size()};
  std::string out;
  for (auto _ : state) {
    out.clear();
    writer.write(output::Finding{origin, bench.document, bench.extraction}, out);
    benchmark::DoNotOptimize(out.data());
  }
}

void whole_pipeline(benchmark::State& state, const Bench& bench) {
  Extractor extractor(bench.model);
  for (auto _ : state) benchmark::DoNotOptimize(extractor.extract(bench.document));
}

void add_benchmark(const char* name, void (*run)(benchmark::State&, const Bench&), const Bench& bench) {
  benchmark::RegisterBenchmark(name, [run, &bench](benchmark::State& state) {
    run(state, bench);
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(bench.document.text().size()));
  });
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::ifstream file(argc == 2 ? argv[1] : "", std::ios::binary);
  if (!file) {
    std::fputs("usage: bench_stages TEXT [--benchmark_... options]\n", stderr);
    return 2;
  }
  const Bench bench(std::string(std::istreambuf_iterator<char>(file), {}));
  add_benchmark("text", text_stage, bench);
  add_benchmark("look-up", lookup_stage, bench);
  add_benchmark("patterns", patterns_stage, bench);
  add_benchmark("tagging", tagging_stage, bench);
  add_benchmark("dates", dates_stage, bench);
  add_benchmark("output", output_stage, bench);
  add_benchmark("pipeline", whole_pipeline, bench);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
