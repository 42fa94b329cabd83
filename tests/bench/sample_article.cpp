#include "sample_article.h"

namespace feedgen {
namespace {

constexpr const char* kPicture =
    "https://proxy.example/?http://static.example/2021/5eba42ae07d0596eefb2aa17ece2fdf0.jpeg";

constexpr const char* kSentences =
    "清晨的渡轮慢慢离开码头，灯塔还亮着，邻居们在集市上买鱼和橘子。图书馆的木匠修好了旧的石阶，"
    "说明写在第一百三十页。三十公里外的铁路桥梁今天发布了新的数据，研究报告整理了二十分钟。";

}  // namespace

std::string sample_html(std::size_t bytes) {
  std::string html = "<div>   \n";
  for (int n = 0; html.size() < bytes; ++n) {
    if (n % 4 == 0) {
      html += std::string("<p><img src=\"") + kPicture +
              "\" data-size=\"600,108\" referrerpolicy=\"no-referrer\"></p>";
    }
    html += std::string("<p>") + kSentences + "</p>";
  }
  return html + "  \n</div>";
}

std::string sample_markdown(std::size_t bytes) {
  std::string markdown;
  for (int n = 0; markdown.size() < bytes; ++n) {
    if (n % 4 == 0) markdown += std::string("## 渡口\n\n![灯塔](") + kPicture + ")\n\n";
    markdown += std::string("**清晨** ") + kSentences + " [地图](https://example.org/map)\n\n";
    markdown += "- 第一个\n- *第二个*\n- `第三个`\n\n";
  }
  return markdown;
}

std::string sample_article(const std::string& body) {
  return std::string("\n---\ntitle: '开启新征程 2021_海港杯_风筝大赛''启动'\ncategories: \n") +
         " - 新闻\n - 晨报\n - 分类\nheadimg: '" + kPicture +
         "'\nauthor: 晨报\ncomments: false\ndate: Sat, 10 Jul 2021 13:01:16 GMT\nthumbnail: '" +
         kPicture + "'\n---\n\n" + body + "\n            ";
}

}  // namespace feedgen
