// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses that the name of a mail server may lead to (A31, A33).
#pragma once

#include <curl/curl.h>

#include <utility>

#include "core/rules/egress.hpp"

namespace harken::email {

class EgressGate {
 public:
  void set_rules(EgressRules rules) { rules_ = std::move(rules); }
  // The name has led to addresses, and to none that is allowed.
  bool has_refused() const { return has_refused_ && !has_let_through_; }

  // For CURLOPT_OPENSOCKETFUNCTION, with the gate as its data.
  static curl_socket_t open(void* gate, curlsocktype, curl_sockaddr* address);

 private:
  EgressRules rules_;
  bool has_refused_ = false;
  bool has_let_through_ = false;
};

}  // namespace harken::email
