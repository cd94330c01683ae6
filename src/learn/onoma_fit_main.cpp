// onoma-fit MODEL OUT.tsv EPOCHS all|ninetenths GOLD.jsonl…: fits the weights of a compiled model to annotated documents.
//
// `ninetenths` holds out the documents whose id has a CRC-32 divisible by ten: those are for validation.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include "json/gold.hpp"
#include "learn/trainer.hpp"

namespace {

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320u : 0u);
  }
  return ~crc;
}

bool read_corpus(const char* path, bool all, onoma::learn::Trainer& trainer) {
  std::ifstream file(path);
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    const auto gold = onoma::json::read_gold(line);
    if (!gold) return std::fprintf(stderr, "%s:%zu: %s\n", path, number, gold.error().message.c_str()), false;
    onoma::learn::GoldText text{gold->text, {}, gold->ignore, 15};
    for (const auto& span : gold->spans) text.names.push_back({span.span, span.label});
    trainer.add(text, !all && crc32(gold->id) % 10 == 0);
  }
  return file.eof();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 6) {
    std::fprintf(stderr, "usage: onoma-fit MODEL OUT.tsv EPOCHS all|ninetenths GOLD.jsonl...\n");
    return 2;
  }
  const auto model = onoma::Model::open(argv[1]);
  if (!model) return std::fprintf(stderr, "onoma-fit: %s\n", model.error().message.c_str()), 2;
  onoma::learn::Trainer trainer(model->data());
  for (int i = 5; i < argc; ++i) {
    if (!read_corpus(argv[i], std::string_view(argv[4]) == "all", trainer)) return 1;
  }
  onoma::learn::FitOptions options;
  options.epochs = std::atoi(argv[3]);
  trainer.fit(options, [](const onoma::learn::Progress& p) {
    std::fprintf(stderr, "%s %d/%d loss %.3f held out %.3f\n", p.stage.c_str(), p.epoch, p.epochs, p.loss, p.held_out_loss);
  });
  std::ofstream out(argv[2]);
  out << "#: title    Fitted weights\n"
         "#: about    What each piece of evidence adds to the score of a candidate under each label, fitted on annotated text.\n"
         "#: source   onoma-fit; docs/accuracy.md names the corpora and the recipe\n"
         "#: licence  Apache-2.0\n"
         "#: columns  evidence PERSON ORG LOC DATE\n";
  for (const auto& row : trainer.weights()) {
    std::string text = row.evidence;
    for (const std::int16_t weight : row.weights) text += '\t' + (weight == 0 ? std::string() : std::to_string(weight));
    text.erase(text.find_last_not_of('\t') + 1);
    out << text << '\n';
  }
  return out.flush() ? 0 : 1;
}
