#include "onoma/entity.hpp"

namespace onoma {

const char* evidence_kind_name(EvidenceKind kind) noexcept {
  switch (kind) {
    case EvidenceKind::kGazetteer: return "gazetteer";
    case EvidenceKind::kRegex: return "regex";
    case EvidenceKind::kContext: return "context";
    case EvidenceKind::kShape: return "shape";
    case EvidenceKind::kAlias: return "alias";
    case EvidenceKind::kDocument: return "document";
    case EvidenceKind::kModel: return "model";
    case EvidenceKind::kUser: return "user";
    case EvidenceKind::kVeto: return "veto";
  }
  return "model";
}

}  // namespace onoma
