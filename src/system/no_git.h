// A folder that no repository of git holds.
#pragma once

#include "system/git.h"

namespace feedgen {

class NoGit final : public Git {
 public:
  void announce(const std::string&, const std::string&) override {}
  std::optional<Repository> find(const std::string&) override { return std::nullopt; }
  std::optional<std::vector<Rename>> renames_since(const Repository&, const std::string&) override {
    return std::nullopt;
  }
  bool has_broken_off() const override { return false; }
  std::optional<std::string> commit_of(const Repository&, const std::string&) override {
    return std::nullopt;
  }
  std::optional<Difference> difference(const Repository&, const std::string&,
                                       const std::string&) override {
    return std::nullopt;
  }
  bool tracks(const std::string&, const std::string&) override { return false; }
};

}  // namespace feedgen
