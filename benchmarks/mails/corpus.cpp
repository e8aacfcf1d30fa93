// SPDX-License-Identifier: AGPL-3.0-or-later
#include "corpus.hpp"

#include <fmt/format.h>

#include <random>

#include "core/base/base64.hpp"

namespace harken::mails {
namespace {

constexpr int kMails = 40;
constexpr const char* kWords[] = {
    "the",  "order",  "has",     "not", "arrived",  "and",     "I",      "would", "like",
    "a",    "refund", "because", "it",  "was",      "late",    "please", "tell",  "me",
    "when", "to",     "expect",  "my",  "delivery", "invoice", "Zürich", "заказ", "спасибо"};

class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}
  int pick(int below) { return std::uniform_int_distribution(0, below - 1)(random_); }

  std::string sentence(int words) {
    std::string text;
    for (int i = 0; i < words; ++i)
      text += (i == 0 ? "" : " ") + std::string(kWords[pick(std::size(kWords))]);
    return text + ".";
  }

  std::string paragraphs(int count, const char* before, const char* after) {
    std::string text;
    for (int i = 0; i < count; ++i) text += before + sentence(12 + pick(20)) + after + "\r\n";
    return text;
  }

  // As a photo is: no byte follows from another.
  std::string noise(std::size_t bytes) {
    std::string content(bytes, '\0');
    for (char& byte : content) byte = static_cast<char>(random_());
    return content;
  }

 private:
  std::mt19937 random_;
};

std::string in_lines(const std::string& base64) {
  std::string lines;
  for (std::size_t at = 0; at < base64.size(); at += 76) lines += base64.substr(at, 76) + "\r\n";
  return lines;
}

std::string plain(Writer& write) {
  return "bench-00000000\r\n\r\n" + write.paragraphs(3, "", "\r\n") +
         "On Mon, 2 Nov 2026 at 10:11, Help Desk <help@desk.test> wrote:\r\n\r\n" +
         write.paragraphs(8, "> ", "");
}

// As mail programs write it: a table around everything and a style for every piece.
std::string formatted(Writer& write) {
  constexpr const char* kBegin =
      "<tr><td style=\"padding:4px 8px;font-family:Arial,sans-serif\"><p style=\"margin:0 0 12px;"
      "color:#222\"><span style=\"font-size:14px\">";
  return "<html><head><style>p { margin: 0 } .x { color: #333 }</style></head><body><div>"
         "bench-00000000</div><table width=\"600\" cellpadding=\"0\">" +
         write.paragraphs(12, kBegin, "</span></p></td></tr>") +
         "</table><div class=\"gmail_quote\"><div>On Mon, 2 Nov 2026, Help Desk wrote:</div>"
         "<blockquote style=\"margin:0 0 0 .8ex;border-left:1px solid #ccc\">" +
         write.paragraphs(20, "<p>", "</p>") + "</blockquote></div></body></html>";
}

std::string part(std::string_view type, const std::string& content) {
  return fmt::format(
      "--b2\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
      type, in_lines(to_base64(content)));
}

std::string make_mail(int index) {
  Writer write(static_cast<unsigned>(index));
  std::string mail = fmt::format(
      "Return-Path: <person{0}@mail.test>\r\nReceived: from mx.mail.test (mx.mail.test "
      "[192.0.2.1])\r\n"
      "\tby mx.desk.test with ESMTPS id abc{0}; Fri, 27 Nov 2026 10:11:12 +0000\r\n"
      "Authentication-Results: mx.desk.test; dmarc=pass header.from=mail.test\r\n"
      "Message-ID: <bench-00000000@mail.test>\r\nDate: Fri, 27 Nov 2026 10:11:12 +0000\r\n"
      "From: =?utf-8?Q?Person_{0}_M=C3=BCller?= <bench-00000000@mail.test>\r\n"
      "To: Help Desk <help@desk.test>\r\nSubject: {1}\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\n"
      "Content-Type: multipart/alternative; boundary=\"b2\"\r\n\r\n",
      index, "My order " + std::to_string(index));
  mail += part("text/plain", plain(write));
  if (index % 5 != 0) mail += part("text/html", formatted(write));
  mail += "--b2--\r\n";
  const int files = index % 2 == 0 ? 0 : 1 + write.pick(2);
  for (int i = 0; i < files; ++i)
    mail += fmt::format(
        "--b1\r\nContent-Type: image/jpeg; name=\"photo{0}.jpg\"\r\n"
        "Content-Disposition: attachment; filename=\"photo{0}.jpg\"\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n{1}",
        i, in_lines(to_base64("\xFF\xD8\xFF\xE0" + write.noise(20'000 + write.pick(50'000)))));
  return mail + "--b1--\r\n";
}

}  // namespace

std::vector<std::string> make_corpus() {
  std::vector<std::string> mails;
  for (int i = 0; i < kMails; ++i) mails.push_back(make_mail(i));
  return mails;
}

}  // namespace harken::mails
