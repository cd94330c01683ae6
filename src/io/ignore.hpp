// IgnoreRules: what an .onomaignore file says, by the rules of gitignore(5). Overrides: what the globs of the
// command line say, by the same rules but turned round. Immutable once made; any thread.
//
//   const IgnoreRules rules = IgnoreRules::parse("*.tmp\n!keep.tmp\nbuild/\n");
//   rules.verdict("a/b.tmp", false) == Verdict::kSkip;
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/glob.hpp"

namespace onoma::io {

enum class Verdict : unsigned char { kNothing, kSkip, kTake };

// One pattern with gitignore's signs taken off.
struct PathRule {
  Glob glob;
  bool negated = false;       // began with "!"
  bool folders_only = false;  // ended in "/"
  bool whole_path = false;    // has a "/" elsewhere: matched against the path, not the name alone
  bool names_hidden = false;  // the name it asks for begins with "."

  // Nothing for a pattern that cannot be.
  static std::optional<PathRule> compile(std::string_view pattern, GlobOptions options);

  // `path` without a "/" at either end, relative to where the rule stands.
  bool matches(std::string_view path, bool is_folder) const;
};

class IgnoreRules {
 public:
  // Any bytes. Blank lines and comments say nothing, nor do patterns that cannot be (as in git).
  static IgnoreRules parse(std::string_view content);

  // By the last rule that matches. `path` is relative to the folder of the file.
  Verdict verdict(std::string_view path, bool is_folder) const;
  bool empty() const noexcept { return rules_.empty(); }

 private:
  std::vector<PathRule> rules_;
};

class Overrides {
 public:
  // A glob to take, or with "!" to skip. False when it cannot be. Later ones win over earlier ones.
  bool add(std::string_view glob, bool ignore_case);
  // A glob to skip, "!" or not.
  bool add_excluded(std::string_view glob);

  // Where there is a glob to take, files that no glob matches are skipped. A hidden file is taken only by a
  // glob that names the dot.
  Verdict verdict(std::string_view path, bool is_folder) const;

 private:
  std::vector<PathRule> rules_;
  bool has_wanted_ = false;
};

}  // namespace onoma::io
