// SPDX-License-Identifier: AGPL-3.0-or-later
// A small desk to put rows into, and rows with every field filled.
#pragma once

#include "contract/fixture.hpp"
#include "ports/statuses.hpp"

namespace harken::test {

// Quotes, placeholders, emoji, right-to-left, combining marks, line breaks, a very long word.
inline const std::string kNasty =
    "O'Neil \"; DROP TABLE message; -- $1 ?2 %s \\ \n\t 👩‍👩‍👧 مرحبا е́ \u202E" +
    std::string(3'000, 'x');

class DeskTest : public DatabaseTest {
 protected:
  void SetUp() override;

  User make_user(RoleId role, std::vector<DepartmentId> departments);
  Contact make_contact();
  Identity make_identity(ContactId contact);
  Conversation make_conversation();
  Message make_message(const Conversation& conversation, std::string client_id);
  Event make_event(std::string type);

  // Ready in the database.
  Workspace workspace_{WorkspaceId(1), "Shop", Timestamp{5}};
  Department sales_{DepartmentId(11), workspace_.id, "Sales", {}, 1};
  Department support_{DepartmentId(12), workspace_.id, "Support", {}, 1};
  AvailabilityStatus available_{
      StatusId(13), workspace_.id, "Available", StatusPreset::available, true, 1};
  AvailabilityStatus busy_{StatusId(14), workspace_.id, "Busy", StatusPreset::busy, false, 2};
  Channel channel_;
  Contact contact_;
  Identity identity_;
};

}  // namespace harken::test
