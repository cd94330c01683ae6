// OutputSetup: from the settings to what lays the results out.
#pragma once

#include <memory>
#include <string>

#include "cli/delivery.hpp"
#include "cli/extract_options.hpp"
#include "cli/terminal.hpp"
#include "onoma/model.hpp"
#include "output/format.hpp"
#include "output/writer.hpp"

namespace onoma::cli {

struct OutputSetup {
  output::Format format = output::Format::kJsonl;
  std::unique_ptr<output::Writer> writer;
  Delivery::Layout layout;
  std::string extension;  // of a file with the results of one input, with its period
  std::string key;        // of all that the bytes of a result depend on besides the input and the model
};

// The model must outlive the writer.
OutputSetup make_output(const ExtractSettings& settings, const Terminal& terminal, const Model& model);

}  // namespace onoma::cli
