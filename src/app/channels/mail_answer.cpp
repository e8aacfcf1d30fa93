// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/mail_answer.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "core/model/capabilities.hpp"
#include "core/rules/text.hpp"
#include "ports/connections.hpp"

namespace harken::app {

namespace {

// Mails further back tell nothing new of who takes part.
constexpr int kLookedBackAt = 200;

std::string address_in(const std::string& settings) {
  boost::system::error_code error;
  const auto value = boost::json::parse(settings, error);
  if (error || !value.is_object()) return {};
  const auto* address = value.get_object().if_contains("address");
  return address && address->is_string() ? std::string(address->get_string()) : std::string();
}

bool is_mail_of_customer(const Message& message) {
  return message.sender == SenderKind::customer && message.mail && !message.mail->is_from_other;
}

bool is_mail_from_outside(const Message& message) {
  return message.sender == SenderKind::customer && message.mail;
}

// Under which address the conversation knows its customer.
Result<MailPerson> customer_of(Tx& tx, const Conversation& conversation) {
  const MailPerson known{conversation.contact_name, to_lower_ascii(conversation.contact_email)};
  if (!capabilities_of(conversation.channel_kind).has_recipients) return known;
  ASSIGN_OR_RETURN(const auto identity, tx.identities().find(conversation.identity_id));
  if (!identity) return known;
  // Of a mail that names nobody, or nobody who can be answered.
  if (!check_email("email", identity->external_id)) return MailPerson{known.name, {}};
  return MailPerson{conversation.contact_name, to_lower_ascii(identity->external_id)};
}

MailPerson writer_of(const Message& message, const MailPerson& customer) {
  const auto& mail = message.mail;
  return mail && !mail->from.email.empty() ? mail->from : customer;
}

std::vector<MailPerson> everybody_in(const MailFacts& mail) {
  auto people = mail.to;
  people.insert(people.end(), mail.cc.begin(), mail.cc.end());
  return people;
}

std::vector<Participant> participants_of(const std::vector<Message>& newest_first,
                                         const MailPerson& customer,
                                         const std::vector<std::string>& ours) {
  std::vector<MailPerson> writers;
  std::vector<MailPerson> readers;
  for (const auto& message : newest_first) {
    if (!message.mail) continue;
    if (message.mail->is_from_other) writers.push_back(message.mail->from);
    const auto people = everybody_in(*message.mail);
    readers.insert(readers.end(), people.begin(), people.end());
  }
  std::vector<Participant> result;
  const auto others = others_among(writers, {customer}, ours);
  for (const auto& person : others) result.push_back({person, true});
  auto known = others;
  known.push_back(customer);
  for (auto& person : others_among(readers, known, ours))
    result.push_back({std::move(person), false});
  return result;
}

// An answer to what we wrote ourselves goes once more to those who got it.
MailRecipients same_people(const MailFacts& mail, const MailPerson& customer) {
  return {mail.to.empty() ? std::vector{customer} : mail.to, mail.cc};
}

std::vector<MailPerson> copies(const Message& mail, const MailPerson& customer,
                               const std::vector<MailPerson>& to,
                               const std::vector<std::string>& ours) {
  std::vector<MailPerson> people;
  people.push_back(writer_of(mail, customer));
  const auto others = everybody_in(*mail.mail);
  people.insert(people.end(), others.begin(), others.end());
  auto without = to;
  // Who wants answers elsewhere does not want them here.
  if (!mail.mail->reply_to.empty()) without.push_back(writer_of(mail, customer));
  return others_among(people, without, ours);
}

void fill(MailAnswer& answer, const Message* usual, const Message* newest,
          const MailPerson& customer, const std::vector<std::string>& ours) {
  auto to = customer;
  if (usual) {
    const auto writer = writer_of(*usual, customer);
    to = answered_person(writer, *usual->mail, ours);
    answer.is_by_reply_to = to.email != to_lower_ascii(writer.email);
    answer.subject = usual->mail->subject;
  }
  if (to.email.empty()) return;
  answer.people.to = {to};
  if (newest) answer.people.cc = copies(*newest, customer, answer.people.to, ours);
}

// In a chat that went on by e-mail the contact's address counts, which colleagues correct.
bool is_from(const Message* mail, const Conversation& conversation, const MailPerson& customer) {
  const bool began_so = capabilities_of(conversation.channel_kind).has_recipients;
  if (!mail || began_so) return mail != nullptr;
  return to_lower_ascii(writer_of(*mail, customer).email) == customer.email;
}

const Message* first_of(const std::vector<Message>& messages, bool (*is_it)(const Message&)) {
  const auto found = std::ranges::find_if(messages, is_it);
  return found == messages.end() ? nullptr : &*found;
}

}  // namespace

Rows<std::string> own_addresses(Tx& tx, WorkspaceId workspace) {
  ASSIGN_OR_RETURN(const auto connections, tx.connections().list());
  std::vector<std::string> addresses;
  for (const auto& connection : connections) {
    if (connection.workspace_id != workspace) continue;
    ASSIGN_OR_RETURN(const auto kind, tx.channels().find_kind(connection.channel_id));
    if (!kind || !capabilities_of(*kind).has_recipients) continue;
    if (auto address = address_in(connection.settings); !address.empty())
      addresses.push_back(std::move(address));
  }
  return addresses;
}

Result<MailAnswer> find_mail_answer(Tx& tx, const Conversation& conversation, MessageId answered) {
  ASSIGN_OR_RETURN(const auto ours, own_addresses(tx, conversation.workspace_id));
  ASSIGN_OR_RETURN(const auto customer, customer_of(tx, conversation));
  ASSIGN_OR_RETURN(const auto messages,
                   tx.messages().list(conversation.id, MessageId{}, kLookedBackAt));
  MailAnswer answer;
  answer.subject = conversation.subject;
  answer.participants = participants_of(messages, customer, ours);
  const auto* usual = first_of(messages, is_mail_of_customer);
  if (!is_from(usual, conversation, customer)) usual = nullptr;
  const auto* newest = first_of(messages, is_mail_from_outside);
  if (!answered) {
    fill(answer, usual, newest, customer, ours);
    return answer;
  }
  ASSIGN_OR_RETURN(const auto chosen, tx.messages().find(conversation.workspace_id, answered));
  if (!chosen || chosen->conversation_id != conversation.id)
    return fail_invalid("message_id", "is no message of this conversation");
  if (!chosen->mail) {
    fill(answer, usual, nullptr, customer, ours);
  } else if (chosen->sender == SenderKind::user) {
    answer.people = same_people(*chosen->mail, customer);
    answer.subject = chosen->mail->subject;
  } else {
    fill(answer, &*chosen, &*chosen, customer, ours);
  }
  return answer;
}

Result<bool> is_customers(Tx& tx, const Conversation& conversation, const std::string& email) {
  if (to_lower_ascii(conversation.contact_email) == email) return true;
  ASSIGN_OR_RETURN(const auto identity, tx.identities().find(conversation.identity_id));
  return identity && to_lower_ascii(identity->external_id) == email;
}

Result<bool> is_answered_at(Tx& tx, const Conversation& conversation, const std::string& email) {
  ASSIGN_OR_RETURN(const auto answer, find_mail_answer(tx, conversation, {}));
  return std::ranges::any_of(answer.people.to,
                             [&](const MailPerson& person) { return person.email == email; });
}

}  // namespace harken::app
