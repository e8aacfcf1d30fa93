// SPDX-License-Identifier: AGPL-3.0-or-later
// Which of the recent messages are about the same. Every message joins the group whose core it is
// most like, or begins one; a core is what the members have in common, weighted by how rarely
// others write of it, so that a chain of neighbours never leads from one matter to another. The
// same messages in the same order give the same groups. Memory is bounded: the oldest go.
#pragma once

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"
#include "core/rules/alike_terms.hpp"

namespace harken {

struct AlikeMessage {
  MessageId id;
  ContactId contact_id;
  ConversationId conversation_id;
  Timestamp at;
  Terms terms;
};

struct AlikeOptions {
  std::int64_t window_seconds = 4 * 3600;
  std::size_t most_messages = 100'000;
  double join = 0.45;   // how like its core a message must be
  double merge = 0.55;  // and how like each other two cores
};

class AlikeGroups {
 public:
  explicit AlikeGroups(AlikeOptions options = {}) : options_(options) {}

  // In the order of their ids. Messages that say nothing are not kept.
  void add(AlikeMessage message);
  // Forgets what is older than the window.
  void drop_before(Timestamp now);
  std::size_t size() const { return messages_.size(); }

  using Group = std::vector<const AlikeMessage*>;  // in their order
  // Groups of at least this many contacts, those that began first, first.
  std::vector<Group> groups(std::size_t contacts) const;

 private:
  using Number = std::uint32_t;  // of a group, or of a message; none is given twice
  struct Core {
    std::vector<std::pair<Term, std::uint32_t>> counts;  // sorted: how many members have the term
    std::vector<std::uint64_t> members;                  // numbers of messages, sorted
  };
  struct Postings {
    std::vector<Number> single;   // groups of one, newest last
    std::vector<Number> several;  // the others
  };
  struct Scored {
    Number group = 0;
    double likeness = 0;
  };

  double weight(Term term) const;
  double norm(const Core& core) const;
  double likeness(const Core& a, const Core& b) const;
  std::vector<Term> probes_of(const Core& core) const;
  std::vector<Scored> candidates_for(const Core& core, Number except) const;
  std::vector<Scored> nearest_to(const Core& core, Number except) const;
  void enter(Number group);
  Number begin_group(std::uint64_t message);
  void merge(Number into, Number from);
  void consolidate(Number group);
  void drop_oldest();
  const AlikeMessage& message(std::uint64_t number) const { return messages_[number - first_]; }

  AlikeOptions options_;
  std::deque<AlikeMessage> messages_;
  std::deque<Number> group_of_;
  std::uint64_t first_ = 0;  // number of the oldest message
  Number next_group_ = 1;
  std::unordered_map<Number, Core> cores_;
  std::unordered_map<std::uint32_t, std::uint32_t> uses_;
  std::unordered_map<std::uint32_t, Postings> postings_;
};

}  // namespace harken
