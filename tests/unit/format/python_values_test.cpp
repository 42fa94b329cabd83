#include "format/python_values.h"

#include "support/catch.h"
#include "unit/format/show_node.h"

namespace feedgen {
namespace {

std::string values(std::string_view text) { return show(read_python_values(text)); }

}  // namespace

TEST_CASE("plain values that Python gives to names in capitals") {
  CHECK(values("A = 'x'\nB = \"y\"\nC = '''z\n'''\nD = u'ü' r'\\d' \"\"\"e\"\"\"\n") ==
        "{A: 'x', B: 'y', C: 'z\n', D: 'ü\\de'}");
  CHECK(values("N = 10\nF = -1.5\nT = True\nU = False\nV = None\n") ==
        "{N: 10, F: -1.5, T: true, U: false, V: ~}");
  CHECK(values("L = [1, 'a', (2, 3,), ()]\nP = ('x')\nD = {'a': {'b': 1}, 'c': [2],}\n") ==
        "{L: [1, 'a', [2, 3], []], P: 'x', D: {a: {b: 1}, c: [2]}}");
  CHECK(values("A = 'x'  # 'y'\nB = ['a',  # c\n     'b']\nC = \\\n  'z'\n") ==
        "{A: 'x', B: ['a', 'b'], C: 'z'}");
  CHECK(values("A: str = 'x'\nlower = 'y'\nB = lower + A + 'z'\n") == "{A: 'x', B: 'yxz'}");
  CHECK(values("E = 'a\\n\\'\\u00e9\\x41\\q'\n") == "{E: 'a\n'éA\\q'}");
}

TEST_CASE("names of Python that change, and defaults of the environment") {
  CHECK(values("A = 'x'\nA = 'y'\n") == "{A: 'y'}");
  CHECK(values("L = ['x']\nL += ['y']\nD = {'a': 1}\nD['b'] = 2\n") ==
        "{L: ['x', 'y'], D: {a: 1, b: 2}}");
  CHECK(values("import os\nA = os.getenv('X', 'd')\nB = os.environ.get('Y')\n") ==
        "{A: 'd', B: ~}");
  CHECK(values("H = 'h.example'\nU = f'https://{H}/{{x}}'\n") ==
        "{H: 'h.example', U: 'https://h.example/{x}'}");
}

TEST_CASE("what only Python could tell is left out") {
  CHECK(values("A = f(1)\nB = 'x' % y\nC = 'a'.upper()\nD = 1 + 2\nE = [g(), 'k']\n") ==
        "{E: [~, 'k']}");
  CHECK(values("A = 'x'\nif True:\n    A = 'y'\nelse: B = 'z'\n") == "{A: 'x'}");
  CHECK(values("def f():\n    \"\"\"\nA = 'no'\n\"\"\"\n    return [\nA = 1\n]\nB = 'x'\n") ==
        "{B: 'x'}");
  CHECK(values("A = 'x'\nA = unknown\n") == "{}");
  CHECK(values("A = {'x', 'y'}\nB = b'bytes'\nC = 0x1F\nD == 'x'\n") == "{}");
  CHECK(values("A = 'never closed\nB = 'x'\n") == "{B: 'x'}");
  CHECK(values("'''never closed\nB = 'x'\n") == "{}");
  CHECK(values("f '\\'\\'\nB = 'x'\n") == "{B: 'x'}");
  CHECK(values("") == "{}");
}

TEST_CASE("Python files that ask for too much are refused") {
  std::string doubling = "A = ['x', 'y']\n";
  for (int i = 0; i < 40; ++i) doubling += "A = A + A\n";
  CHECK_FALSE(read_python_values(doubling));
  std::string text = "A = 'xxxxxxxxxxxxxxxx'\n";
  for (int i = 0; i < 60; ++i) text += "A = A + A\n";
  CHECK_FALSE(read_python_values(text));
  CHECK(values("A = " + std::string(100'000, '[') + "\nB = 1\n") == "{}");
}

}  // namespace feedgen
