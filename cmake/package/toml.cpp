// toml++ as one unit; what is defined for it has to be as for the sources of feedgen, by Debian's tomlplusplus.pc.
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
