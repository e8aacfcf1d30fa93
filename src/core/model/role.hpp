// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody may do: verbs on scopes, bundled in roles. Who may do what to which thing is
// decided in core/policy/access.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/base/id.hpp"

namespace harken {

// The verbs. A new one is a line here, one in kVerbs (core/policy/builtin_roles.cpp), one in the
// contract and one in the console's texts.
enum class Action : std::uint8_t {
  // Of a conversation.
  see,
  accept,
  reply,
  reassign,
  take_over,
  solve,
  reopen,
  label,
  write_note,
  // Whole queues, who holds how much, and the statuses of people.
  oversee,
  // Of tickets.
  see_tickets,
  make_tickets,
  edit_tickets,
  assign_tickets,
  escalate_tickets,
  delete_tickets,
  // Of the desk itself.
  edit_labels,
  edit_canned_replies,
  edit_knowledge,
  edit_library,  // and forms
  block_contacts,
  share_views,
  manage_people,
  manage_roles,
  manage_departments,
  manage_channels,
  manage_workspace,
  see_audit_log,
};
inline constexpr std::size_t kActionCount = std::size_t(Action::see_audit_log) + 1;

// Each includes the ones before. own: what I hold; department: those of my departments.
enum class Scope : std::uint8_t { none, own, department, all };

class PermissionSet {
 public:
  constexpr Scope of(Action action) const { return scopes_[std::size_t(action)]; }
  constexpr void set(Action action, Scope scope) { scopes_[std::size_t(action)] = scope; }
  // True: grants nothing that `other` does not grant.
  constexpr bool is_within(const PermissionSet& other) const {
    for (std::size_t i = 0; i < kActionCount; ++i)
      if (scopes_[i] > other.scopes_[i]) return false;
    return true;
  }
  constexpr bool operator==(const PermissionSet&) const = default;

 private:
  std::array<Scope, kActionCount> scopes_{};
};

struct Rights {
  // Where on the ladder: people of a higher rank are out of reach.
  int rank = 0;
  PermissionSet permissions;
  bool operator==(const Rights&) const = default;
};

inline constexpr int kHighestRank = 40;

using RoleId = Id<struct RoleTag>;

struct Role {
  // The ladder that every workspace has, with the same rights everywhere
  // (core/policy/builtin_roles); its own roles have ids like everything else.
  static constexpr RoleId agent{1};
  static constexpr RoleId supervisor{2};
  static constexpr RoleId manager{3};
  static constexpr RoleId admin{4};
  static constexpr RoleId it_support{5};  // beside the ladder

  RoleId id;
  WorkspaceId workspace_id;
  std::string name;
  Rights rights;
  std::int64_t version = 1;
};

}  // namespace harken
