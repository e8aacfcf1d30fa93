// SPDX-License-Identifier: AGPL-3.0-or-later
// How a socket comes to be: the checks before 101, and the greeting that the socket starts with.
#include "edge/http/client_address.hpp"
#include "edge/http/problem.hpp"
#include "edge/http/websocket_handshake.hpp"
#include "edge/ws/hub.hpp"
#include "edge/ws/staff_socket.hpp"
#include "edge/ws/visitor_socket.hpp"

namespace harken::ws {

namespace {

constexpr int kStaffShare = 10;  // offices sit behind one address

bool is_staff_path(const edge::Request& request) { return request.path == "/api/v1/events"; }

app::Credentials credentials_of(const edge::Request& request) {
  app::Credentials credentials;
  const auto header = request.header("authorization");
  if (header.starts_with("Bearer "))
    credentials.bearer_token = Secret(std::string(header.substr(7)));
  auto cookie = request.cookie("harken_session");
  if (cookie.empty()) cookie = request.cookie("__Host-harken_session");
  credentials.cookie_token = Secret(std::string(cookie));
  return credentials;
}

// A page of another site can open a socket with the cookie of this one, so the Origin decides; a
// program has none, and shows its token instead.
bool is_allowed_origin(const edge::Request& request, bool needs_origin,
                       const std::string& public_url) {
  if (request.header("origin").empty()) return !needs_origin;
  return edge::is_own_origin(request, public_url);
}

Greeting make_greeting(const edge::Request& request, bool is_staff) {
  Greeting greeting;
  if (const auto after = request.query_param("after")) greeting.after = parse_seq(*after);
  if (is_staff) {
    greeting.credentials = credentials_of(request);
  } else {
    greeting.channel_key = request.path.substr(std::string_view("/api/v1/widget/").size());
    greeting.channel_key.resize(greeting.channel_key.find('/'));
  }
  return greeting;
}

}  // namespace

edge::SocketRoutes Hub::routes() {
  const auto check_staff = [this](edge::Request& request) -> edge::asio::awaitable<edge::Response> {
    co_return check(request, true);
  };
  const auto check_visitor =
      [this](edge::Request& request) -> edge::asio::awaitable<edge::Response> {
    co_return check(request, false);
  };
  edge::SocketRoutes routes;
  routes.routes.push_back({edge::Method::get, "/api/v1/events", check_staff});
  routes.routes.push_back({edge::Method::get, "/api/v1/widget/{key}/events", check_visitor});
  routes.open = [this](edge::Upgraded upgraded) { open(std::move(upgraded)); };
  return routes;
}

edge::Response Hub::check(const edge::Request& request, bool is_staff) {
  const auto credentials = credentials_of(request);
  const bool is_program = !credentials.bearer_token.empty();
  if (!is_allowed_origin(request, is_staff && !is_program, services_.options.public_url))
    return edge::problem(403, "origin_not_allowed", "sockets open only from pages of this desk");
  if (is_staff && !is_program && credentials.cookie_token.empty())
    return edge::problem(fail(Errc::unauthenticated, "unauthenticated", "sign in first").error());
  const auto after = request.query_param("after");
  if (after && !parse_seq(*after))
    return edge::problem(fail_invalid("after", "after is a sequence number").error());
  if (!has_room(request.remote_ip, is_staff)) {
    auto error = fail(Errc::limit, "rate_limited", "too many sockets from this address").error();
    error.retry_after_seconds = 10;
    return edge::problem(error);
  }
  return edge::accept_websocket(request);
}

void Hub::open(edge::Upgraded upgraded) {
  const auto& lane = lanes_[upgraded.thread];
  const bool is_staff = is_staff_path(upgraded.request);
  auto greeting = make_greeting(upgraded.request, is_staff);
  auto address = services_.options.sockets_per_address > 0 ? upgraded.request.remote_ip : "";
  take_address(address);
  std::shared_ptr<Socket> socket;
  if (is_staff) {
    socket = std::make_shared<StaffSocket>(std::move(upgraded.socket), lane, std::move(greeting),
                                           std::move(address));
  } else {
    socket = std::make_shared<VisitorSocket>(std::move(upgraded.socket), lane, std::move(greeting),
                                             std::move(address));
  }
  socket->start(upgraded.early_bytes);
}

bool Hub::has_room(const std::string& address, bool is_staff) {
  const int limit = services_.options.sockets_per_address * (is_staff ? kStaffShare : 1);
  if (limit <= 0) return true;
  const std::lock_guard lock(mutex_);
  const auto found = addresses_.find(address);
  return found == addresses_.end() || found->second < limit;
}

void Hub::take_address(const std::string& address) {
  if (address.empty()) return;
  const std::lock_guard lock(mutex_);
  ++addresses_[address];
}

void Hub::release_address(const std::string& address) {
  if (address.empty()) return;
  const std::lock_guard lock(mutex_);
  const auto found = addresses_.find(address);
  if (found != addresses_.end() && --found->second <= 0) addresses_.erase(found);
}

}  // namespace harken::ws
