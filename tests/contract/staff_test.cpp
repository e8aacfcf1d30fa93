// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contract/samples.hpp"

namespace harken::test {
namespace {

class StaffTest : public DeskTest {};

TEST_P(StaffTest, WorkspacesAreListedRenamedAndCount) {
  write([&](Tx& tx) -> Status {
    auto changed = workspace_;
    changed.name = kNasty;
    changed.words = WordPreset::dolphins;
    changed.return_after_minutes = 45;
    RETURN_IF_ERROR(tx.workspaces().update(changed));
    EXPECT_EQ(value_of(tx.workspaces().next_contact_number(workspace_.id)), 1);
    EXPECT_EQ(value_of(tx.workspaces().next_contact_number(workspace_.id)), 2);
    EXPECT_EQ(value_of(tx.workspaces().next_conversation_number(workspace_.id)), 1);
    return {};
  });
  read([&](Tx& tx) -> Status {
    const auto all = value_of(tx.workspaces().list());
    EXPECT_EQ(all.size(), 1U);
    EXPECT_EQ(all.at(0).name, kNasty);
    EXPECT_EQ(all.at(0).created_at, workspace_.created_at);
    EXPECT_EQ(all.at(0).words, WordPreset::dolphins);
    EXPECT_EQ(all.at(0).return_after_minutes, 45);
    EXPECT_EQ(value_of(tx.workspaces().find(workspace_.id)).value_or(Workspace{}).name, kNasty);
    EXPECT_FALSE(value_of(tx.workspaces().find(WorkspaceId(9))));
    return {};
  });
}

TEST_P(StaffTest, UserKeepsEveryField) {
  User user = make_user(Role::supervisor, {sales_.id, support_.id});
  user.name = kNasty;
  user.status_id = busy_.id;
  user.capacity = 7;
  write([&](Tx& tx) { return tx.users().insert(user, "hash"); });
  read([&](Tx& tx) -> Status {
    const auto found = value_of(tx.users().find(workspace_.id, user.id)).value_or(User{});
    EXPECT_EQ(found.name, user.name);
    EXPECT_EQ(found.email, user.email);
    EXPECT_EQ(found.role, Role::supervisor);
    EXPECT_TRUE(found.active);
    EXPECT_EQ(found.department_ids, user.department_ids);
    EXPECT_EQ(found.status_id, busy_.id);
    EXPECT_EQ(found.capacity, 7);
    EXPECT_EQ(found.version, 1);
    EXPECT_EQ(found.created_at, user.created_at);
    const auto by_email =
        value_of(tx.users().find_with_password(user.email)).value_or(UserWithPassword{});
    EXPECT_EQ(by_email.user.id, user.id);
    EXPECT_EQ(by_email.user.department_ids, user.department_ids);
    EXPECT_EQ(by_email.password_hash, "hash");
    EXPECT_FALSE(value_of(tx.users().find(WorkspaceId(9), user.id)));
    EXPECT_FALSE(value_of(tx.users().find_with_password("nobody@demo.test")));
    EXPECT_FALSE(value_of(tx.users().password_hash(UserId(9))));
    return {};
  });
}

TEST_P(StaffTest, UserUpdateComparesTheVersion) {
  User user = make_user(Role::agent, {sales_.id});
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.users().insert(user, "hash"));
    user.active = false;
    user.role = Role::admin;
    user.department_ids = {support_.id};
    user.version = 2;
    EXPECT_TRUE(value_of(tx.users().update(user, 1)));
    EXPECT_FALSE(value_of(tx.users().update(user, 1)));
    RETURN_IF_ERROR(tx.users().set_password_hash(user.id, "new hash"));
    const auto found = value_of(tx.users().find(workspace_.id, user.id)).value_or(User{});
    EXPECT_FALSE(found.active);
    EXPECT_EQ(found.role, Role::admin);
    EXPECT_EQ(found.department_ids, user.department_ids);
    EXPECT_EQ(found.version, 2);
    EXPECT_EQ(value_of(tx.users().password_hash(user.id)), "new hash");
    return {};
  });
}

TEST_P(StaffTest, UsersAreListedWithTheirDepartments) {
  const User both = make_user(Role::agent, {sales_.id, support_.id});
  const User none = make_user(Role::admin, {});
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.users().insert(both, ""));
    RETURN_IF_ERROR(tx.users().insert(none, ""));
    const auto all = value_of(tx.users().list(workspace_.id));
    EXPECT_EQ(all.size(), 2U);
    EXPECT_EQ(all.at(0).department_ids, both.department_ids);
    EXPECT_TRUE(all.at(1).department_ids.empty());
    return {};
  });
}

TEST_P(StaffTest, RT12_RT16_CandidatesAreAvailableMembersWithWhatTheyHold) {
  User ana = make_user(Role::agent, {sales_.id});
  User away = make_user(Role::agent, {sales_.id});
  away.status_id = busy_.id;
  User gone = make_user(Role::agent, {sales_.id});
  gone.active = false;
  User elsewhere = make_user(Role::agent, {support_.id});
  ana.capacity = 3;
  Conversation held = make_conversation();
  held.holder_id = ana.id;
  Conversation solved = make_conversation();
  solved.holder_id = ana.id;
  solved.lifecycle = Lifecycle::solved;
  write([&](Tx& tx) -> Status {
    for (const auto& user : {ana, away, gone, elsewhere})
      RETURN_IF_ERROR(tx.users().insert(user, "hash"));
    RETURN_IF_ERROR(tx.conversations().insert(held));
    RETURN_IF_ERROR(tx.conversations().insert(solved));
    return tx.users().note_routed(ana.id, Timestamp{77});
  });
  read([&](Tx& tx) -> Status {
    const auto all = value_of(tx.users().list_candidates(sales_.id));
    EXPECT_EQ(all.size(), 1U);
    EXPECT_EQ(all.at(0).id, ana.id);
    EXPECT_EQ(all.at(0).name, ana.name);
    EXPECT_EQ(all.at(0).held, 1);
    EXPECT_EQ(all.at(0).capacity, 3);
    EXPECT_EQ(all.at(0).last_routed_at, Timestamp{77});
    return {};
  });
}

TEST_P(StaffTest, RT12_WhoIsAtWorkAndSinceWhenOthersAreAbsent) {
  const User ana = make_user(Role::agent, {sales_.id});
  User ben = make_user(Role::agent, {});
  ben.status_id = busy_.id;
  User cleo = make_user(Role::agent, {});
  cleo.status_id = StatusId();
  User gone = make_user(Role::agent, {});
  gone.active = false;
  write([&](Tx& tx) -> Status {
    for (const auto& user : {ana, ben, cleo, gone})
      RETURN_IF_ERROR(tx.users().insert(user, "hash"));
    RETURN_IF_ERROR(tx.users().note_absence(ben.id, Timestamp{70}));
    RETURN_IF_ERROR(tx.users().note_absence(cleo.id, Timestamp{80}));
    return tx.users().note_absence(cleo.id, std::nullopt);
  });
  read([&](Tx& tx) -> Status {
    const auto at_work = value_of(tx.users().list_at_work(workspace_.id));
    EXPECT_EQ(at_work.size(), 1U);
    EXPECT_EQ(at_work.at(0).name, ana.name);
    const auto absences = value_of(tx.users().list_absences(workspace_.id));
    EXPECT_EQ(absences.size(), 3U);
    EXPECT_FALSE(absences.at(0).since);
    EXPECT_EQ(absences.at(1).since, Timestamp{70});
    EXPECT_FALSE(absences.at(2).since);
    EXPECT_TRUE(value_of(tx.users().list_absences(WorkspaceId(9))).empty());
    return {};
  });
}

TEST_P(StaffTest, RT12_StatusesStandInTheirOrderAndChangeOnce) {
  AvailabilityStatus lunch{StatusId(15), workspace_.id, kNasty, StatusPreset::own, false, 0};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.statuses().insert(lunch));
    const auto all = value_of(tx.statuses().list(workspace_.id));
    EXPECT_EQ(all.size(), 3U);
    EXPECT_EQ(all.at(0).name, kNasty);
    EXPECT_EQ(all.at(1).preset, StatusPreset::available);
    EXPECT_TRUE(all.at(1).takes_work);
    lunch.takes_work = true;
    lunch.position = 9;
    lunch.version = 2;
    EXPECT_TRUE(value_of(tx.statuses().update(lunch, 1)));
    EXPECT_FALSE(value_of(tx.statuses().update(lunch, 1)));
    EXPECT_EQ(value_of(tx.statuses().list(workspace_.id)).back().id, lunch.id);
    EXPECT_TRUE(value_of(tx.statuses().find(workspace_.id, lunch.id)).value_or(busy_).takes_work);
    EXPECT_FALSE(value_of(tx.statuses().find(WorkspaceId(9), lunch.id)));
    RETURN_IF_ERROR(tx.statuses().remove(WorkspaceId(9), lunch.id));
    EXPECT_TRUE(value_of(tx.statuses().find(workspace_.id, lunch.id)));
    RETURN_IF_ERROR(tx.statuses().remove(workspace_.id, lunch.id));
    EXPECT_FALSE(value_of(tx.statuses().find(workspace_.id, lunch.id)));
    return {};
  });
}

TEST_P(StaffTest, RT14_QueuedForAUserIsWhatWaitsInAutoDepartmentsLongestFirst) {
  const User ana = make_user(Role::agent, {sales_.id, support_.id});
  Conversation late = make_conversation();
  late.department_id = sales_.id;
  late.waiting_since = Timestamp{200};
  Conversation early = late;
  early.id = make_id<ConversationId>();
  early.number = late.number + 1;
  early.waiting_since = Timestamp{100};
  Conversation manual = make_conversation();
  manual.department_id = support_.id;
  Conversation held = make_conversation();
  held.department_id = sales_.id;
  held.holder_id = ana.id;
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.users().insert(ana, "hash"));
    ASSIGN_OR_RETURN(auto sales, tx.departments().find(workspace_.id, sales_.id));
    sales->mode = RoutingMode::automatic;
    sales->version += 1;
    RETURN_IF_ERROR(tx.departments().update(*sales, sales->version - 1));
    for (const auto& conversation : {late, early, manual, held})
      RETURN_IF_ERROR(tx.conversations().insert(conversation));
    return {};
  });
  read([&](Tx& tx) -> Status {
    EXPECT_EQ(value_of(tx.departments().find(workspace_.id, sales_.id))->mode,
              RoutingMode::automatic);
    const auto queued = value_of(tx.conversations().list_queued_for(workspace_.id, ana.id, 9));
    EXPECT_EQ(queued.size(), 2U);
    EXPECT_EQ(queued.at(0).id, early.id);
    EXPECT_EQ(queued.at(1).id, late.id);
    EXPECT_EQ(value_of(tx.conversations().list_queued_for(workspace_.id, ana.id, 1)).size(), 1U);
    return {};
  });
}

TEST_P(StaffTest, SameEmailTwiceIsAConflict) {
  User user = make_user(Role::agent, {});
  write([&](Tx& tx) { return tx.users().insert(user, ""); });
  user.id = make_id<UserId>();
  const Status again = run_write(*database_, [&](Tx& tx) { return tx.users().insert(user, ""); });
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, Errc::conflict);
}

TEST_P(StaffTest, DepartmentsKnowTheirMembers) {
  const User ana = make_user(Role::agent, {sales_.id});
  const User ben = make_user(Role::agent, {});
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.users().insert(ana, ""));
    RETURN_IF_ERROR(tx.users().insert(ben, ""));
    auto sales = value_of(tx.departments().find(workspace_.id, sales_.id)).value_or(Department{});
    EXPECT_EQ(sales.member_ids, std::vector{ana.id});
    sales.member_ids = {ana.id, ben.id};
    sales.name = "Sales & more";
    sales.version = 2;
    EXPECT_TRUE(value_of(tx.departments().update(sales, 1)));
    EXPECT_FALSE(value_of(tx.departments().update(sales, 1)));
    const auto all = value_of(tx.departments().list(workspace_.id));
    EXPECT_EQ(all.size(), 2U);
    EXPECT_EQ(all.at(0).name, "Sales & more");
    EXPECT_EQ(all.at(0).member_ids, sales.member_ids);
    EXPECT_TRUE(all.at(1).member_ids.empty());
    const auto changed = value_of(tx.users().find(workspace_.id, ben.id)).value_or(User{});
    EXPECT_EQ(changed.department_ids, std::vector{sales_.id});
    EXPECT_FALSE(value_of(tx.departments().find(WorkspaceId(9), sales_.id)));
    return {};
  });
}

TEST_P(StaffTest, RT1_DepartmentsKeepHowTheyAnnounceAndWhenTheyAreThere) {
  const WorkingHours hours{"Europe/Berlin", {{0, 540, 750}, {0, 810, 1080}, {6, 0, 1440}}};
  write([&](Tx& tx) -> Status {
    auto sales = value_of(tx.departments().find(workspace_.id, sales_.id)).value_or(Department{});
    EXPECT_FALSE(sales.exclusive);
    EXPECT_EQ(sales.alert_scope, AlertScope::department);
    EXPECT_EQ(sales.alert_sound, AlertSound::chime);
    EXPECT_FALSE(sales.hours);
    sales.exclusive = true;
    sales.alert_scope = AlertScope::all;
    sales.alert_sound = AlertSound::horn;
    sales.hours = hours;
    sales.version = 2;
    EXPECT_TRUE(value_of(tx.departments().update(sales, 1)));
    sales.id = make_id<DepartmentId>();
    RETURN_IF_ERROR(tx.departments().insert(sales));
    for (const auto id : {sales_.id, sales.id}) {
      const auto kept = value_of(tx.departments().find(workspace_.id, id)).value_or(Department{});
      EXPECT_TRUE(kept.exclusive);
      EXPECT_EQ(kept.alert_scope, AlertScope::all);
      EXPECT_EQ(kept.alert_sound, AlertSound::horn);
      EXPECT_EQ(kept.hours, hours);
    }
    return {};
  });
}

TEST_P(StaffTest, ChannelKeepsItsSettings) {
  Channel channel = channel_;
  channel.id = make_id<ChannelId>();
  channel.key = "second";
  channel.settings.title = kNasty;
  channel.settings.position = Side::left;
  channel.settings.ask_email = Ask::required;
  channel.settings.department_ids = {sales_.id};
  channel.settings.allowed_origins = {"https://shop.test"};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.channels().insert(channel));
    const auto found = value_of(tx.channels().find_by_key("second")).value_or(Channel{});
    EXPECT_EQ(found.id, channel.id);
    EXPECT_EQ(found.settings.title, kNasty);
    EXPECT_EQ(found.settings.position, Side::left);
    EXPECT_EQ(found.settings.ask_email, Ask::required);
    EXPECT_EQ(found.settings.department_ids, channel.settings.department_ids);
    EXPECT_EQ(found.settings.allowed_origins, channel.settings.allowed_origins);
    channel.name = "Renamed";
    channel.department_id = sales_.id;
    channel.version = 2;
    EXPECT_TRUE(value_of(tx.channels().update(channel, 1)));
    EXPECT_FALSE(value_of(tx.channels().update(channel, 1)));
    const auto changed =
        value_of(tx.channels().find(workspace_.id, channel.id)).value_or(Channel{});
    EXPECT_EQ(changed.name, "Renamed");
    EXPECT_EQ(changed.department_id, sales_.id);
    EXPECT_EQ(value_of(tx.channels().list(workspace_.id)).size(), 2U);
    EXPECT_FALSE(value_of(tx.channels().find_by_key("third")));
    return {};
  });
}

TEST_P(StaffTest, A40_ChannelKeepsTwoIdentitySecretsApartFromItsSettings) {
  write([&](Tx& tx) -> Status {
    EXPECT_TRUE(value_of(tx.channels().identity_secrets(channel_.id)).current.empty());
    RETURN_IF_ERROR(
        tx.channels().set_identity_secrets(channel_.id, {Secret("new"), Secret("old")}));
    auto channel = channel_;
    channel.name = "Renamed";
    EXPECT_TRUE(value_of(tx.channels().update(channel, channel_.version)));
    const auto found = value_of(tx.channels().identity_secrets(channel_.id));
    EXPECT_EQ(found.current.reveal(), "new");
    EXPECT_EQ(found.before.reveal(), "old");
    EXPECT_TRUE(value_of(tx.channels().identity_secrets(ChannelId(9))).current.empty());
    return {};
  });
}

TEST_P(StaffTest, LabelsAreFoundWhateverTheCase) {
  Label label{LabelId(31), workspace_.id, "Важно", "#ff0000", 1};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.labels().insert(label));
    RETURN_IF_ERROR(tx.labels().insert({LabelId(32), workspace_.id, "Billing", "#00ff00", 1}));
    EXPECT_TRUE(value_of(tx.labels().find_by_name(workspace_.id, "ВАЖНО")));
    EXPECT_TRUE(value_of(tx.labels().find_by_name(workspace_.id, "billing")));
    EXPECT_FALSE(value_of(tx.labels().find_by_name(workspace_.id, "other")));
    label.name = "Срочно";
    label.version = 2;
    EXPECT_TRUE(value_of(tx.labels().update(label, 1)));
    EXPECT_FALSE(value_of(tx.labels().update(label, 1)));
    EXPECT_EQ(value_of(tx.labels().find(workspace_.id, label.id)).value_or(Label{}).name, "Срочно");
    EXPECT_FALSE(value_of(tx.labels().find_by_name(workspace_.id, "важно")));
    EXPECT_EQ(value_of(tx.labels().list(workspace_.id)).size(), 2U);
    return {};
  });
}

TEST_P(StaffTest, SessionsComeAndGo) {
  const Session session{SessionId(41), UserId(5),     workspace_.id,          "hash-1", "csrf",
                        Timestamp{10}, Timestamp{20}, "Firefox 131 on Linux", "::1"};
  const Session other{SessionId(42), UserId(5),     workspace_.id, "hash-2",
                      "csrf",        Timestamp{30}, Timestamp{40}};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.sessions().insert(session));
    RETURN_IF_ERROR(tx.sessions().insert(other));
    RETURN_IF_ERROR(tx.sessions().touch(session.id, Timestamp{50}));
    const auto found = value_of(tx.sessions().find("hash-1")).value_or(Session{});
    EXPECT_EQ(found.id, session.id);
    EXPECT_EQ(found.user_id, session.user_id);
    EXPECT_EQ(found.csrf_token, "csrf");
    EXPECT_EQ(found.last_seen_at, Timestamp{50});
    EXPECT_FALSE(value_of(tx.sessions().find("hash-3")));
    const auto own = value_of(tx.sessions().list(UserId(5)));
    EXPECT_EQ(own.size(), 2U);
    EXPECT_EQ(own.at(0).id, other.id) << "the newest first";
    EXPECT_EQ(own.at(1).browser, "Firefox 131 on Linux");
    EXPECT_EQ(own.at(1).address, "::1");
    EXPECT_TRUE(value_of(tx.sessions().list(UserId(6))).empty());
    RETURN_IF_ERROR(tx.sessions().renew(session.id, "hash-9", "csrf-9"));
    EXPECT_FALSE(value_of(tx.sessions().find("hash-1")));
    EXPECT_EQ(value_of(tx.sessions().find("hash-9")).value_or(Session{}).csrf_token, "csrf-9");
    RETURN_IF_ERROR(tx.sessions().remove_of_user(UserId(5), other.id));
    EXPECT_FALSE(value_of(tx.sessions().find("hash-9")));
    EXPECT_TRUE(value_of(tx.sessions().find("hash-2")));
    RETURN_IF_ERROR(tx.sessions().remove_of_user(UserId(5), SessionId()));
    EXPECT_FALSE(value_of(tx.sessions().find("hash-2")));
    return {};
  });
}

TEST_P(StaffTest, OldSessionsEnd) {
  write([&](Tx& tx) -> Status {
    const auto insert = [&](std::int64_t id, Timestamp created, Timestamp seen) {
      return tx.sessions().insert(
          {SessionId(id), UserId(5), workspace_.id, std::to_string(id), "", created, seen});
    };
    RETURN_IF_ERROR(insert(1, Timestamp{100}, Timestamp{100}));  // not seen for long
    RETURN_IF_ERROR(insert(2, Timestamp{10}, Timestamp{300}));   // made long ago
    RETURN_IF_ERROR(insert(3, Timestamp{100}, Timestamp{300}));
    RETURN_IF_ERROR(tx.sessions().remove_older_than(Timestamp{200}, Timestamp{50}));
    EXPECT_FALSE(value_of(tx.sessions().find("1")));
    EXPECT_FALSE(value_of(tx.sessions().find("2")));
    EXPECT_TRUE(value_of(tx.sessions().find("3")));
    RETURN_IF_ERROR(tx.sessions().remove(SessionId(3)));
    EXPECT_FALSE(value_of(tx.sessions().find("3")));
    return {};
  });
}

TEST_P(StaffTest, ApiTokensBelongToTheirUser) {
  write([&](Tx& tx) -> Status {
    const ApiToken token{TokenId(51), UserId(5), workspace_.id, kNasty, "hash", Timestamp{10}, {}};
    RETURN_IF_ERROR(tx.api_tokens().insert(token));
    EXPECT_FALSE(value_of(tx.api_tokens().find("hash")).value_or(ApiToken{}).last_used_at);
    RETURN_IF_ERROR(tx.api_tokens().touch(token.id, Timestamp{60}));
    const auto found = value_of(tx.api_tokens().find("hash")).value_or(ApiToken{});
    EXPECT_EQ(found.name, kNasty);
    EXPECT_EQ(found.last_used_at, Timestamp{60});
    EXPECT_EQ(value_of(tx.api_tokens().list(UserId(5))).size(), 1U);
    EXPECT_FALSE(value_of(tx.api_tokens().remove(UserId(6), token.id)));
    EXPECT_TRUE(value_of(tx.api_tokens().remove(UserId(5), token.id)));
    RETURN_IF_ERROR(tx.api_tokens().insert(token));
    RETURN_IF_ERROR(tx.api_tokens().remove_of_user(UserId(5)));
    EXPECT_TRUE(value_of(tx.api_tokens().list(UserId(5))).empty());
    return {};
  });
}

HARKEN_ON_BOTH(StaffTest);

}  // namespace
}  // namespace harken::test
