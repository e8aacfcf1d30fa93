// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/views/saved_views.hpp"

#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "ports/saved_views.hpp"
#include "ports/tickets.hpp"
#include "wire/saved_view.hpp"

namespace harken::app {

namespace {

constexpr std::size_t kMostViews = 50;
constexpr std::int64_t kSecondsOfADay = 86'400;

Result<SavedView> find_editable(Tx& tx, const Actor& actor, SavedViewId id) {
  ASSIGN_OR_RETURN(const auto view, tx.saved_views().find(actor.workspace_id, id));
  const bool is_own = view && view->owner_id == actor.user_id;
  if (!view || (!is_own && !view->is_shared)) return fail_not_found("view");
  if (view->is_shared) RETURN_IF_ERROR(require(actor, Action::share_views));
  return *view;
}

Status apply(const Actor& actor, const EditSavedView& command, SavedView& view) {
  if (command.name) {
    ASSIGN_OR_RETURN(view.name, check_name("name", *command.name, 60));
  }
  if (command.is_shared) view.is_shared = *command.is_shared;
  if (view.is_shared) RETURN_IF_ERROR(require(actor, Action::share_views));
  if (command.filter) view.filter = *command.filter;
  if (command.tickets) view.tickets = command.tickets;
  return {};
}

// A view of one's own is told to nobody.
Status announce(Tx& tx, Env& env, const SavedView& view, bool was_shared) {
  if (view.is_shared)
    return append_workspace_event(tx, env, view.workspace_id, "saved_view.updated",
                                  {{"saved_view", wire::encode(view)}});
  if (!was_shared) return {};
  return append_workspace_event(tx, env, view.workspace_id, "saved_view.deleted",
                                {{"saved_view_id", view.id.to_string()}});
}

ConversationQuery query_of(const ViewFilter& filter, Timestamp now) {
  ConversationQuery query;
  query.view = filter.view;
  query.status = filter.status;
  query.department_id = filter.department_id;
  query.channel_id = filter.channel_id;
  query.label_id = filter.label_id;
  query.holder_id = filter.holder_id;
  if (filter.days > 0) query.from = now.plus_seconds(-filter.days * kSecondsOfADay);
  return query;
}

TicketQuery query_of(const TicketFilter& filter, Timestamp now) {
  TicketQuery query;
  query.view = filter.view;
  query.status = filter.status;
  query.own_status_id = filter.own_status_id;
  query.priority = filter.priority;
  query.responsible_id = filter.responsible_id;
  query.without_responsible = filter.without_responsible;
  query.department_id = filter.department_id;
  query.label_id = filter.label_id;
  query.text = filter.text;
  query.now = now;
  return query;
}

Result<std::int64_t> count(Tx& tx, const Actor& actor, const SavedView& view, Timestamp now) {
  if (view.tickets) {
    auto query = query_of(*view.tickets, now);
    query.limit = kMostCounted;
    return tx.tickets().count(actor, query);
  }
  auto query = query_of(view.filter, now);
  query.limit = kMostCounted;
  ASSIGN_OR_RETURN(const auto rows, tx.conversations().list(actor, query));
  return std::ssize(rows);
}

Status bring_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  ASSIGN_OR_RETURN(const auto view, find_editable(tx, actor, SavedViewId(deletion.subject_id)));
  ASSIGN_OR_RETURN(const auto known, tx.saved_views().list(actor.workspace_id, actor.user_id));
  if (known.size() > kMostViews) return fail_no_room();
  return announce(tx, env, view, false);
}

Status purge(Tx& tx, Env&, const Deletion& deletion) {
  return tx.saved_views().remove(SavedViewId(deletion.subject_id));
}

}  // namespace

constinit const DeletionKind kSavedViewDeletion{Deletable::saved_view, Action::share_views,
                                                bring_back, purge};

Result<SavedView> create_saved_view(Tx& tx, Env& env, const Actor& actor,
                                    const EditSavedView& command) {
  ASSIGN_OR_RETURN(const auto known, tx.saved_views().list(actor.workspace_id, actor.user_id));
  if (known.size() >= kMostViews)
    return fail(Errc::conflict, "too_many", "there are 50 views already");
  SavedView view;
  view.id = env.ids.make<SavedViewId>();
  view.workspace_id = actor.workspace_id;
  view.owner_id = actor.user_id;
  RETURN_IF_ERROR(apply(actor, command, view));
  RETURN_IF_ERROR(tx.saved_views().insert(view));
  RETURN_IF_ERROR(announce(tx, env, view, false));
  return view;
}

Result<SavedView> update_saved_view(Tx& tx, Env& env, const Actor& actor,
                                    const EditSavedView& command) {
  ASSIGN_OR_RETURN(auto view, find_editable(tx, actor, command.id));
  if (view.version != command.version) return version_conflict(wire::encode(view));
  const bool is_of_other_kind = view.tickets ? bool(command.filter) : bool(command.tickets);
  if (is_of_other_kind) return fail_invalid("filter", "it is a list of something else");
  const bool was_shared = view.is_shared;
  RETURN_IF_ERROR(apply(actor, command, view));
  view.version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.saved_views().update(view, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(announce(tx, env, view, was_shared));
  return view;
}

Result<Deletion> delete_saved_view(Tx& tx, Env& env, const Actor& actor, SavedViewId id) {
  ASSIGN_OR_RETURN(auto view, find_editable(tx, actor, id));
  ASSIGN_OR_RETURN(const auto deletion,
                   move_to_deleted(tx, env, actor,
                                   {.kind = Deletable::saved_view,
                                    .subject_id = id.value(),
                                    .name = view.name,
                                    .owner_id = view.is_shared ? UserId() : view.owner_id}));
  const bool was_shared = std::exchange(view.is_shared, false);
  RETURN_IF_ERROR(announce(tx, env, view, was_shared));
  return deletion;
}

Result<std::vector<CountedView>> count_saved_views(Tx& tx, Env& env, const Actor& actor) {
  ASSIGN_OR_RETURN(const auto views, tx.saved_views().list(actor.workspace_id, actor.user_id));
  std::vector<CountedView> counts;
  for (const auto& view : views) {
    ASSIGN_OR_RETURN(const auto counted, count(tx, actor, view, env.clock.now()));
    counts.push_back({view.id, counted});
  }
  return counts;
}

}  // namespace harken::app
