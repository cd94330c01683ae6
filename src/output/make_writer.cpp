#include "output/make_writer.hpp"

#include "output/brat_writer.hpp"
#include "output/conll_writer.hpp"
#include "output/doccano_writer.hpp"
#include "output/grep_writer.hpp"
#include "output/label_studio_writer.hpp"
#include "output/none_writer.hpp"
#include "output/prodigy_writer.hpp"
#include "output/record_writer.hpp"
#include "output/spacy_writer.hpp"
#include "output/table_writer.hpp"
#include "output/text_writer.hpp"
#include "output/xml_writer.hpp"

namespace onoma::output {
namespace {

std::unique_ptr<Writer> make_record_writer(Format format, const WriterOptions& options) {
  RecordOptions record;
  record.unit = options.unit;
  record.explain = options.explain;
  record.with_text = options.with_text;
  record.context = options.context;
  record.style = record_style(format, options.colour);
  record.tool = options.tool;
  return std::make_unique<RecordWriter>(std::move(record));
}

}  // namespace

json::Style record_style(Format format, bool colour) noexcept {
  if (format != Format::kJson) return json::Style::kCompact;
  return colour ? json::Style::kColoured : json::Style::kIndented;
}

std::unique_ptr<Writer> make_writer(Format format, const WriterOptions& options,
                                    const text::Abbreviations& abbreviations) {
  const Cells csv{Cells::Kind::kCsv, options.csv_safe, options.for_terminal};
  const Cells tsv{Cells::Kind::kTsv, options.csv_safe, options.for_terminal};
  switch (format) {
    case Format::kJsonl:
    case Format::kJson:
      return make_record_writer(format, options);
    case Format::kGrep:
      return std::make_unique<GrepWriter>(GrepOptions{options.unit, options.colour, options.lines});
    case Format::kCsv:
      return std::make_unique<TableWriter>(csv, options.unit, options.context);
    case Format::kTsv:
      return std::make_unique<TableWriter>(tsv, options.unit, options.context);
    case Format::kConll:
      return std::make_unique<ConllWriter>(options.unit, abbreviations);
    case Format::kBrat:
      return std::make_unique<BratWriter>(options.headings || options.lines);
    case Format::kSpacy:
      return std::make_unique<SpacyWriter>(abbreviations);
    case Format::kDoccano:
      return std::make_unique<DoccanoWriter>();
    case Format::kLabelStudio:
      return std::make_unique<LabelStudioWriter>(options.tool);
    case Format::kProdigy:
      return std::make_unique<ProdigyWriter>(abbreviations);
    case Format::kXml:
      return std::make_unique<XmlWriter>();
    case Format::kText:
      return std::make_unique<TextWriter>(
          TextOptions{options.colour, options.for_terminal, options.headings});
    case Format::kNone:
      break;
  }
  return std::make_unique<NoneWriter>();
}

}  // namespace onoma::output
