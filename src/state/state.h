// The folder `.feedgen`: what is kept from one run to the next. Opens its database, or says why the
// run works without one. The stages know what the tables mean; this does not.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "state/state_folder.h"
#include "system/database.h"
#include "system/file_system.h"
#include "value/diagnostic.h"
#include "value/state_request.h"

namespace feedgen {

/// Whether this process's environment vouches for the state (FEEDGEN_ADOPT_STATE=1): no file of a
/// repository can.
bool environment_adopts_state();

class State {
 public:
  /// Warns, once, where the state can't be used as asked. It is never reached through a link: a
  /// repository that was cloned may hold one. A file that is no database is put aside under another
  /// name, and a new one takes its place. So is one that was made for another folder or user.
  /// `files` and `diagnostics` outlive the state.
  State(FileSystem& files, StateRequest request, Diagnostics& diagnostics);

  /// Null where nothing is known from earlier runs.
  Database* database() { return database_ ? &*database_ : nullptr; }

  /// Its real path; empty where it can't be used.
  const std::string& folder() const { return folder_; }

  bool is_writable() const { return database_ && is_writable_; }

  /// What is left of the request's patience after the opening.
  std::chrono::milliseconds patience_left() const;

  /// The database that the run works on, which has all tables: the recorded one, if it may be
  /// written, else a copy of it, or an empty one, that goes away with the run. Fails where not even
  /// that can be had, and where there is a state that can't be read: it may know ids. Where it
  /// turns out to be damaged, it fails too, and is_foreign() afterwards.
  [[nodiscard]] Result<Database*> work();

  /// Sets, after work(), the savepoint that start_over() goes back to.
  void mark_start();
  /// Undoes what was written since mark_start(); work() is to be called again.
  void start_over();
  bool is_private() const { return private_.has_value(); }

  /// The tables may not be those of this version, or are not to be believed: what can be read of
  /// them is to be rescued, and then rebuild() called.
  bool is_foreign() const { return !reason_.empty(); }

  /// The database was made for another folder, or by another user.
  bool is_from_elsewhere() const { return is_from_elsewhere_; }
  /// Has the warning about a state from elsewhere say that git has brought it.
  void note_tracked_by_git() { is_tracked_ = true; }

  /// Why the state can't be read; nullopt where it was read, or there is none.
  const std::optional<Error>& failure() const { return failure_; }
  /// The database is there and can't be read now: work() fails from now on, and it stays as it is.
  void fail_reading(const DatabaseError& error);

  /// Puts the database aside and begins a new one. `reason`: what was wrong with it, for the
  /// warning, if that is not known from the opening; `kept`: how many ids go into the new one.
  void rebuild(const std::string& reason, std::size_t kept);

  /// Commits the transaction. A failure is a warning, since the feeds can still be published.
  void commit();

  /// Commits what was written so far and begins the next transaction. Does nothing for a private
  /// database.
  [[nodiscard]] DatabaseResult<void> keep();

  /// Undoes rebuild(): what it has put aside is back in its place.
  void put_back();

  /// Undoes what was written since the opening; what follows is not kept. For runs that found
  /// nothing to write.
  void roll_back();

  /// Removes the folder and the database again if this run has made them and has committed nothing.
  /// For runs that turned out to be a mistake of the settings; nothing else may follow.
  void take_back();

  /// After a failure of the database: warns, and writes nothing any more.
  void give_up(const DatabaseError& error);

 private:
  bool prepare_folder();
  bool is_folder();
  bool can_not_look(const Error& error);
  void open();
  std::optional<DatabaseError> begin();
  void open_new();
  [[nodiscard]] DatabaseResult<Database> open_database(Database::Access access);
  void check_version();
  void warn_of_emptied();
  void note_damage(const DatabaseError& error);
  void check_origin();
  void adopt();
  std::string remedy_for(const std::string& aside) const;
  std::string put_aside();
  void warn(const std::string& place, std::string problem, std::string remedy);

  FileSystem& files_;
  StateRequest request_;
  Diagnostics& diagnostics_;
  StateFolder made_;
  std::string folder_;  // real
  std::string shown_;   // as the user would write it
  std::optional<Database> database_;
  std::optional<Database> private_;
  bool is_writable_ = false;
  bool is_missing_ = false;  // there is no database that was committed
  bool is_begun_ = false;    // this run has begun the database
  bool is_told_of_others_ = false;
  std::chrono::milliseconds waited_{};
  std::string reason_;
  std::string aside_;  // the name that rebuild() gave the old database
  bool is_from_elsewhere_ = false;
  bool is_tracked_ = false;
  std::optional<Error> failure_;
  std::optional<DatabaseError> system_fault_;  // what follows from it is not damage
};

}  // namespace feedgen
