// What a run asks of the state that earlier runs have left.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "value/diagnostic.h"

namespace feedgen {

enum class StateMode {
  kNone,   ///< nothing is kept and nothing is known
  kRead,   ///< a dry run
  kShare,  ///< each change is the caller's own transaction; nothing is made that is not there
  kWrite,  ///< no other process writes from the opening to commit()
};

struct StateRequest {
  std::string home;  ///< the folder that `.feedgen` lies in; empty: the working folder
  StateMode mode = StateMode::kNone;
  std::chrono::milliseconds patience{30'000};  ///< with another run that writes, in all
  bool adopts = false;    ///< a state that was made elsewhere is believed, and bound to this folder
  std::string part = {};  ///< a folder in `.feedgen` that holds a state of its own; empty: none
  /// Where the truth lies that builders share (truth/truth.h): an address; empty: here alone.
  std::string shared = {};
  /// What can't wait for the report: that the run waits.
  std::function<void(const Message&)> tell = {};
  /// The folder that `.feedgen` lies in, in place of home: a preview's, which goes away with it.
  std::string holder = {};
};

}  // namespace feedgen
