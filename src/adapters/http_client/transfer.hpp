// SPDX-License-Identifier: AGPL-3.0-or-later
// One request over one handle of libcurl, and what libcurl calls back meanwhile.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>
#include <string_view>

#include "core/rules/egress.hpp"
#include "ports/http_client.hpp"

namespace harken {

class Transfer {
 public:
  // The handle is as new, and is not used otherwise until the transfer is gone.
  Transfer(CURL* handle, const HttpRequest& request, const EgressRules& rules);
  ~Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  Result<HttpAnswer> run();

 private:
  struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };
  struct FreeMime {
    void operator()(curl_mime* mime) const { curl_mime_free(mime); }
  };

  void set_limits();
  void set_callbacks();
  void set_headers();
  void set_body();
  std::unexpected<Error> failure(CURLcode code) const;

  static std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* self);
  static std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* self);
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
  static int on_request(void* self, char*, char*, int, int);
  static curl_socket_t on_connect(void* self, curlsocktype, curl_sockaddr* address);

  void add_header(std::string_view line);

  CURL* handle_;
  const HttpRequest& request_;
  const EgressRules& rules_;
  bool is_forbidden_ = false;
  std::unique_ptr<curl_slist, FreeList> headers_;
  std::unique_ptr<curl_mime, FreeMime> mime_;
  HttpAnswer answer_;
  std::size_t head_bytes_ = 0;
  bool is_too_large_ = false;
  bool is_under_way_ = false;  // from here on the request may arrive
};

}  // namespace harken
