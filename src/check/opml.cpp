#include "check/feed_rows.h"
namespace feedgen {
const Shape& opml_shape() {
  static const Shape shape{};
  return shape;
}
}  // namespace feedgen
