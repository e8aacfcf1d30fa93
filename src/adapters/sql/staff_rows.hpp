// SPDX-License-Identifier: AGPL-3.0-or-later
// The people and the structure of a desk, as rows.
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/store.hpp"

namespace harken::sql {

class WorkspaceRows : public Workspaces {
 public:
  explicit WorkspaceRows(SqlSession& session) : session_(session) {}
  Rows<Workspace> list() override;
  Status insert(const Workspace&) override;
  Found<Workspace> find(WorkspaceId) override;
  Status update(const Workspace&) override;
  Result<std::int64_t> next_contact_number(WorkspaceId) override;
  Result<std::int64_t> next_conversation_number(WorkspaceId) override;

 private:
  SqlSession& session_;
};

class UserRows : public Users {
 public:
  explicit UserRows(SqlSession& session) : session_(session) {}
  Rows<User> list(WorkspaceId) override;
  Found<User> find(WorkspaceId, UserId) override;
  Found<UserWithPassword> find_with_password(std::string_view email) override;
  Found<std::string> password_hash(UserId) override;
  Status insert(const User&, std::string_view password_hash) override;
  Result<bool> update(const User&, std::int64_t old_version) override;
  Status set_password_hash(UserId, std::string_view password_hash) override;
  Result<std::string> signature(UserId) override;
  Status set_signature(UserId, std::string_view text) override;
  Rows<Candidate> list_candidates(DepartmentId) override;
  Status note_routed(UserId, Timestamp at) override;
  Rows<Person> list_at_work(WorkspaceId) override;
  Rows<Absence> list_absences(WorkspaceId) override;
  Status note_absence(UserId, std::optional<Timestamp> since) override;

 private:
  SqlSession& session_;
};

class DepartmentRows : public Departments {
 public:
  explicit DepartmentRows(SqlSession& session) : session_(session) {}
  Rows<Department> list(WorkspaceId) override;
  Found<Department> find(WorkspaceId, DepartmentId) override;
  Status insert(const Department&) override;
  Result<bool> update(const Department&, std::int64_t old_version) override;

 private:
  SqlSession& session_;
};

class ChannelRows : public Channels {
 public:
  explicit ChannelRows(SqlSession& session) : session_(session) {}
  Rows<Channel> list(WorkspaceId) override;
  Found<Channel> find(WorkspaceId, ChannelId) override;
  Found<Channel> find_by_key(std::string_view key) override;
  Found<Channel> find_deleted(WorkspaceId, ChannelId) override;
  Found<ChannelKind> find_kind(ChannelId) override;
  Status insert(const Channel&) override;
  Result<bool> update(const Channel&, std::int64_t old_version) override;
  Result<IdentitySecrets> identity_secrets(ChannelId) override;
  Status set_identity_secrets(ChannelId, const IdentitySecrets&) override;

 private:
  SqlSession& session_;
};

class LabelRows : public Labels {
 public:
  explicit LabelRows(SqlSession& session) : session_(session) {}
  Rows<Label> list(WorkspaceId) override;
  Found<Label> find(WorkspaceId, LabelId) override;
  Found<Label> find_by_name(WorkspaceId, std::string_view name) override;
  Status insert(const Label&) override;
  Result<bool> update(const Label&, std::int64_t old_version) override;
  Status remove(WorkspaceId, LabelId) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
