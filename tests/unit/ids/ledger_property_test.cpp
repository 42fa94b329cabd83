// Whatever is done to the files, as long as it can be told apart: ids stay with their articles.
#include <random>

#include "ledger_world.h"
#include "support/catch.h"

namespace feedgen {
namespace {

// Knows which article each file is, which the ledger has to find out.
class Author {
 public:
  explicit Author(unsigned seed) : random_(seed) {
    for (int i = 0; i < 8; ++i) write_new();
  }

  // What is done between two runs. Each article is touched once at most: who renames and rewrites
  // at the same time can't be followed.
  void work() {
    touched_.clear();
    free_names_.clear();
    for (int number = 0; number < 40; ++number) {
      const std::string name = "name " + std::to_string(number);
      if (!world_.files.contains(name)) free_names_.push_back(name);
    }
    for (int i = pick(6); i > 0; --i) do_something();
  }

  void run_and_check() {
    const std::map<std::string, std::string> ids = world_.run();
    std::set<std::string> used;
    for (const auto& [path, id] : ids) {
      const std::string& article = articles_.at(path);
      INFO(path << " is " << article << ", " << id);
      CHECK(used.insert(id).second);
      CHECK(given_.emplace(article, id).first->second == id);
      CHECK(owners_.emplace(id, article).first->second == article);
    }
  }

 private:
  int pick(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }

  void write_new() { write_at("name " + std::to_string(count_ + 100)); }

  void write_at(const std::string& path) {
    const std::string article = "article " + std::to_string(count_++);
    world_.add(path, article);
    articles_[path] = article;
    touched_.insert(article);
  }

  void put(const std::string& path, const std::string& article, const WorldFile& file) {
    world_.files[path] = file;
    articles_[path] = article;
  }

  // A path of an article that was not touched; empty if there is none.
  std::string any() {
    std::vector<std::string> paths;
    for (const auto& [path, article] : articles_) {
      if (!touched_.contains(article)) paths.push_back(path);
    }
    if (paths.empty()) return {};
    std::string path = paths[static_cast<std::size_t>(pick(static_cast<int>(paths.size())))];
    touched_.insert(articles_[path]);
    return path;
  }

  std::string free_name() {
    const auto index = static_cast<std::size_t>(pick(static_cast<int>(free_names_.size())));
    std::string name = free_names_[index];
    free_names_.erase(free_names_.begin() + static_cast<std::ptrdiff_t>(index));
    return name;
  }

  void do_something() {
    if (pick(6) == 0) return write_at(free_name());
    const std::string path = any();
    if (path.empty()) return;
    WorldFile& file = world_.files[path];
    const std::string change = " changed " + std::to_string(count_++);
    switch (pick(9)) {
      case 0:
        file.title += change;
        file.published += count_;
        break;
      case 1: file.body += change; break;
      case 2: file.permalink = change; break;
      case 3: file.is_hidden = !file.is_hidden; break;
      case 4: return move(path, /*edit=*/{});
      case 5: return move(path, change);
      case 6: return swap(path);
      case 7: return remove(path);
      default: return replace_by_another(path);
    }
  }

  void move(const std::string& path, const std::string& edit) {
    const std::string to = free_name();
    WorldFile file = world_.files[path];
    file.title += edit;
    put(to, articles_[path], file);
    remove(path);
  }

  void swap(const std::string& path) {
    const std::string other = any();
    if (other.empty()) return;
    std::swap(world_.files[path], world_.files[other]);
    std::swap(articles_[path], articles_[other]);
  }

  void remove(const std::string& path) {
    world_.files.erase(path);
    articles_.erase(path);
  }

  // Moved away, and a new article under the old name at once.
  void replace_by_another(const std::string& path) {
    move(path, {});
    write_at(path);
  }

  std::mt19937 random_;
  LedgerWorld world_;
  std::map<std::string, std::string> articles_;  // by path
  std::set<std::string> touched_;
  std::vector<std::string> free_names_;
  std::map<std::string, std::string> given_;   // article to the id that it was first shown with
  std::map<std::string, std::string> owners_;  // and back
  int count_ = 0;
};

}  // namespace

TEST_CASE("ids stay with their articles through any sequence of edits") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    INFO("seed " << seed);
    Author author(seed);
    for (int run = 0; run < 12; ++run) {
      author.run_and_check();
      author.work();
    }
  }
}

}  // namespace feedgen
