// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/pending_reply.hpp"

#include <boost/json.hpp>

#include "wire/document.hpp"
#include "wire/json_tools.hpp"
#include "wire/write.hpp"

namespace harken::wire {

namespace json = boost::json;

namespace {

json::array emails_of(const std::vector<MailPerson>& people) {
  json::array emails;
  for (const auto& person : people) emails.emplace_back(person.email);
  return emails;
}

json::value mail_or_null(const std::optional<MailFacts>& mail) {
  if (!mail) return nullptr;
  return {{"subject", mail->subject},
          {"to", emails_of(mail->to)},
          {"cc", emails_of(mail->cc)},
          {"bcc", emails_of(mail->bcc)}};
}

json::value article_or_null(const PendingReply& reply) {
  if (!reply.article_id) return nullptr;
  return {{"id", reply.article_id.to_string()}, {"language", reply.article_language}};
}

}  // namespace

const char* to_text(PendingKind kind) { return kind == PendingKind::undo ? "undo" : "later"; }

json::value encode(const PendingReply& reply) {
  json::array files;
  for (const auto& file : reply.attachments) files.push_back(json::parse(to_json(file)));
  json::object object{{"id", reply.id.to_string()},
                      {"conversation_id", reply.conversation_id.to_string()},
                      {"client_id", reply.client_id},
                      {"author", {{"id", reply.user_id.to_string()}, {"name", reply.user_name}}},
                      {"kind", to_text(reply.kind)},
                      {"text", reply.text},
                      {"attachments", std::move(files)},
                      {"form_id", id_or_null(reply.form_id)},
                      {"article", article_or_null(reply)},
                      {"reply_to_id", id_or_null(reply.reply_to_id)},
                      {"channel_id", id_or_null(reply.channel_id)},
                      {"mail", mail_or_null(reply.mail)},
                      {"send_at", to_rfc3339(reply.send_at)},
                      {"customer_wrote", reply.customer_wrote},
                      {"created_at", to_rfc3339(reply.created_at)},
                      {"version", reply.version}};
  if (reply.document) object["document"] = encode(*reply.document);
  return object;
}

}  // namespace harken::wire
