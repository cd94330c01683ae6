// onoma: people, organizations, places and dates in text, with offsets that hold in the original and a reason for each.
//
//   #include <iostream>
//   #include <onoma/onoma.hpp>
//
//   int main() {
//     const onoma::Model model = onoma::Model::builtin();
//     onoma::Extractor extractor(model);
//     const auto document = onoma::Document::from_bytes(
//         "note", "Ngozi Adeyemi joined the Ministry of Finance in Abuja on 4 March 2024.");
//     for (const onoma::Entity& entity : extractor.extract(document).entities) {
//       std::cout << onoma::label_name(entity.label) << '\t' << document.text(entity.span) << '\n';
//     }
//   }
//
// Prints PERSON Ngozi Adeyemi, ORG Ministry of Finance, LOC Abuja, DATE 4 March 2024. (tests/install runs this text.)
#pragma once

#include "onoma/additions.hpp"
#include "onoma/document.hpp"
#include "onoma/entity.hpp"
#include "onoma/explanation.hpp"
#include "onoma/extractor.hpp"
#include "onoma/firing.hpp"
#include "onoma/label.hpp"
#include "onoma/model.hpp"
#include "onoma/result.hpp"
#include "onoma/span.hpp"
