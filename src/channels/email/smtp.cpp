// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/smtp.hpp"

#include <algorithm>
#include <cstring>

#include "channels/email/message_id.hpp"

namespace harken::email {
namespace {

struct ListCleanup {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// How far the mail has got.
struct Upload {
  std::string_view rest;
  bool is_at_end = false;  // the server may have all of it
  ServerLines* lines;
};

std::size_t give(char* out, std::size_t size, std::size_t count, void* pointer) {
  auto* upload = static_cast<Upload*>(pointer);
  const auto length = std::min(size * count, upload->rest.size());
  std::memcpy(out, upload->rest.data(), length);
  upload->rest.remove_prefix(length);
  // With the last bytes, not after them: the library knows the size and may not ask again.
  if (upload->rest.empty() && !upload->is_at_end) {
    upload->is_at_end = true;
    upload->lines->forget();  // what comes now is the answer to it
  }
  return length;
}

// The name by which we greet: the domain that the mail is of.
std::string greeting_path(const std::string& sender) {
  const auto domain = domain_of(sender);
  const bool is_plain = is_host(domain) && std::ranges::all_of(domain, [](char c) {
                          return static_cast<unsigned char>(c) < 0x80 && c != ':';
                        });
  return "/" + (is_plain ? domain : std::string("localhost"));
}

std::string in_brackets(const std::string& address) { return "<" + address + ">"; }

bool is_about_signing_in(int code) {
  return code == 530 || code == 534 || code == 535 || code == 538;
}

std::unexpected<SendFailure> failure(SendProblem problem, const char* code, std::string detail) {
  return std::unexpected(SendFailure{problem, code, std::move(detail), {}});
}

SendResult outcome(CURLcode result, const Upload& upload, const ServerLines& lines) {
  if (result == CURLE_OK) return {};
  const int code = lines.code();
  if (result == CURLE_LOGIN_DENIED && code / 100 != 4)
    return failure(SendProblem::paused, "authentication_failed", lines.last());
  if (is_about_signing_in(code))
    return failure(SendProblem::paused, "authentication_failed", lines.last());
  if (code / 100 == 5) return failure(SendProblem::refused, "refused_by_server", lines.last());
  if (code / 100 == 4) return failure(SendProblem::later, "put_off_by_server", lines.last());
  if (upload.is_at_end)
    return failure(SendProblem::uncertain, "answer_lost", curl_easy_strerror(result));
  const auto error = connect_error(result, lines);
  const auto problem = needs_mending(error.code) ? SendProblem::paused : SendProblem::later;
  return failure(problem, error.code, error.detail);
}

}  // namespace

SendResult send_mail(const MailServer& server, const std::string& sender,
                     const std::vector<std::string>& recipients, std::string_view mail) {
  ServerLines lines;
  Upload upload{mail, false, &lines};
  const auto handle = make_handle(server, "smtp", greeting_path(sender), lines);
  CURL* curl = handle.get();
  if (!curl) return failure(SendProblem::later, "internal", "libcurl gives no handle");
  std::unique_ptr<curl_slist, ListCleanup> list;
  for (const auto& each : recipients) {
    auto* longer = curl_slist_append(list.get(), in_brackets(each).c_str());
    static_cast<void>(list.release());
    list.reset(longer);
  }
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, in_brackets(sender).c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, list.get());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mail.size()));
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
  curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
  const auto result = curl_easy_perform(curl);
  return outcome(result, upload, lines);
}

Status check_smtp(const MailServer& server, const std::string& sender) {
  ServerLines lines;
  const auto handle = make_handle(server, "smtp", greeting_path(sender), lines);
  if (!handle) return fail(Errc::unavailable, "internal", "libcurl gives no handle");
  curl_easy_setopt(handle.get(), CURLOPT_CONNECT_ONLY, 1L);
  const auto result = curl_easy_perform(handle.get());
  if (result != CURLE_OK) return std::unexpected(connect_error(result, lines));
  return {};
}

}  // namespace harken::email
