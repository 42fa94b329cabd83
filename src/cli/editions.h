// A site in several languages: each is built and pinged like a site of its own, an edition, with a
// state of its own; for people and scripts they are one run.
#pragma once

#include "ping.h"
#include "upload.h"
#include "value/report.h"

namespace feedgen {

/// Adds what the run did for another edition. What was said of the configuration already is not
/// said again.
void append(Report edition, Report& report);

/// The notices of a target that both have stand together.
void append(PingReport edition, PingReport& report);

/// The files of a target that both have stand together.
void append(UploadReport edition, UploadReport& report);

}  // namespace feedgen
