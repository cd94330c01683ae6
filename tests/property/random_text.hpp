// Seeded random text and bytes, rich in what breaks text code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace onoma::property {

class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

  // Valid UTF-8 of about `pieces` words, signs and single code points.
  std::string text(std::size_t pieces) {
    std::string out;
    while (pieces-- > 0) out += piece();
    return out;
  }

  // Any bytes: text with cuts, stray and overlong bytes.
  std::string bytes(std::size_t pieces) {
    std::string out;
    while (pieces-- > 0) {
      const std::string next = piece();
      switch (below(6)) {
        case 0:
          out += next.substr(0, below(next.size() + 1));
          break;
        case 1:
          out += static_cast<char>(below(256));
          break;
        case 2:
          out +=
              pick({"\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF0\x80", "\xFE\xFF"});
          break;
        default:
          out += next;
      }
    }
    return out;
  }

  static void append(char32_t c, std::string& out) {
    const auto tail = [c](int shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
    if (c < 0x80)
      out += static_cast<char>(c);
    else if (c < 0x800)
      out += {static_cast<char>(0xC0U | c >> 6), tail(0)};
    else if (c < 0x10000)
      out += {static_cast<char>(0xE0U | c >> 12), tail(6), tail(0)};
    else
      out += {static_cast<char>(0xF0U | c >> 18), tail(12), tail(6), tail(0)};
  }

 private:
  std::string_view pick(std::vector<std::string_view> from) { return from[below(from.size())]; }

  std::string piece() {
    switch (below(8)) {
      case 0:
      case 1:
        return std::string(pick({" ", " ", "\n", "\r", "\r\n", "\n\n", "\t", "\v", "\f", "\u00A0", "\u2028",
                                 "\u2029", "\u3000", "\u0085"}));
      case 2:
        return std::string(
            pick({".",       "...",    ",",      "-",      "'",      "'s",     "\"",     "@",
                  "#",       "&",      ":",      "/",      "_",      "(",      ")",      "\u2019",
                  "\u2019s", "\u201C", "\u2014", "\u2026", "\u3002", "\u200D", "\u200B", "\uFEFF"}));
      case 3:
        return std::string(
            pick({"Smith", "minister", "NATO", "McDonald", "U.S.", "J.", "e.g.", "Ph.D.", "Mr.", "1,000",
                  "3.5", "10:30", "2024", "T10", "http://a.b/c?d", "x@y.org", "www.bbc.com", "O'Brien"}));
      case 4:
        return std::string(pick({"\u0130",
                                 "\u1E9E",
                                 "\uFB01",
                                 "\u212A",
                                 "\u00C6",
                                 "\u0149",
                                 "\uFDFA",
                                 "\u01C4",
                                 "\u0344",
                                 "\u1112\u1161\u11AB",
                                 "\u304B\u3099",
                                 "\uFF76\uFF9E",
                                 "\u09C7\u09BE",
                                 "\u00BD",
                                 "\u3231",
                                 "\U0001F469\u200D\U0001F469\u200D\U0001F467",
                                 "\U0001F1F5\U0001F1F0",
                                 "\u0645\u064F\u062D",
                                 "\u6771\u4EAC",
                                 "\u041F\u0443\u0442\u0438\u043D",
                                 "\U0001D15E",
                                 "\u0958",
                                 "\u00A8"}));
      case 5: {
        std::string marks(pick({"e", "a", "\u0915", "\u304B", " ", "\u200D"}));
        const std::string_view mark =
            pick({"\u0301", "\u0323", "\u3099", "\u093C", "\u0345", "\u05B0", "\u1CD4"});
        for (std::size_t i = below(40); i > 0; --i) marks += mark;
        return marks;
      }
      case 6: {
        std::string ascii;
        for (std::size_t i = below(12); i > 0; --i) ascii += static_cast<char>(below(128));
        return ascii;
      }
      default: {
        std::string points;
        for (std::size_t i = below(4) + 1; i > 0; --i) append(code_point(), points);
        return points;
      }
    }
  }

  char32_t code_point() {
    static constexpr char32_t kBlocks[][2] = {
        {0x80, 0x250},      {0x250, 0x530},     {0x590, 0x700},     {0x900, 0xA00},   {0xE00, 0xE80},
        {0x1100, 0x1200},   {0x1E00, 0x2000},   {0x2000, 0x2100},   {0x2100, 0x2200}, {0x3000, 0x3100},
        {0x3200, 0x3400},   {0x4E00, 0x4F00},   {0xAC00, 0xAD00},   {0xF900, 0xFB50}, {0xFE00, 0x10000},
        {0x1D100, 0x1D500}, {0x1F100, 0x1F700}, {0xE0000, 0xE0200}, {0x80, 0x110000}};
    for (;;) {
      const auto& block = kBlocks[below(std::size(kBlocks))];
      const auto c = static_cast<char32_t>(block[0] + below(block[1] - block[0]));
      if (c < 0xD800 || c > 0xDFFF) return c;
    }
  }

  std::mt19937 random_;
};

}  // namespace onoma::property
