// Shows what is visited of HTML: "(p title=T |text| (br))".
#pragma once

#include <string>
#include <string_view>

#include "format/html_walk.h"

namespace feedgen {

class ShownHtml : public HtmlVisitor {
 public:
  Walk enter(const HtmlElement& element) override {
    shown_ += '(';
    if (element.space == HtmlSpace::kSvg) shown_ += "svg:";
    if (element.space == HtmlSpace::kMathMl) shown_ += "math:";
    shown_ += element.name;
    for (const auto& [name, value] : element.attributes) {
      shown_ += ' ' + std::string(name) + '=' + std::string(value);
    }
    if (element.has("skip")) {
      shown_ += ')';
      return Walk::kPast;
    }
    return Walk::kInside;
  }
  void leave() override { shown_ += ')'; }
  void text(std::string_view text) override { shown_ += '|' + std::string(text) + '|'; }
  void comment(std::string_view inside) override { shown_ += '!' + std::string(inside) + '!'; }

  const std::string& shown() const { return shown_; }

 private:
  std::string shown_;
};

}  // namespace feedgen
