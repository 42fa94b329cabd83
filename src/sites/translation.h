// A generator's configuration on its way to feedgen's settings: finds its values among others,
// keeps their places, and warns of what can't be used; and how like it is to that
// generator's.
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "value/diagnostic.h"
#include "value/node.h"

namespace feedgen {

/// What a generator's configuration says, as feedgen.yaml would say it.
struct SiteReading {
  Node settings;            ///< a map of feedgen's settings; line 0: the generator's default
  Diagnostics diagnostics;  ///< places have lines, no path
};

class Translation {
 public:
  /// `root` is a map or null and outlives this. Keys match whatever their case if asked.
  enum class Keys { kExact, kAnyCase };
  Translation(const Node& root, Keys keys);

  /// The member at a path of keys ("feed", "limit"), if there is one that is not null.
  const Node::Member* find(std::initializer_list<std::string_view> path) const;
  const Node::Member* find_in(const Node& map, std::string_view key) const;

  /// The text of the value; nothing if it is empty; nothing and a warning if it is no scalar.
  const Node::Member* find_text(std::initializer_list<std::string_view> path);

  /// True or false; `otherwise` if there is no value; with a warning if the value is no switch.
  enum class Switch { kOff, kOn };
  bool is_on(std::initializer_list<std::string_view> path, Switch otherwise);

  /// Copies the text at `path` to a setting; false where there is none.
  bool copy_text(std::string_view setting, std::initializer_list<std::string_view> path);

  /// Copies true or false to a setting; `otherwise` where nothing stands there.
  void copy_switch(std::string_view setting, std::initializer_list<std::string_view> path,
                   Switch otherwise);

  /// Sets a setting, in place of what it was set to before; its place is `from`'s. Null: a default.
  void set(std::string_view setting, Node value, const Node::Member* from = nullptr);
  void set(std::string_view setting, std::string_view text, const Node::Member* from = nullptr);

  void warn(const Node::Member& member, std::string problem, std::string remedy);

  SiteReading take() { return std::move(reading_); }

 private:
  const Node& root_;
  Keys keys_;
  SiteReading reading_;
};

/// Sets the site's language, if the text is one (text/language.h); else warns. "default", as themes
/// say it, is none and no mistake.
void set_language(Translation& site, const Node& language, const Node::Member* from);

/// Whether the text is the name of one folder, such as that of a theme.
bool is_folder_name(std::string_view text);

/// A folder in another, both as '/'-paths; "." is nothing.
std::string join_folders(std::string_view outer, std::string_view inner);

/// Whether there is a file or folder of that name beside a configuration.
using IsBeside = std::function<bool(std::string_view name)>;

/// How many of `root`'s keys stand in `keys`, whatever their case.
std::ptrdiff_t count_keys(const Node& root, std::span<const std::string_view> keys);

/// How many of `names` are there.
std::ptrdiff_t count_files(const IsBeside& is_beside, std::span<const std::string_view> names);

/// Sets the setting `authors` to what the maps at these keys of the root say of people; a later map
/// goes before an earlier one. A name alone is a description too.
void read_described_people(Translation& site, std::span<const std::string_view> keys);

}  // namespace feedgen
