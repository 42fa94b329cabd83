#include "config/person.h"

#include "format/yaml.h"
#include "support/catch.h"

namespace feedgen {
namespace {

std::vector<Person> people(const char* yaml) { return read_people(*read_yaml(yaml)); }

}  // namespace

TEST_CASE("a person is a name, a mail address, or both in either order") {
  CHECK(read_person("Jane Doe") == Person{"Jane Doe", "", ""});
  CHECK(read_person("Jane Doe <jane@example.org>") == Person{"Jane Doe", "jane@example.org", ""});
  CHECK(read_person("jane@example.org (Jane Doe)") == Person{"Jane Doe", "jane@example.org", ""});
  CHECK(read_person("jane@example.org") == Person{"", "jane@example.org", ""});
  CHECK(read_person("A &amp; B <x>") == Person{"A & B <x>", "", ""});
}

TEST_CASE("people are named by a text, a list, a map, or a list of maps") {
  CHECK(people("Doe, Jane") == std::vector<Person>{{"Doe, Jane", "", ""}});
  CHECK(people("[A, B, A]") == std::vector<Person>{{"A", "", ""}, {"B", "", ""}});
  CHECK(people("[{name: A, mail: a@b.c, link: 'https://a.example'}, B]") ==
        std::vector<Person>{{"A", "a@b.c", "https://a.example/"}, {"B", "", ""}});
  CHECK(people("{Name: A, url: 'javascript:x', email: nonsense}") ==
        std::vector<Person>{{"A", "", ""}});
  CHECK(people("[~, {url: 'https://a.example'}, [A]]").empty());
}

}  // namespace feedgen
