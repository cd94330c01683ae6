// Model::builtin(): the model that the build embeds (cmake/default_model.S.in).
#include <cstdlib>

#include "model/data.hpp"

extern "C" {
extern const char onoma_default_model_begin[];
extern const char onoma_default_model_end[];
}

namespace onoma {

Model Model::builtin() {
  const auto size = static_cast<std::size_t>(onoma_default_model_end - onoma_default_model_begin);
  auto data = Data::read({onoma_default_model_begin, size}, true);
  if (!data) std::abort();  // the build made it: a bug, never a user's fault
  return Data::wrap(std::move(*data));
}

}  // namespace onoma
