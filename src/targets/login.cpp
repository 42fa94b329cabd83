#include "targets/login.h"

#include <vector>

#include "text/percent.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

std::vector<std::string> words_of_text(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  std::vector<std::string> words;
  while (true) {
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return words;
    text.remove_prefix(begin);
    const std::size_t end = text.find_first_of(kSpace);
    words.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return words;
    text.remove_prefix(end);
  }
}

}  // namespace

Login login_for(std::string_view host, const Variables& variables, FileReader& files) {
  const std::vector<std::string> own = words_of_text(variables("FEEDGEN_LOGIN"));
  if (own.size() == 3 && ascii_lower(own[0]) == host) return {own[1], own[2]};
  constexpr std::uint64_t kMost = 1U << 20U;
  const std::string path = variables("NETRC");
  const Result<std::string> text =
      files.read(path.empty() ? variables("HOME") + "/.netrc" : path, kMost);
  if (!text) return {};
  Login login;
  bool is_inside = false;
  const std::vector<std::string> words = words_of_text(*text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "machine" || words[i] == "default") {
      if (is_inside) break;
      is_inside = words[i] == "default" || (i + 1 < words.size() && words[i + 1] == host);
    } else if (is_inside && i + 1 < words.size() && words[i] == "login") {
      login.user = words[++i];
    } else if (is_inside && i + 1 < words.size() && words[i] == "password") {
      login.password = words[++i];
    }
  }
  return login;
}

std::string host_in(std::string_view url) {
  std::string_view host = split_url(url).authority;
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) {
    host.remove_prefix(at + 1);
  }
  const std::size_t bracket = host.rfind(']');
  const std::size_t colon = host.rfind(':');
  const bool has_port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  return ascii_lower(has_port ? host.substr(0, colon) : host);
}

std::string user_in(std::string_view url) {
  const std::string_view authority = split_url(url).authority;
  const std::size_t at = authority.rfind('@');
  return at == std::string_view::npos ? std::string() : percent_decode(authority.substr(0, at));
}

}  // namespace feedgen
