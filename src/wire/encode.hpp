// SPDX-License-Identifier: AGPL-3.0-or-later
// The JSON of every public noun, as api/openapi.yaml describes it: one encoder each, used for
// answers and for events alike. Messages and conversations are in write.hpp.
#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "core/model/capabilities.hpp"
#include "core/model/connection.hpp"
#include "core/model/contact.hpp"
#include "core/model/conversation.hpp"
#include "core/model/delivery.hpp"
#include "core/model/event.hpp"
#include "core/model/message.hpp"
#include "core/model/notification.hpp"
#include "core/model/role.hpp"
#include "core/model/staff.hpp"
#include "core/model/undo.hpp"

namespace harken::wire {

namespace json = boost::json;

json::value encode(const Workspace&);
json::value encode(const User&, bool is_online);
json::value encode(const Role&);
json::value encode(const PermissionSet&);  // what is granted, such as {"see":"department"}
json::value encode(const AvailabilityStatus&);
json::value encode(const Department&);
json::value encode(const WidgetSettings&);
json::value encode(const Channel&);
json::value encode(const Capabilities&);
json::value encode(const Label&);
json::value encode(const Contact&);
json::value encode(const ContactAttribute&);
json::value encode(const ContactMerge&);
json::value encode(const Identity&);
json::value encode(const Visit&);
json::value encode(const Note&);
json::value encode(const Notification&);
json::value encode(const ApiToken&);

// Frames of the sockets: {"seq":"…","type":"…","data":…} around data that is JSON already.
std::string staff_frame(const Event&);
std::string visitor_frame(const Event&);

// How rows keep small structures: attachments of a message, settings of a channel.
// Marks, what it answers, when it was edited; none: nothing of it.
std::optional<std::string> store_extra(const Message&);
void load_extra(std::string_view text, Message& to);
MailFacts load_mail(std::string_view text);
std::string store_files(const std::vector<File>&);
std::vector<File> load_files(std::string_view text);
std::string store_attributes(const std::vector<AttributeValue>&);
std::vector<AttributeValue> load_attributes(std::string_view text);
std::string store_settings(const WidgetSettings&);
WidgetSettings load_settings(std::string_view text);
std::string store_permissions(const PermissionSet&);
PermissionSet load_permissions(std::string_view text);
std::string store_mentions(const std::vector<Mention>&);
std::vector<Mention> load_mentions(std::string_view text);
std::string store_access(const std::vector<Access>&);
std::vector<Access> load_access(std::string_view text);
std::string store_facts(const Facts&);
Facts load_facts(std::string_view text);
std::string store_system(const SystemLine&);
SystemLine load_system(std::string_view text);

// A built-in role by its word, a role of the workspace by its id.
std::string to_text(RoleId);
const char* to_text(Action);
const char* to_text(Scope);
const char* to_text(StatusPreset);
const char* to_text(WordPreset);
const char* to_text(RoutingMode);
const char* to_text(AlertScope);
const char* to_text(AlertSound);
const char* to_text(Lifecycle);
const char* to_text(Turn);
const char* to_text(ConversationStatus);
const char* to_text(View);
const char* to_text(SenderKind);
const char* to_text(MessageKind);
const char* to_text(SystemAction);
const char* to_text(AccessLevel);
const char* to_text(NotificationKind);
const char* to_text(UndoAction);
const char* to_text(ChannelKind);
const char* to_text(HeldBecause);
const char* to_text(SendState);
const char* to_text(DeliveryState);
const char* to_text(DeliveryTask);
const char* to_text(ConnectionState);
const char* to_text(InboundState);
const char* to_text(TextStyle);
const char* to_text(InboundNature);
const char* to_text(SenderCheck);
const char* to_text(MailLoss);
std::optional<RoleId> parse_role(std::string_view);
std::optional<Action> parse_action(std::string_view);
std::optional<Scope> parse_scope(std::string_view);
std::optional<WordPreset> parse_word_preset(std::string_view);
std::optional<AlertSound> parse_alert_sound(std::string_view);
std::optional<View> parse_view(std::string_view);
std::optional<ConversationStatus> parse_status(std::string_view);
std::optional<SenderKind> parse_sender(std::string_view);
std::optional<NotificationKind> parse_notification_kind(std::string_view);
std::optional<AccessLevel> parse_access_level(std::string_view);
std::optional<SystemAction> parse_system_action(std::string_view);

}  // namespace harken::wire
