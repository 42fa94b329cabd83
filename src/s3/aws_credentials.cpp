#include "s3/aws_credentials.h"

#include <initializer_list>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Values = std::map<std::string, std::string, std::less<>>;

// The values of a section; nothing where the file is not there.
Values section_of(const std::string& path, std::string_view section, FileReader& files) {
  constexpr std::uint64_t kMost = 1U << 20U;
  Values values;
  const Result<std::string> text = files.read(path, kMost);
  if (!text) return values;
  bool is_inside = false;
  std::string_view rest = *text;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = trim(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    if (line.front() == '[' && line.back() == ']') {
      is_inside = trim(line.substr(1, line.size() - 2)) == section;
      continue;
    }
    const std::size_t equals = line.find('=');
    if (!is_inside || equals == std::string_view::npos) continue;
    values.emplace(trim(line.substr(0, equals)), trim(line.substr(equals + 1)));
  }
  return values;
}

std::string first_of(std::initializer_list<std::string> values) {
  for (const std::string& value : values) {
    if (!value.empty()) return value;
  }
  return {};
}

std::string value_in(const Values& values, std::string_view name) {
  const auto found = values.find(name);
  return found == values.end() ? std::string() : found->second;
}

// A line end in a header would begin another one.
bool is_one_line(const std::string& text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
  }
  return true;
}

}  // namespace

Result<AwsCredentials> aws_credentials(const Variables& variables, FileReader& files) {
  const std::string home = variables("HOME");
  const std::string profile = first_of({variables("AWS_PROFILE"), "default"});
  const std::string keys_path =
      first_of({variables("AWS_SHARED_CREDENTIALS_FILE"), home + "/.aws/credentials"});
  const Values keys = section_of(keys_path, profile, files);
  const Values config = section_of(first_of({variables("AWS_CONFIG_FILE"), home + "/.aws/config"}),
                                   profile == "default" ? profile : "profile " + profile, files);
  AwsCredentials found{variables("AWS_ACCESS_KEY_ID"),
                       variables("AWS_SECRET_ACCESS_KEY"),
                       variables("AWS_SESSION_TOKEN"),
                       {},
                       {}};
  if (found.key_id.empty() || found.secret.empty()) {
    const Values& source = value_in(keys, "aws_access_key_id").empty() ? config : keys;
    found = {value_in(source, "aws_access_key_id"),
             value_in(source, "aws_secret_access_key"),
             value_in(source, "aws_session_token"),
             {},
             {}};
  }
  found.region = first_of(
      {variables("AWS_REGION"), variables("AWS_DEFAULT_REGION"), value_in(config, "region")});
  found.endpoint = first_of({variables("AWS_ENDPOINT_URL_S3"), variables("AWS_ENDPOINT_URL"),
                             value_in(config, "endpoint_url")});
  if (found.key_id.empty() || found.secret.empty()) {
    return fail(
        ErrorKind::kUsage, "there are no credentials for S3",
        fmt::format(
            "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write them below [{}] in {}",
            printable(profile), printable(keys_path)));
  }
  if (!is_one_line(found.key_id + found.session_token)) {
    return fail(ErrorKind::kUsage, "the credentials for S3 have control characters in them",
                "copy them again");
  }
  return found;
}

}  // namespace feedgen
