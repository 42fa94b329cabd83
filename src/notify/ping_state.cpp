#include "notify/ping_state.h"

#include "notify/public_site.h"
#include "notify/targets.h"

namespace feedgen {

PingState::PingState(Database& opened, const std::string& output, const Settings& settings)
    : database(opened),
      session(opened),
      feeds(session, output),
      outbox(session, feeds.number(), targets_of(settings)),
      pages(session),
      site(public_site(feeds, settings, pages.all())),
      notices(notices_of(site, outbox)) {}

bool prepare_to_send(PingState& state, Instant now) {
  const bool has_due = !due_now(state.notices, state.outbox, now).empty();
  state.session.run("BEGIN IMMEDIATE");
  state.outbox.forget_other_targets();
  forget_other_topics(state.notices, state.outbox);
  if (has_due) state.outbox.prove_writable();
  state.session.run("COMMIT");
  return has_due && !state.session.failure();
}

}  // namespace feedgen
