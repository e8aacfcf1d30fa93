// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/intake/visitors.hpp"

#include <algorithm>

#include "app/admin/authenticate.hpp"
#include "core/rules/text.hpp"

namespace harken::app {

namespace {

Status check_asked(const Channel& channel, const StartVisit& command) {
  if (channel.settings.ask_name == Ask::required && trim(command.name).empty())
    return fail_invalid("name", "this site asks for a name");
  if (channel.settings.ask_email == Ask::required && trim(command.email).empty())
    return fail_invalid("email", "this site asks for an e-mail address");
  RETURN_IF_ERROR(check_line("name", command.name, 100));
  if (!command.email.empty()) RETURN_IF_ERROR(check_email("email", command.email));
  const auto& offered = channel.settings.department_ids;
  if (command.department_id && std::ranges::find(offered, command.department_id) == offered.end())
    return fail_invalid("department_id", "this site does not offer that department");
  return {};
}

// What the page says of itself is shown to staff; odd characters are dropped, not a reason to refuse.
std::string harmless(const std::string& text, std::size_t max) {
  if (!check_line("", text, max)) return {};
  return text;
}

Visit clean(const Visit& visit) {
  return {visit.ip, visit.browser, harmless(visit.page_url, 2000), harmless(visit.page_title, 300),
          harmless(visit.language, 35)};
}

Result<Contact> create_contact(Tx& tx, Env& env, WorkspaceId workspace, const StartVisit& command) {
  Contact contact;
  contact.id = env.ids.make<ContactId>();
  contact.workspace_id = workspace;
  ASSIGN_OR_RETURN(contact.number, tx.workspaces().next_contact_number(workspace));
  contact.name = trim(command.name);
  contact.email = to_lower_ascii(trim(command.email));
  contact.created_at = env.clock.now();
  RETURN_IF_ERROR(tx.contacts().insert(contact));
  return contact;
}

Identity make_identity(Env& env, const Channel& channel, const Contact& contact,
                       const StartVisit& command) {
  Identity identity;
  identity.id = env.ids.make<IdentityId>();
  identity.workspace_id = contact.workspace_id;
  identity.contact_id = contact.id;
  identity.channel_id = channel.id;
  identity.external_id = "visitor-" + identity.id.to_string();
  identity.chosen_department = command.department_id;
  identity.visit = clean(command.visit);
  identity.created_at = contact.created_at;
  return identity;
}

}  // namespace

Result<StartedVisit> start_visit(Tx& tx, Env& env, const StartVisit& command) {
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find_by_key(command.channel_key));
  if (!channel) return fail_not_found("channel");
  RETURN_IF_ERROR(check_asked(*channel, command));
  ASSIGN_OR_RETURN(auto contact, create_contact(tx, env, channel->workspace_id, command));
  const auto identity = make_identity(env, *channel, contact, command);
  RETURN_IF_ERROR(tx.identities().insert(identity));
  StartedVisit result{make_token(env.random), std::move(contact)};
  VisitorSession session;
  session.id = env.ids.make<SessionId>();
  session.workspace_id = channel->workspace_id;
  session.identity_id = identity.id;
  session.contact_id = identity.contact_id;
  session.channel_id = channel->id;
  session.token_hash = hash_token(result.token.reveal());
  session.created_at = identity.created_at;
  RETURN_IF_ERROR(tx.identities().insert_session(session));
  return result;
}

namespace {

struct Mark {
  std::string_view in_user_agent;
  std::string_view name;
};

// In this order: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
constexpr Mark kBrowsers[] = {{"Edg/", "Edge"},          {"OPR/", "Opera"},
                              {"Firefox/", "Firefox"},   {"SamsungBrowser/", "Samsung Internet"},
                              {"Chrome/", "Chrome"},     {"CriOS/", "Chrome"},
                              {"FxiOS/", "Firefox"},     {"Version/", "Safari"}};
constexpr Mark kSystems[] = {{"Windows", "Windows"}, {"Android", "Android"}, {"iPhone", "iPhone"},
                             {"iPad", "iPad"},       {"Mac OS X", "macOS"},  {"CrOS", "ChromeOS"},
                             {"Linux", "Linux"}};

std::string_view digits_after(std::string_view text, std::size_t place) {
  auto rest = text.substr(place);
  return rest.substr(0, rest.find_first_not_of("0123456789"));
}

}  // namespace

std::string describe_browser(std::string_view user_agent) {
  std::string result;
  for (const auto& [mark, name] : kBrowsers) {
    const auto place = user_agent.find(mark);
    if (place == std::string_view::npos) continue;
    result = name;
    const auto version = digits_after(user_agent, place + mark.size());
    if (!version.empty()) result.append(" ").append(version);
    break;
  }
  for (const auto& [mark, name] : kSystems) {
    if (user_agent.find(mark) == std::string_view::npos) continue;
    return result.empty() ? std::string(name) : result + " on " + std::string(name);
  }
  return result;
}

}  // namespace harken::app
