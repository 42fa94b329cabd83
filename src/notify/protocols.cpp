#include "notify/protocols.h"

#include <array>

#include "notify/index_now.h"
#include "notify/rss_cloud.h"
#include "notify/websub.h"
#include "notify/xml_rpc_ping.h"

namespace feedgen {
namespace {

constexpr std::array kProtocols{&kWebSub, &kXmlRpc, &kRssCloud, &kIndexNow};

}  // namespace

std::span<const Protocol* const> protocols() { return kProtocols; }

}  // namespace feedgen
