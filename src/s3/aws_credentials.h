// The user's own credentials for S3-compatible storage, from where the tools of Amazon have them:
// the variables AWS_…, and the files ~/.aws/credentials and ~/.aws/config.
#pragma once

#include <string>

#include "system/file_system.h"
#include "system/variables.h"
#include "value/result.h"

namespace feedgen {

struct AwsCredentials {
  std::string key_id;
  std::string secret;
  std::string session_token;  ///< empty: none
  std::string region;         ///< as the user's own files and variables have it; may be empty
  std::string endpoint;       ///< likewise
};

/// Fails where there are none, with where they are sought. No message holds any of them.
[[nodiscard]] Result<AwsCredentials> aws_credentials(const Variables& variables, FileReader& files);

}  // namespace feedgen
