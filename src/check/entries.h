// What is asked of the entries of a feed together: ids and times that are there once, the order,
// links that name the feed itself.
#pragma once

#include "check/checked_element.h"
#include "check/judge.h"

namespace feedgen {

void judge_entry_of_rss(const CheckedElement& item, FeedJudge& judge);
void judge_channel_of_rss(const CheckedElement& channel, FeedJudge& judge);
void judge_entry_of_atom(const CheckedElement& entry, FeedJudge& judge);
void judge_feed_of_atom(const CheckedElement& feed, FeedJudge& judge);

}  // namespace feedgen
