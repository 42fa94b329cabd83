#include "content/more_mark.h"

#include <string>

#include "support/catch.h"

using feedgen::MoreMark;
using feedgen::take_more_mark;

TEST_CASE("the more mark is found in any case and spacing") {
  for (const std::string mark :
       {"<!-- more -->", "<!--more-->", "<!--  MORE\t-->", "<!--\nmore\n-->"}) {
    const MoreMark more = take_more_mark("<p>甲</p>" + mark + "<p>乙</p>");
    CHECK(more.html == "<p>甲</p><p>乙</p>");
    CHECK(more.at == std::string("<p>甲</p>").size());
  }
}

TEST_CASE("other comments are no more mark") {
  for (const std::string html : {"a<!-- more or less -->b", "a<!--more>b", "a<!-- -->b", "a<!-->b",
                                 "a&lt;!-- more --&gt;b", "a<!- more ->b", "more"}) {
    const MoreMark more = take_more_mark(html);
    CHECK(more.html == html);
    CHECK(more.at == std::string::npos);
  }
}

TEST_CASE("a more mark in code, a script or an attribute stays") {
  for (const std::string html :
       {"<pre>a<!-- more -->b</pre>", "<p><code><!--more--></code>",
        "<pre><code>a</code><!-- more --></pre>", "<script>'<!-- more -->'</script>",
        "<p title='<!-- more -->'>", "<textarea><!-- more --></textarea>"}) {
    CHECK(take_more_mark(html).html == html);
    CHECK(take_more_mark(html).at == std::string::npos);
  }
  CHECK(take_more_mark("</pre><code></code><!-- more -->").at == 19);
}

TEST_CASE("every more mark is taken out and the first one counts") {
  const MoreMark more = take_more_mark("a<!-- more -->b<!-- more -->c");
  CHECK(more.html == "abc");
  CHECK(more.at == 1);
}
