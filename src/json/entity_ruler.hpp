// Lines of a patterns file of spaCy's EntityRuler (JSON Lines), as https://spacy.io/api/entityruler and /api/matcher describe
// them:
//
//   {"label": "ORG", "pattern": "Apple", "id": "apple"}
//   {"label": "GPE", "pattern": [{"LOWER": "san"}, {"LOWER": {"IN": ["jose", "diego"]}, "OP": "+"}]}
//
// Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onoma/result.hpp"

namespace onoma::json {

// What a pattern asks of one attribute of a token.
struct RulerTest {
  std::string attribute;            // in capitals: "LOWER", "IS_DIGIT"
  std::string predicate;            // "IN", "REGEX", "==", …; empty where the value stands alone
  std::vector<std::string> values;  // texts; numbers and true and false as they are spelled
};

struct RulerToken {
  std::vector<RulerTest> tests;  // all of them must hold; none: any token
  std::string op;                // "?", "+", "{2,}", …; empty: once
};

struct RulerPattern {
  std::string label;
  std::string id;
  bool is_phrase = false;
  std::string phrase;
  std::vector<RulerToken> tokens;
};

// Errors: E_JSON when the line is not JSON, E_FIELD when it is no such pattern: the message says what is missing.
Result<RulerPattern> read_ruler_pattern(std::string_view line);

}  // namespace onoma::json
