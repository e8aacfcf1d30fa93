// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/demo.hpp"

#include <map>

#include "app/admin/authenticate.hpp"
#include "app/admin/password.hpp"
#include "app/admin/people.hpp"
#include "app/admin/setup.hpp"
#include "app/admin/structure.hpp"
#include "app/composer/canned_replies.hpp"
#include "app/composer/forms.hpp"
#include "app/contact/notes.hpp"
#include "app/conversation/labels.hpp"
#include "app/conversation/reply.hpp"
#include "app/conversation/transitions.hpp"
#include "app/intake/receive_message.hpp"
#include "app/intake/visitors.hpp"
#include "server/demo_knowledge.hpp"
#include "server/demo_script.hpp"

namespace harken::server {

namespace {

// Lets the use cases believe that it is some minutes ago.
class DemoClock : public Clock {
 public:
  Timestamp at;
  Timestamp now() override { return at; }
};

struct Demo {
  Tx& tx;
  Env env;
  DemoClock& clock;
  Timestamp real_now;
  Actor admin;
  std::map<std::string_view, UserId> users;
  std::map<std::string_view, DepartmentId> departments;
  std::map<std::string_view, LabelId> labels;
  int lines = 0;

  std::string next_client_id() { return "demo-line-" + std::to_string(++lines); }
};

struct DemoPerson {
  std::string_view handle;
  std::string_view name;
  RoleId role;
};

constexpr DemoPerson kPeople[] = {{"mira", "Mira Novak", Role::supervisor},
                                  {"ana", "Ana Petrova", Role::agent},
                                  {"ben", "Ben Carter", Role::agent}};

Status add_structure(Demo& demo, const app::SetupDone& done, const std::string& hash) {
  demo.departments["Support"] = done.department.id;
  constexpr std::pair<std::string_view, AlertSound> kDepartments[] = {
      {"Sales", AlertSound::marimba}, {"Billing", AlertSound::chime}};
  for (const auto& [name, sound] : kDepartments) {
    ASSIGN_OR_RETURN(
        const auto department,
        app::create_department(
            demo.tx, demo.env, demo.admin,
            {std::string(name), {done.admin.id}, RoutingMode::manual, {.alert_sound = sound}}));
    demo.departments[name] = department.id;
  }
  std::vector<DepartmentId> all;
  for (const auto& [name, id] : demo.departments) all.push_back(id);
  for (const auto& [handle, name, role] : kPeople) {
    ASSIGN_OR_RETURN(
        const auto user,
        app::create_user(demo.tx, demo.env, demo.admin,
                         {std::string(name), std::string(handle) + "@demo.test", role, hash, all}));
    demo.users[handle] = user.id;
  }
  constexpr std::pair<std::string_view, std::string_view> kLabels[] = {{"delivery", "blue"},
                                                                       {"returns", "orange"},
                                                                       {"invoice", "violet"},
                                                                       {"bug", "red"},
                                                                       {"vip", "yellow"}};
  for (const auto& [name, color] : kLabels) {
    app::EditLabel label{{}, 0, std::string(name), std::string(color)};
    ASSIGN_OR_RETURN(const auto made, app::create_label(demo.tx, demo.env, demo.admin, label));
    demo.labels[name] = made.id;
  }
  return {};
}

Status add_channel(Demo& demo) {
  WidgetSettings settings;
  settings.accent = "#2f6f4f";
  settings.title = "Slow Kiln";
  for (const auto& [name, id] : demo.departments) settings.department_ids.push_back(id);
  app::CreateChannel command{"Shop website", demo.departments["Support"], settings, kDemoKey};
  RETURN_IF_ERROR(app::create_channel(demo.tx, demo.env, demo.admin, command));
  return {};
}

Result<VisitorSession> add_visitor(Demo& demo, const DemoTalk& talk) {
  app::StartVisit visit;
  visit.channel_key = kDemoKey;
  visit.name = talk.name;
  visit.email = talk.email;
  visit.department_id = demo.departments[talk.department];
  visit.visit = {"203.0.113." + std::to_string(10 + talk.minutes_ago % 200),
                 std::string(talk.browser), "https://shop.example" + std::string(talk.page),
                 "Slow Kiln", std::string(talk.language)};
  ASSIGN_OR_RETURN(const auto started, app::start_visit(demo.tx, demo.env, visit));
  return app::authenticate_visitor(demo.tx, demo.env, kDemoKey, started.token);
}

Result<ConversationId> say_as_customer(Demo& demo, const VisitorSession& visitor,
                                       std::string_view text) {
  app::ReceiveMessage command{visitor.workspace_id,
                              visitor.identity_id,
                              visitor.contact_id,
                              visitor.channel_id,
                              demo.next_client_id(),
                              std::string(text),
                              {},
                              std::nullopt,
                              std::nullopt};
  ASSIGN_OR_RETURN(const auto received, app::receive_message(demo.tx, demo.env, command));
  return received.message.conversation_id;
}

Result<Actor> actor_named(Demo& demo, std::string_view handle) {
  ASSIGN_OR_RETURN(const auto user,
                   demo.tx.users().find(demo.admin.workspace_id, demo.users[handle]));
  if (!user) return fail_not_found("user");
  return actor_of(*user);
}

Status say(Demo& demo, const DemoLine& line, const VisitorSession& visitor, const Actor& holder,
           ConversationId& conversation) {
  if (line.voice == Voice::customer) {
    ASSIGN_OR_RETURN(conversation, say_as_customer(demo, visitor, line.text));
    return {};
  }
  if (line.voice == Voice::note) {
    app::AddNote note{conversation, {}, demo.next_client_id(), std::string(line.text)};
    RETURN_IF_ERROR(app::add_note(demo.tx, demo.env, holder, note));
    return {};
  }
  app::Reply reply{holder, conversation, demo.next_client_id(), std::string(line.text), {}};
  RETURN_IF_ERROR(app::reply(demo.tx, demo.env, reply));
  return {};
}

Status add_talk(Demo& demo, const DemoTalk& talk) {
  demo.clock.at = demo.real_now.plus_seconds(-60 * talk.minutes_ago);
  ASSIGN_OR_RETURN(const auto visitor, add_visitor(demo, talk));
  Actor holder;
  if (!talk.holder.empty()) {
    ASSIGN_OR_RETURN(holder, actor_named(demo, talk.holder));
  }
  ConversationId conversation;
  bool is_accepted = talk.holder.empty();
  for (const auto& line : talk.lines) {
    if (line.text.empty()) break;
    if (!is_accepted && line.voice != Voice::customer) {
      RETURN_IF_ERROR(app::accept(demo.tx, demo.env, holder, conversation));
      is_accepted = true;
    }
    RETURN_IF_ERROR(say(demo, line, visitor, holder, conversation));
    demo.clock.at = demo.clock.at.plus_seconds(20);
  }
  if (!talk.label.empty())
    RETURN_IF_ERROR(
        app::add_label(demo.tx, demo.env, demo.admin, conversation, demo.labels[talk.label]));
  if (talk.is_solved) RETURN_IF_ERROR(app::solve(demo.tx, demo.env, holder, conversation));
  return {};
}

Status add_reply(Demo& demo, const DemoReply& reply) {
  app::EditCannedReply command;
  command.scope = CannedScope::workspace;
  auto actor = demo.admin;
  if (!reply.owner.empty()) {
    command.scope = CannedScope::personal;
    ASSIGN_OR_RETURN(actor, actor_named(demo, reply.owner));
  } else if (!reply.department.empty()) {
    command.scope = CannedScope::department;
    command.department_id = demo.departments[reply.department];
  }
  command.name = reply.name;
  command.shortcut = reply.shortcut;
  command.text = reply.text;
  RETURN_IF_ERROR(app::create_canned_reply(demo.tx, demo.env, actor, command));
  return {};
}

Status fill(Demo& demo, const std::string& hash) {
  ASSIGN_OR_RETURN(
      const auto done,
      app::set_up(demo.tx, demo.env, {"Slow Kiln", "Alex Admin", "admin@demo.test", hash, ""}));
  demo.admin = actor_of(done.admin);
  RETURN_IF_ERROR(add_structure(demo, done, hash));
  RETURN_IF_ERROR(add_channel(demo));
  for (const auto& reply : kDemoReplies) RETURN_IF_ERROR(add_reply(demo, reply));
  ASSIGN_OR_RETURN(const auto writer, actor_named(demo, "mira"));
  RETURN_IF_ERROR(add_demo_knowledge(demo.tx, demo.env, writer));
  for (const auto& form : kDemoForms) {
    const app::EditForm command{
        {}, 0, std::string(form.name), std::string(form.title), form.fields};
    RETURN_IF_ERROR(app::create_form(demo.tx, demo.env, demo.admin, command));
  }
  // The oldest first: the newest ends on top.
  for (auto talk = kDemoTalks.rbegin(); talk != kDemoTalks.rend(); ++talk)
    RETURN_IF_ERROR(add_talk(demo, *talk));
  return {};
}

}  // namespace

Status fill_demo(Desk& desk) {
  bool is_empty = false;
  RETURN_IF_ERROR(run_read(*desk.database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(is_empty, app::is_setup_needed(tx));
    return {};
  }));
  if (!is_empty) return {};
  ASSIGN_OR_RETURN(const auto hash, app::hash_password(desk.random, Secret(kDemoPassword)));
  return run_write(*desk.database, [&](Tx& tx) -> Status {
    DemoClock clock;
    clock.at = desk.clock.now().plus_seconds(-5 * 86'400);
    const Env env{clock, desk.random, desk.ids, desk.nobody, desk.time_zones};
    Demo demo{tx, env, clock, desk.clock.now(), {}, {}, {}, {}};
    return fill(demo, hash);
  });
}

}  // namespace harken::server
