// SPDX-License-Identifier: AGPL-3.0-or-later
// The workspace, its channels and its labels.
#pragma once

#include <optional>
#include <string>

#include "core/model/deletion.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct UpdateWorkspace {
  std::optional<std::string> name;
  std::optional<WordPreset> words;
  std::optional<std::int64_t> return_after_minutes;
};
// Errors: forbidden, invalid.
Result<Workspace> update_workspace(Tx& tx, Env& env, const Actor& actor,
                                   const UpdateWorkspace& command);

struct CreateChannel {
  std::string name;
  DepartmentId department_id;
  std::optional<WidgetSettings> settings;
  std::string key;  // empty: a random one
  ChannelKind kind = ChannelKind::widget;
};
// Errors: forbidden, invalid.
Result<Channel> create_channel(Tx& tx, Env& env, const Actor& actor, const CreateChannel& command);

struct UpdateChannel {
  ChannelId id;
  std::int64_t version = 0;
  std::optional<std::string> name;
  std::optional<DepartmentId> department_id;
  std::optional<WidgetSettings> settings;
};
// Errors: forbidden, not_found, invalid, version_conflict.
Result<Channel> update_channel(Tx& tx, Env& env, const Actor& actor, const UpdateChannel& command);

// Its conversations stay, and are answered over it no more.
Result<Deletion> delete_channel(Tx& tx, Env& env, const Actor& actor, ChannelId id);

struct EditLabel {
  LabelId id;  // none: a new one
  std::int64_t version = 0;
  std::optional<std::string> name;
  std::optional<std::string> color;
};
// Errors: forbidden, not_found, invalid, version_conflict, already_exists (the name).
Result<Label> create_label(Tx& tx, Env& env, const Actor& actor, const EditLabel& command);
Result<Label> update_label(Tx& tx, Env& env, const Actor& actor, const EditLabel& command);
// It comes off every conversation, and back onto them when it is brought back.
Result<Deletion> delete_label(Tx& tx, Env& env, const Actor& actor, LabelId id);

}  // namespace harken::app
