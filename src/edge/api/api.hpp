// SPDX-License-Identifier: AGPL-3.0-or-later
// What the routes of /api/v1 share: what they need, and the two shapes that most of them have
// (decode on the network thread, then one transaction that authenticates, acts and encodes).
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/json/value.hpp>
#include <functional>
#include <string>
#include <vector>

#include "app/admin/authenticate.hpp"
#include "app/alike/alike.hpp"
#include "edge/api/answer_times.hpp"
#include "edge/async_database.hpp"
#include "edge/http/http.hpp"
#include "edge/http/rate_limit.hpp"
#include "ports/blob_store.hpp"
#include "ports/channel_driver.hpp"
#include "ports/database.hpp"
#include "ports/env.hpp"

namespace harken::edge {

struct Limiters {
  RateLimiter sign_in_by_address;
  RateLimiter sign_in_by_account;
  RateLimiter visits_by_address;
  RateLimiter messages_by_sender;
  RateLimiter uploads_by_sender;
  RateLimiter searches_by_address;
  RateLimiter unknown_hooks_by_address;
  explicit Limiters(bool is_on);
};

// What the routes of channels over others' servers need.
struct ChannelServices {
  const ChannelDrivers& drivers;
  std::string public_url;
  boost::asio::any_io_executor worker;  // waits for providers
  // After the commit: it is new or set up anew; something came over its hook.
  std::function<void(WorkspaceId, ChannelId)> on_changed;
  std::function<void(ChannelId)> on_inbound;
};

// Groups of alike requests, as they are now.
struct AlikeServices {
  std::function<std::vector<app::AlikeMembers>(WorkspaceId)> groups;
  // After the commit: what is shown of them has changed.
  std::function<void(WorkspaceId)> on_changed;
};

struct Api {
  Database& database;
  BlobStore& blobs;
  Env& env;
  Limiters& limiters;
  boost::asio::any_io_executor worker;  // for slow work
  // None: nobody can set up in the browser.
  std::function<Found<std::string>(Tx&)> setup_code;
  // Told after the commit, so that sockets end with their session.
  std::function<void(SessionId)> on_session_ended;
  std::function<void(UserId, SessionId)> on_user_signed_out;  // all sessions but this
  std::function<void(const VisitorSession&, bool active)> on_visitor_typing;
  ChannelServices channels;
  AlikeServices alike;
  AnswerTimes answer_times{};
};

// Inside the transaction of a request.
struct StaffCall {
  Tx& tx;
  Env& env;
  const app::Authenticated& who;
  const Actor& actor() const { return who.actor; }
};
struct VisitorCall {
  Tx& tx;
  Env& env;
  const VisitorSession& visitor;
};

using StaffWork = std::function<Result<Response>(StaffCall&)>;
using VisitorWork = std::function<Result<Response>(VisitorCall&)>;
// Decodes the request; what it returns runs in the transaction, perhaps twice.
using StaffDecode = std::function<Result<StaffWork>(const Request&)>;
using VisitorDecode = std::function<Result<VisitorWork>(const Request&)>;

Route staff_read(Api& api, std::string pattern, StaffDecode decode);
// A list or a search: a replica may answer it.
Route staff_list(Api& api, std::string pattern, StaffDecode decode);
// Of a few rows by their keys.
Route staff_point_read(Api& api, std::string pattern, StaffDecode decode);
Route staff_write(Api& api, Method method, std::string pattern, StaffDecode decode);
// The first segment of the pattern's parameters is the channel's key.
Route visitor_read(Api& api, std::string pattern, VisitorDecode decode);
Route visitor_write(Api& api, Method method, std::string pattern, VisitorDecode decode);

app::Credentials credentials_of(const Request& request);
Secret bearer_of(const Request& request);

Response ok(const boost::json::value& body, int status = 200);
// The body is JSON already.
Response ok_json(std::string body, int status = 200);
Response no_content();

template <class IdType>
Result<IdType> path_id(const Request& request, std::size_t index) {
  const auto id = IdType::parse(request.params.at(index));
  if (!id) return fail_not_found("thing of this id");
  return *id;
}
// Errors: invalid.
Result<int> limit_of(const Request& request, int fallback, int max);
template <class IdType>
Result<IdType> optional_query_id(const Request& request, std::string_view name) {
  const auto text = request.query_param(name);
  if (!text) return IdType{};
  const auto id = IdType::parse(*text);
  if (!id) return fail_invalid(std::string(name), std::string(name) + " is not an id");
  return *id;
}
// For requests that say everything by their path.
Status check_no_body(const Request& request);
// Unknown query parameters are refused like unknown fields.
Status check_query(const Request& request, std::initializer_list<std::string_view> known);

}  // namespace harken::edge
