// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contract/samples.hpp"

#include "core/policy/builtin_roles.hpp"

namespace harken::test {

void DeskTest::SetUp() {
  DatabaseTest::SetUp();
  if (HasFatalFailure()) return;
  channel_ = {.id = ChannelId(21),
              .workspace_id = workspace_.id,
              .name = "Shop page",
              .key = "shop",
              .department_id = support_.id};
  contact_ = make_contact();
  identity_ = make_identity(contact_.id);
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.workspaces().insert(workspace_));
    RETURN_IF_ERROR(tx.statuses().insert(available_));
    RETURN_IF_ERROR(tx.statuses().insert(busy_));
    RETURN_IF_ERROR(tx.departments().insert(sales_));
    RETURN_IF_ERROR(tx.departments().insert(support_));
    RETURN_IF_ERROR(tx.channels().insert(channel_));
    RETURN_IF_ERROR(tx.contacts().insert(contact_));
    return tx.identities().insert(identity_);
  });
}

User DeskTest::make_user(RoleId role, std::vector<DepartmentId> departments) {
  const auto id = make_id<UserId>();
  return {.id = id,
          .workspace_id = workspace_.id,
          .name = "Ana " + id.to_string(),
          .email = id.to_string() + "@demo.test",
          .role = role,
          .rights = rights_of(role),
          .department_ids = std::move(departments),
          .status_id = available_.id,
          .created_at = Timestamp{7}};
}

Contact DeskTest::make_contact() {
  const auto id = make_id<ContactId>();
  return {.id = id,
          .workspace_id = workspace_.id,
          .number = id.value(),
          .name = "Кира",
          .email = "kira@example.test",
          .created_at = Timestamp{8}};
}

Identity DeskTest::make_identity(ContactId contact) {
  const auto id = make_id<IdentityId>();
  return {.id = id,
          .workspace_id = workspace_.id,
          .contact_id = contact,
          .channel_id = channel_.id,
          .external_id = id.to_string(),
          .chosen_department = sales_.id,
          .visit = {"192.0.2.1", "Firefox", "https://shop.test/?a=1&b='", "Shop", "ru"},
          .created_at = Timestamp{9}};
}

Conversation DeskTest::make_conversation() {
  Conversation made;
  made.id = make_id<ConversationId>();
  made.workspace_id = workspace_.id;
  made.number = made.id.value();
  made.contact_id = contact_.id;
  made.identity_id = identity_.id;
  made.channel_id = channel_.id;
  made.department_id = support_.id;
  made.created_at = made.last_activity_at = Timestamp{100};
  return made;
}

Message DeskTest::make_message(const Conversation& conversation, std::string client_id) {
  return {.id = make_id<MessageId>(),
          .workspace_id = workspace_.id,
          .conversation_id = conversation.id,
          .channel_id = channel_.id,
          .identity_id = conversation.identity_id,
          .sender_name = "Кира",
          .client_id = std::move(client_id),
          .text = "Hello",
          .created_at = Timestamp{200}};
}

Event DeskTest::make_event(std::string type) {
  return {.workspace_id = workspace_.id,
          .type = std::move(type),
          .audience = {.everyone = true},
          .data = "{}",
          .created_at = Timestamp{300}};
}

}  // namespace harken::test
