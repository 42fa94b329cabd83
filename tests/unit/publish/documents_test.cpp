#include "publish/documents.h"

#include "state/schema.h"
#include "support/catch.h"

namespace feedgen {
namespace {

Instant instant_at(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

Document document(long long first, std::int64_t ordinal, const std::string& name) {
  Document one{{instant_at(first), ordinal}, first + 100, name, 10, {}};
  one.files.push_back({name + ".xml", {}, {}, {}});
  return one;
}

struct DocumentsWorld {
  DocumentsWorld() { session.run(kStateSchema); }

  void put(std::int64_t group, const Document& one,
           PublishedDocuments::Written written = PublishedDocuments::Written::kEarlier) {
    documents.put(group, one, one.files.front(), written);
  }

  Database database = *Database::in_memory();
  Session session{database};
  PublishedDocuments documents{session, 3};
};

}  // namespace

TEST_CASE("documents are found by their places") {
  DocumentsWorld world;
  world.put(1, document(10, 0, "a"));
  world.put(1, document(10, 1, "b"));
  world.put(1, document(20, 0, "c"));
  world.put(2, document(5, 0, "other"));
  PublishedDocuments& documents = world.documents;
  CHECK(documents.last_before(1, instant_at(20))->name == "b");
  CHECK(documents.last_before(1, DocumentKey{instant_at(10), 1})->name == "a");
  CHECK_FALSE(documents.last_before(1, instant_at(10)));
  CHECK(documents.first_from(1, {instant_at(10), 1})->name == "b");
  CHECK(documents.first_from(1, {instant_at(11), 0})->article == 120);
  CHECK_FALSE(documents.first_from(1, {instant_at(20), 1}));
  CHECK(documents.newest(1)->name == "c");
  CHECK_FALSE(documents.newest(7));
  CHECK_FALSE(PublishedDocuments(world.session, 4).newest(1));
  CHECK(documents.entries() == 40);
  CHECK_FALSE(world.session.failure());
}

TEST_CASE("all files but those of its newest document are sealed in a group") {
  DocumentsWorld world;
  Document both = document(10, 0, "a");
  world.put(1, both);
  both.files.front().path = "a.json";
  world.put(1, both);
  world.put(1, document(20, 0, "c"));
  world.put(2, document(5, 0, "other"));
  std::vector<std::pair<std::string, bool>> found;
  for (const RecordedFile& one : world.documents.all()) {
    found.emplace_back(one.file.path, one.is_newest);
  }
  CHECK(found == std::vector<std::pair<std::string, bool>>{
                     {"a.json", false}, {"a.xml", false}, {"c.xml", true}, {"other.xml", true}});
}

TEST_CASE("a part of a group's documents is removed, and files that are left over are kept apart") {
  DocumentsWorld world;
  world.put(1, document(10, 0, "a"));
  world.put(1, document(20, 0, "b"), PublishedDocuments::Written::kNow);
  world.put(1, document(30, 0, "c"));
  CHECK(world.documents.unproven().size() == 1);
  world.documents.mark_proven();
  CHECK(world.documents.unproven().empty());
  world.documents.remove(1, DocumentKey{instant_at(20), 0}, DocumentKey{instant_at(30), 0});
  CHECK(world.documents.newest(1)->name == "c");
  CHECK(world.documents.all().size() == 2);
  world.documents.put_leftover(document(20, 0, "b").files.front());
  CHECK(world.documents.leftovers().size() == 1);
  CHECK(world.documents.leftovers().front().file.path == "b.xml");
  world.documents.remove_leftovers();
  CHECK(world.documents.leftovers().empty());
  world.documents.remove(1, std::nullopt, std::nullopt);
  CHECK(world.documents.all().empty());
}

TEST_CASE("a path that leads out of the output folder is damage") {
  DocumentsWorld world;
  Document one = document(10, 0, "a");
  one.files.front().path = "../a.xml";
  world.put(1, one);
  CHECK(world.documents.all().size() == 1);
  CHECK(world.session.failure());
}

}  // namespace feedgen
