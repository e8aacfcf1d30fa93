// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/mail.hpp"
#include "wire/decode.hpp"

namespace harken::edge {

inline std::vector<MailPerson> read_people(wire::ObjectReader& reader, const char* field) {
  std::vector<MailPerson> people;
  const auto emails = reader.optional_texts(field, 50, 254).value_or(std::vector<std::string>{});
  for (const auto& email : emails) people.push_back({{}, email});
  return people;
}

// What a request says of the mail that it becomes.
inline Result<std::optional<MailFacts>> decode_mail(wire::ObjectReader& parent) {
  const auto* object = parent.optional_object("mail");
  if (!object) return std::nullopt;
  wire::ObjectReader reader(*object, "mail.");
  MailFacts mail;
  mail.subject = reader.optional_text("subject", 0, 500).value_or("");
  mail.to = read_people(reader, "to");
  mail.cc = read_people(reader, "cc");
  mail.bcc = read_people(reader, "bcc");
  RETURN_IF_ERROR(reader.finish());
  return mail;
}

}  // namespace harken::edge
