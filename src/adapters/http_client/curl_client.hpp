// SPDX-License-Identifier: AGPL-3.0-or-later
// HttpClient over libcurl: certificates are checked, redirects are not followed, nothing but http
// and https is spoken, and a request that may have arrived is never sent a second time.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/rules/egress.hpp"
#include "ports/http_client.hpp"

namespace harken {

class CurlClient final : public HttpClient {
 public:
  explicit CurlClient(EgressRules rules = {});
  ~CurlClient() override;
  CurlClient(const CurlClient&) = delete;
  CurlClient& operator=(const CurlClient&) = delete;

  // From any thread; each call at a time has a handle of its own.
  Result<HttpAnswer> send(const HttpRequest& request) override;
  Status check_address(const std::string& url) override;

 private:
  // Not in use now; each keeps its connections open.
  struct Handle;
  std::unique_ptr<Handle> take();
  void give_back(std::unique_ptr<Handle> handle);

  const EgressRules rules_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Handle>> idle_;
};

}  // namespace harken
