// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/api/api.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "edge/api/patient_route.hpp"
#include "edge/http/problem.hpp"
#include "ports/kinds_of_work.hpp"
#include "wire/decode.hpp"

namespace harken::edge {

namespace json = boost::json;

Limiters::Limiters(bool is_on)
    : sign_in_by_address(is_on ? RateLimit{20, 0.2} : RateLimit{0, 0}),
      sign_in_by_account(is_on ? RateLimit{10, 0.1} : RateLimit{0, 0}),
      visits_by_address(is_on ? RateLimit{20, 0.2} : RateLimit{0, 0}),
      messages_by_sender(is_on ? RateLimit{30, 2} : RateLimit{0, 0}),
      uploads_by_sender(is_on ? RateLimit{20, 0.5} : RateLimit{0, 0}),
      searches_by_address(is_on ? RateLimit{60, 2} : RateLimit{0, 0}),
      unknown_hooks_by_address(is_on ? RateLimit{20, 0.2} : RateLimit{0, 0}) {}

Secret bearer_of(const Request& request) {
  const auto header = request.header("authorization");
  if (!header.starts_with("Bearer ")) return {};
  return Secret(std::string(header.substr(7)));
}

app::Credentials credentials_of(const Request& request) {
  app::Credentials credentials;
  credentials.bearer_token = bearer_of(request);
  credentials.cookie_token = Secret(std::string(request.cookie("harken_session")));
  if (credentials.cookie_token.empty())
    credentials.cookie_token = Secret(std::string(request.cookie("__Host-harken_session")));
  credentials.csrf_token = request.header("x-harken-csrf");
  credentials.address = request.remote_ip;
  credentials.is_write = request.method != Method::get && request.method != Method::head;
  return credentials;
}

namespace {

// Whether the database may cut it off.
enum class Pace : std::uint8_t { brisk, patient };

Work paced(Pace pace, Work work) {
  return pace == Pace::patient ? Work(PatientWork{std::move(work)}) : std::move(work);
}

Response respond(Result<Response> result) {
  if (!result) return problem(result.error());
  return *std::move(result);
}

using Closure = std::function<Result<Response>(Tx&)>;

Closure closure_of(Api& api, Result<StaffWork> work, const Request& request) {
  if (!work) {
    // Who is not signed in learns nothing else, such as how a body should have looked.
    work = StaffWork(
        [error = work.error()](StaffCall&) -> Result<Response> { return std::unexpected(error); });
  }
  return [&api, credentials = credentials_of(request),
          act = *std::move(work)](Tx& tx) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto who, app::authenticate(tx, api.env, credentials));
    StaffCall call{tx, api.env, who};
    return act(call);
  };
}

asio::awaitable<Response> run_staff(Api& api, Mode mode, const StaffDecode& decode,
                                    const Request& request) {
  auto answer =
      co_await run<Response>(api.database, mode, closure_of(api, decode(request), request));
  co_return respond(std::move(answer));
}

asio::awaitable<Response> run_as_list(Api& api, Freshness at_least, Pace pace, Closure closure) {
  const auto start = [&api, at_least, pace](Work work, Done done) {
    api.database.read_replica(at_least, paced(pace, std::move(work)), std::move(done));
  };
  auto answer = co_await run_by<Response>(start, std::move(closure));
  co_return respond(std::move(answer));
}

// Where there is a replica, who asks, and how far the log reaches, is asked of the database itself:
// a session that has just ended reads nothing more, and a list is never older than what its reader
// has been shown.
asio::awaitable<Response> run_list(Api& api, const StaffDecode& decode, const Request& request,
                                   Pace pace = Pace::brisk) {
  auto act = decode(request);
  if (!act) co_return co_await run_staff(api, Mode::read, decode, request);
  if (!api.database.has_replica())
    co_return co_await run_as_list(api, {}, pace, closure_of(api, std::move(act), request));
  struct Asked {
    app::Authenticated who;
    Seq newest = 0;
  };
  std::function<Result<Asked>(Tx&)> ask =
      [&api, credentials = credentials_of(request)](Tx& tx) -> Result<Asked> {
    Asked asked;
    ASSIGN_OR_RETURN(asked.who, app::authenticate(tx, api.env, credentials));
    ASSIGN_OR_RETURN(asked.newest, tx.events().newest(asked.who.actor.workspace_id));
    return asked;
  };
  auto asked = co_await run<Asked>(api.database, Mode::read, std::move(ask));
  if (!asked) co_return problem(asked.error());
  const Freshness at_least{asked->who.actor.workspace_id, asked->newest};
  Closure closure = [&api, who = std::move(asked->who),
                     act = *std::move(act)](Tx& tx) -> Result<Response> {
    StaffCall call{tx, api.env, who};
    return act(call);
  };
  co_return co_await run_as_list(api, at_least, pace, std::move(closure));
}

asio::awaitable<Response> run_visitor(Api& api, Mode mode, const VisitorDecode& decode,
                                      const Request& request) {
  auto work = decode(request);
  if (!work) {
    work = VisitorWork([error = work.error()](VisitorCall&) -> Result<Response> {
      return std::unexpected(error);
    });
  }
  std::function<Result<Response>(Tx&)> closure =
      [&api, key = request.params.at(0), token = bearer_of(request),
       act = *std::move(work)](Tx& tx) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto visitor, app::authenticate_visitor(tx, api.env, key, token));
    VisitorCall call{tx, api.env, visitor};
    return act(call);
  };
  auto result = co_await run<Response>(api.database, mode, std::move(closure));
  co_return respond(std::move(result));
}

}  // namespace

Route staff_read(Api& api, std::string pattern, StaffDecode decode) {
  return {Method::get, std::move(pattern), [&api, decode = std::move(decode)](Request& request) {
            return run_staff(api, Mode::read, decode, request);
          }};
}

Route staff_list(Api& api, std::string pattern, StaffDecode decode) {
  return {Method::get, std::move(pattern), [&api, decode = std::move(decode)](Request& request) {
            return run_list(api, decode, request);
          }};
}

Route staff_report(Api& api, std::string pattern, StaffDecode decode) {
  auto handler = [&api, decode = std::move(decode)](Request& request) {
    return run_list(api, decode, request, Pace::patient);
  };
  return {Method::get, std::move(pattern), std::move(handler)};
}

Route staff_point_read(Api& api, std::string pattern, StaffDecode decode) {
  return {Method::get, std::move(pattern), [&api, decode = std::move(decode)](Request& request) {
            return run_staff(api, Mode::point_read, decode, request);
          }};
}

Route staff_write(Api& api, Method method, std::string pattern, StaffDecode decode) {
  return {method, std::move(pattern), [&api, decode = std::move(decode)](Request& request) {
            return run_staff(api, Mode::write, decode, request);
          }};
}

Route visitor_read(Api& api, std::string pattern, VisitorDecode decode) {
  return {Method::get, std::move(pattern), [&api, decode = std::move(decode)](Request& request) {
            return run_visitor(api, Mode::point_read, decode, request);
          }};
}

Route visitor_write(Api& api, Method method, std::string pattern, VisitorDecode decode) {
  return {method, std::move(pattern), [&api, decode = std::move(decode)](Request& request) {
            return run_visitor(api, Mode::write, decode, request);
          }};
}

Response ok(const json::value& body, int status) { return ok_json(json::serialize(body), status); }

Response ok_json(std::string body, int status) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response no_content() {
  Response response;
  response.status = 204;
  response.content_type.clear();
  return response;
}

Result<int> limit_of(const Request& request, int fallback, int max) {
  const auto text = request.query_param("limit");
  if (!text) return fallback;
  int limit = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), limit);
  if (error != std::errc{} || end != text->data() + text->size() || limit < 1 || limit > max)
    return fail_invalid("limit", "limit is a number from 1 to " + std::to_string(max));
  return limit;
}

Status check_no_body(const Request& request) {
  if (request.body.empty()) return {};
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  return wire::ObjectReader(body).finish();
}

Status check_query(const Request& request, std::initializer_list<std::string_view> known) {
  std::string_view rest = request.query;
  while (!rest.empty()) {
    const auto pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    const auto name = pair.substr(0, pair.find('='));
    if (name.empty() || std::ranges::find(known, name) != known.end()) continue;
    return fail(Errc::invalid, "unknown_field", "unknown parameter " + std::string(name),
                std::string(name));
  }
  return {};
}

}  // namespace harken::edge
