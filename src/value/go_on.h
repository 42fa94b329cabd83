// What the keeper of records says to those who send.
#pragma once

namespace feedgen {

enum class GoOn {
  kYes,
  kHold,  ///< no new request is sent until the keeper, who is soon asked again, says kYes
  kStop,  ///< requests that were not sent yet are postponed
};

}  // namespace feedgen
