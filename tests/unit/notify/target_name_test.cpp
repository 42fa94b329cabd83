#include "notify/target_name.h"

#include "notify/websub.h"
#include "notify/xml_rpc_ping.h"
#include "support/catch.h"

namespace feedgen {
namespace {

TEST_CASE("a target is shown without the password that its address holds") {
  CHECK(shown_target({&kXmlRpc, "https://me:secret@a.example/b@c"}) ==
        "xmlrpc https://…@a.example/b@c");
  CHECK(shown_target({&kWebSub, "https://a.example:8080/b@c?d@e"}) ==
        "websub https://a.example:8080/b@c?d@e");
}

}  // namespace
}  // namespace feedgen
