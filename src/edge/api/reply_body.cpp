// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/api/reply_body.hpp"

#include "edge/api/mail_body.hpp"
#include "edge/api/message_body.hpp"

namespace harken::edge {

namespace {

Result<std::optional<app::ArticleRef>> decode_article(wire::ObjectReader& parent) {
  const auto* object = parent.optional_object("article");
  if (!object) return std::nullopt;
  wire::ObjectReader reader(*object, "article.");
  app::ArticleRef article;
  article.id = reader.id<ArticleId>("id");
  article.language = reader.text("language", 2, 3);
  RETURN_IF_ERROR(reader.finish());
  return article;
}

}  // namespace

Result<app::Reply> decode_reply(wire::ObjectReader& reader, ConversationId conversation) {
  auto body = read_body(reader);
  app::Reply reply{{}, conversation, std::move(body.client_id), std::move(body.text)};
  reply.attachment_ids = std::move(body.attachment_ids);
  const auto kind = reader.optional_text("kind", 1, 20).value_or("text");
  if (kind != "text" && kind != "form" && kind != "article")
    reader.refuse("kind", "must be text, form or article");
  reply.form_id = reader.optional_id<FormId>("form_id").value_or(FormId{});
  if ((kind == "form") != static_cast<bool>(reply.form_id))
    reader.refuse("form_id", "is there with the kind form, and only then");
  ASSIGN_OR_RETURN(reply.article, decode_article(reader));
  if ((kind == "article") != reply.article.has_value())
    reader.refuse("article", "is there with the kind article, and only then");
  reply.reply_to_id = reader.optional_id<MessageId>("reply_to_id").value_or(MessageId{});
  reply.channel_id = reader.optional_id<ChannelId>("channel_id").value_or(ChannelId{});
  ASSIGN_OR_RETURN(reply.mail, decode_mail(reader));
  ASSIGN_OR_RETURN(reply.document, read_document(reader));
  return reply;
}

}  // namespace harken::edge
