#include "feed/labels.h"

#include <algorithm>

namespace feedgen {

std::vector<std::string> label_names(const std::vector<Label>& labels) {
  std::vector<std::string> names;
  for (const Label& label : labels) {
    if (label.name.empty()) continue;
    if (std::find(names.begin(), names.end(), label.name) == names.end()) {
      names.push_back(label.name);
    }
  }
  return names;
}

}  // namespace feedgen
