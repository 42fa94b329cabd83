// A target that another program serves, such as rsync: `feedgen list --changed` names the files,
// that program brings them there, and `feedgen publish` records that it has.
#include <array>

#include "targets/target_kinds.h"

namespace feedgen {

extern const TargetKind kOther;

namespace {

constexpr std::array<std::string_view, 1> kOtherSchemes{"other:"};

class Brought final : public Upload {
 public:
  UploadStep begin(Instant) override { return UploadAnswer{UploadOutcome::kDone, {}, {}}; }
  UploadStep next(const HttpResult&, Instant) override { return UploadAnswer{}; }
};

class OtherTarget final : public OpenTarget {
 public:
  std::unique_ptr<Upload> put(FileToSend) override { return std::make_unique<Brought>(); }
  std::unique_ptr<Upload> remove(FileToRemove) override { return std::make_unique<Brought>(); }
};

Result<void> check_other(std::string_view url) {
  if (url.size() > kOtherSchemes.front().size()) return {};
  return fail(ErrorKind::kUsage, "a target of another program has a name",
              "write it like other:rsync");
}

Result<std::unique_ptr<OpenTarget>> open_other(const TargetRequest&) {
  return std::make_unique<OtherTarget>();
}

}  // namespace

extern const TargetKind kOther{"other", kOtherSchemes, check_other, open_other};

}  // namespace feedgen
