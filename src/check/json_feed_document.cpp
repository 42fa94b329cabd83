#include "check/documents.h"
namespace feedgen {
void check_json(FeedJudge&) {}
}  // namespace feedgen
