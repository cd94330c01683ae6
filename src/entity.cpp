#include "onoma/entity.hpp"

#include "onoma/firing.hpp"

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

std::string_view firing_kind_name(FiringKind kind) noexcept {
  switch (kind) {
    case FiringKind::kEntry: return "entry";
    case FiringKind::kCue: return "cue";
    case FiringKind::kBlock: return "block";
    case FiringKind::kAllow: return "allow";
    case FiringKind::kRule: break;
  }
  return "rule";
}

}  // namespace onoma
