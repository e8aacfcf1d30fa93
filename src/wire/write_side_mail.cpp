// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/document.hpp"
#include "wire/encode.hpp"
#include "wire/write.hpp"

namespace harken {

using wire::write_object;

void write(wire::JsonWriter& out, const SideMail& mail) {
  write_object(out, [&] {
    out.field("id", mail.id).field("conversation_id", mail.conversation_id);
    out.field("channel_id", mail.channel_id).field("client_id", mail.client_id);
    out.field("kind", mail.answers_id ? "answer" : "forward");
    out.field("answers_id", mail.answers_id).name("author");
    write_object(out, [&] { out.field("id", mail.user_id).field("name", mail.author_name); });
    out.field("mail", mail.mail).field("text", mail.text).field("forwarded", mail.forwarded);
    if (mail.document) out.field("document", wire::encode(*mail.document));
    out.field("attachments", mail.attachments).name("delivery");
    if (mail.sending) {
      write_object(out, [&] {
        out.field("state", wire::to_text(mail.sending->state));
        if (!mail.sending->reason.empty()) out.field("reason", mail.sending->reason);
      });
    } else {
      out.put(nullptr);
    }
    out.field("created_at", mail.created_at);
  });
}

}  // namespace harken
