// Collects attributes, classes and weights while the gazetteers are compiled and lays out the tag stage's tables.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gazetteer/builder.hpp"
#include "model/list_reader.hpp"
#include "model/weight_rows.hpp"
#include "tag/evidence.hpp"

namespace onoma::model {

class EvidenceBuilder final : public gazetteer::ClassInterner {
 public:
  // The shape classes come first, in their fixed order.
  EvidenceBuilder();

  // The number of an attribute; new ones are numbered as they come. 0 for one too many, and then the model is of no use.
  std::uint16_t attribute(std::string_view name);
  ClassId intern(const std::vector<std::uint16_t>& attributes) override;

  // Weights and types are added after all attributes are known; unknown ones are warnings.
  void add_weights(const List& list, const std::string& file, std::vector<Diagnostic>& diagnostics);
  void add_types(const List& list, const std::string& file, std::vector<Diagnostic>& diagnostics);

  void finish();

  std::vector<tag::ClassRecord> classes;
  std::vector<std::uint16_t> class_attributes;
  std::vector<tag::Weights> vectors;
  std::vector<tag::Weights> attribute_weights;
  std::vector<std::uint32_t> attribute_names;
  std::vector<tag::FeatureRecord> features;
  std::string names;
  bool too_many_attributes = false, too_many_classes = false;

 private:
  bool set_attribute_weights(const TokenEvidence& evidence, const tag::Weights& weights);
  void lay_classes();
  void lay_features();
  std::uint32_t name_offset(std::string_view name);

  std::vector<std::string> attribute_texts_;
  std::map<std::string, std::uint16_t, std::less<>> attribute_ids_;
  std::map<std::vector<std::uint16_t>, ClassId> class_ids_;
  std::vector<std::vector<std::uint16_t>> class_sets_;
  std::map<std::string, tag::Weights> feature_weights_;
  std::vector<std::pair<std::string, tag::TypeCode>> types_;  // attribute or prefix*, in order of power
};

}  // namespace onoma::model
