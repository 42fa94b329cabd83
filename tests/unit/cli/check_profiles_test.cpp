#include "cli/check_profiles.h"

#include "support/catch.h"
#include "value/ranges.h"

namespace feedgen {

TEST_CASE("each word of a profile names a rule, and each profile judges something") {
  for (const CheckProfile& profile : check_profiles()) {
    CheckOptions options;
    options.profile = &profile;
    CAPTURE(profile.name);
    CHECK(any_of(all_rules(), [&](const CheckRule* rule) { return is_wanted(*rule, options); }));
    for (const auto& words : {profile.only, profile.without, profile.errors}) {
      for (const std::string_view word : words) {
        CAPTURE(word);
        CHECK(any_of(all_rules(), [&](const CheckRule* rule) { return is_named_by(*rule, word); }));
      }
    }
    for (const CheckRule* rule : all_rules()) {
      const bool is_raised = severity_in(&profile, *rule) != rule->severity;
      if (is_raised) CHECK(is_wanted(*rule, options));
    }
  }
}

TEST_CASE("what is selected goes before the profile, and what is ignored before both") {
  const CheckRule& rule = *find_rule("unusual-prefix");
  CheckOptions options;
  options.profile = &check_profiles().front();
  CHECK_FALSE(is_wanted(rule, options));
  options.select = {"x1"};
  CHECK(is_wanted(rule, options));
  options.ignore = {"unusual-"};
  CHECK_FALSE(is_wanted(rule, options));
}

}  // namespace feedgen
