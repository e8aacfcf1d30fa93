// SPDX-License-Identifier: AGPL-3.0-or-later
// The words of the enumerations on the wire and in the rows.
#include "wire/encode.hpp"
#include "wire/words.hpp"

namespace harken::wire {

namespace {

constexpr Words<RoleId, 5> kRoles{{{Role::agent, "agent"},
                                   {Role::supervisor, "supervisor"},
                                   {Role::manager, "manager"},
                                   {Role::admin, "admin"},
                                   {Role::it_support, "it_support"}}};
constexpr Words<Action, kActionCount> kVerbs{{{Action::see, "see"},
                                              {Action::accept, "accept"},
                                              {Action::reply, "reply"},
                                              {Action::reassign, "reassign"},
                                              {Action::take_over, "take_over"},
                                              {Action::solve, "solve"},
                                              {Action::reopen, "reopen"},
                                              {Action::label, "label"},
                                              {Action::write_note, "write_note"},
                                              {Action::oversee, "oversee"},
                                              {Action::see_tickets, "see_tickets"},
                                              {Action::make_tickets, "make_tickets"},
                                              {Action::edit_tickets, "edit_tickets"},
                                              {Action::assign_tickets, "assign_tickets"},
                                              {Action::escalate_tickets, "escalate_tickets"},
                                              {Action::delete_tickets, "delete_tickets"},
                                              {Action::edit_labels, "edit_labels"},
                                              {Action::edit_canned_replies, "edit_canned_replies"},
                                              {Action::edit_knowledge, "edit_knowledge"},
                                              {Action::edit_library, "edit_library"},
                                              {Action::block_contacts, "block_contacts"},
                                              {Action::share_views, "share_views"},
                                              {Action::manage_people, "manage_people"},
                                              {Action::manage_roles, "manage_roles"},
                                              {Action::manage_departments, "manage_departments"},
                                              {Action::manage_channels, "manage_channels"},
                                              {Action::manage_workspace, "manage_workspace"},
                                              {Action::see_audit_log, "see_audit_log"}}};
constexpr Words<Scope, 4> kScopes{{{Scope::none, "none"},
                                   {Scope::own, "own"},
                                   {Scope::department, "department"},
                                   {Scope::all, "all"}}};
constexpr Words<StatusPreset, 4> kPresets{{{StatusPreset::own, "own"},
                                           {StatusPreset::available, "available"},
                                           {StatusPreset::busy, "busy"},
                                           {StatusPreset::away, "away"}}};
constexpr Words<WordPreset, 4> kWordPresets{{{WordPreset::harken, "harken"},
                                             {WordPreset::kreechat, "kreechat"},
                                             {WordPreset::iodesk, "iodesk"},
                                             {WordPreset::dolphins, "3dolphins"}}};
constexpr Words<AlertSound, 6> kSounds{{{AlertSound::chime, "chime"},
                                        {AlertSound::bell, "bell"},
                                        {AlertSound::marimba, "marimba"},
                                        {AlertSound::drops, "drops"},
                                        {AlertSound::knock, "knock"},
                                        {AlertSound::horn, "horn"}}};
constexpr Words<View, 8> kViews{{{View::fresh, "new"},
                                 {View::unassigned, "unassigned"},
                                 {View::mine, "mine"},
                                 {View::team, "team"},
                                 {View::waiting, "waiting"},
                                 {View::escalated, "escalated"},
                                 {View::solved, "solved"},
                                 {View::all, "all"}}};
constexpr Words<SenderKind, 3> kSenders{{{SenderKind::customer, "customer"},
                                         {SenderKind::user, "user"},
                                         {SenderKind::system, "system"}}};
constexpr Words<SystemAction, 19> kActions{{{SystemAction::accepted, "accepted"},
                                            {SystemAction::reassigned, "reassigned"},
                                            {SystemAction::taken_over, "taken_over"},
                                            {SystemAction::routed, "routed"},
                                            {SystemAction::solved, "solved"},
                                            {SystemAction::reopened, "reopened"},
                                            {SystemAction::returned, "returned"},
                                            {SystemAction::released, "released"},
                                            {SystemAction::escalated, "escalated"},
                                            {SystemAction::set_aside, "set_aside"},
                                            {SystemAction::woken, "woken"},
                                            {SystemAction::solve_planned, "solve_planned"},
                                            {SystemAction::auto_solved, "auto_solved"},
                                            {SystemAction::access_granted, "access_granted"},
                                            {SystemAction::access_revoked, "access_revoked"},
                                            {SystemAction::undone, "undone"},
                                            {SystemAction::reply_returned, "reply_returned"},
                                            {SystemAction::mail_moved_away, "mail_moved_away"},
                                            {SystemAction::mail_moved_here, "mail_moved_here"}}};
constexpr Words<AccessLevel, 2> kAccessLevels{
    {{AccessLevel::read_and_note, "read_and_note"}, {AccessLevel::write, "write"}}};
constexpr Words<NotificationKind, 20> kNotificationKinds{
    {{NotificationKind::mentioned, "mentioned"},
     {NotificationKind::escalated, "escalated"},
     {NotificationKind::access_requested, "access_requested"},
     {NotificationKind::access_granted, "access_granted"},
     {NotificationKind::access_declined, "access_declined"},
     {NotificationKind::access_revoked, "access_revoked"},
     {NotificationKind::reminder, "reminder"},
     {NotificationKind::auto_solved, "auto_solved"},
     {NotificationKind::forward_answered, "forward_answered"},
     {NotificationKind::ticket_assigned, "ticket_assigned"},
     {NotificationKind::ticket_submitted, "ticket_submitted"},
     {NotificationKind::ticket_escalated, "ticket_escalated"},
     {NotificationKind::ticket_returned, "ticket_returned"},
     {NotificationKind::ticket_settled, "ticket_settled"},
     {NotificationKind::ticket_resolved, "ticket_resolved"},
     {NotificationKind::ticket_message, "ticket_message"},
     {NotificationKind::ticket_mentioned, "ticket_mentioned"},
     {NotificationKind::ticket_due, "ticket_due"},
     {NotificationKind::ticket_overdue, "ticket_overdue"},
     {NotificationKind::reply_returned, "reply_returned"}}};
constexpr Words<MessageKind, 5> kMessageKinds{{{MessageKind::text, "text"},
                                               {MessageKind::form, "form"},
                                               {MessageKind::form_answer, "form_answer"},
                                               {MessageKind::article, "article"},
                                               {MessageKind::system, "system"}}};
constexpr Words<ConversationStatus, 5> kStatuses{{{ConversationStatus::fresh, "new"},
                                                  {ConversationStatus::open, "open"},
                                                  {ConversationStatus::waiting, "waiting"},
                                                  {ConversationStatus::escalated, "escalated"},
                                                  {ConversationStatus::solved, "solved"}}};

}  // namespace

std::string to_text(RoleId value) {
  const std::string word = word_of(kRoles, value);
  return word.empty() ? value.to_string() : word;
}
const char* to_text(Action value) { return word_of(kVerbs, value); }
const char* to_text(Scope value) { return word_of(kScopes, value); }
const char* to_text(StatusPreset value) { return word_of(kPresets, value); }
const char* to_text(WordPreset value) { return word_of(kWordPresets, value); }
const char* to_text(RoutingMode value) { return value == RoutingMode::manual ? "manual" : "auto"; }
const char* to_text(AlertScope value) { return value == AlertScope::all ? "all" : "department"; }
const char* to_text(AlertSound value) { return word_of(kSounds, value); }
const char* to_text(Lifecycle value) { return value == Lifecycle::active ? "active" : "solved"; }
const char* to_text(Turn value) { return value == Turn::ours ? "ours" : "theirs"; }
const char* to_text(ConversationStatus value) { return word_of(kStatuses, value); }
const char* to_text(View value) { return word_of(kViews, value); }
const char* to_text(SenderKind value) { return word_of(kSenders, value); }
const char* to_text(MessageKind value) { return word_of(kMessageKinds, value); }
const char* to_text(SystemAction value) { return word_of(kActions, value); }
const char* to_text(AccessLevel value) { return word_of(kAccessLevels, value); }
const char* to_text(NotificationKind value) { return word_of(kNotificationKinds, value); }
const char* to_text(UndoAction value) { return value == UndoAction::solve ? "solve" : "reassign"; }
const char* to_text(ChannelKind kind) {
  switch (kind) {
    case ChannelKind::widget:
      return "widget";
    case ChannelKind::telegram:
      return "telegram";
    case ChannelKind::email:
      return "email";
    case ChannelKind::api:
      return "api";
  }
  return "";
}
const char* to_text(HeldBecause why) {
  return why == HeldBecause::mailed_today ? "mailed_today" : "no_email_channel";
}

const char* to_text(SendState state) {
  switch (state) {
    case SendState::queued:
      return "queued";
    case SendState::sent:
      return "sent";
    case SendState::failed:
      return "failed";
    case SendState::uncertain:
      return "uncertain";
  }
  return "";
}

const char* to_text(DeliveryState state) {
  switch (state) {
    case DeliveryState::held:
      return "held";
    case DeliveryState::queued:
      return "queued";
    case DeliveryState::sending:
      return "sending";
    case DeliveryState::sent:
      return "sent";
    case DeliveryState::failed:
      return "failed";
    case DeliveryState::uncertain:
      return "uncertain";
  }
  return "";
}

const char* to_text(DeliveryTask task) {
  switch (task) {
    case DeliveryTask::send:
      return "send";
    case DeliveryTask::edit:
      return "edit";
    case DeliveryTask::erase:
      return "erase";
  }
  return "";
}

const char* to_text(ConnectionState state) {
  switch (state) {
    case ConnectionState::fresh:
      return "new";
    case ConnectionState::working:
      return "working";
    case ConnectionState::failing:
      return "failing";
  }
  return "";
}

const char* to_text(InboundState state) {
  switch (state) {
    case InboundState::pending:
      return "pending";
    case InboundState::done:
      return "done";
    case InboundState::ignored:
      return "ignored";
    case InboundState::failed:
      return "failed";
  }
  return "";
}

const char* to_text(MailLoss loss) {
  if (loss == MailLoss::none) return "";
  return loss == MailLoss::cut ? "cut" : "unreadable";
}

const char* to_text(SenderCheck check) {
  switch (check) {
    case SenderCheck::unchecked:
      return "";
    case SenderCheck::verified:
      return "verified";
    case SenderCheck::unknown:
      return "unknown";
    case SenderCheck::failed:
      return "failed";
  }
  return "";
}

const char* to_text(InboundNature nature) {
  switch (nature) {
    case InboundNature::personal:
      return "personal";
    case InboundNature::automatic:
      return "automatic";
    case InboundNature::bounce:
      return "bounce";
    case InboundNature::list:
      return "list";
    case InboundNature::own:
      return "own";
  }
  return "";
}

const char* to_text(TextStyle style) {
  switch (style) {
    case TextStyle::bold:
      return "bold";
    case TextStyle::italic:
      return "italic";
    case TextStyle::underline:
      return "underline";
    case TextStyle::strike:
      return "strike";
    case TextStyle::code:
      return "code";
    case TextStyle::pre:
      return "pre";
    case TextStyle::quote:
      return "quote";
    case TextStyle::spoiler:
      return "spoiler";
    case TextStyle::link:
      return "link";
  }
  return "";
}
std::optional<RoleId> parse_role(std::string_view text) {
  if (const auto builtin = value_of(kRoles, text)) return builtin;
  const auto id = RoleId::parse(text);
  // The numbers of the built-in ones stay inside.
  return id > Role::it_support ? id : std::nullopt;
}
std::optional<Action> parse_action(std::string_view text) { return value_of(kVerbs, text); }
std::optional<Scope> parse_scope(std::string_view text) { return value_of(kScopes, text); }
std::optional<WordPreset> parse_word_preset(std::string_view text) {
  return value_of(kWordPresets, text);
}
std::optional<AlertSound> parse_alert_sound(std::string_view text) {
  return value_of(kSounds, text);
}
std::optional<View> parse_view(std::string_view text) { return value_of(kViews, text); }
std::optional<ConversationStatus> parse_status(std::string_view text) {
  return value_of(kStatuses, text);
}
std::optional<SenderKind> parse_sender(std::string_view text) { return value_of(kSenders, text); }
std::optional<NotificationKind> parse_notification_kind(std::string_view text) {
  return value_of(kNotificationKinds, text);
}
std::optional<AccessLevel> parse_access_level(std::string_view text) {
  return value_of(kAccessLevels, text);
}
std::optional<SystemAction> parse_system_action(std::string_view text) {
  return value_of(kActions, text);
}

}  // namespace harken::wire
