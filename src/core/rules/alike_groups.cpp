// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/alike_groups.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <unordered_set>

#include "core/rules/alike_weights.hpp"

namespace harken {

namespace {

// Candidates are found by the rarest terms alone, and of each only the newest are looked at.
constexpr std::size_t kProbes = 10;
constexpr std::size_t kNewestSingles = 300;
constexpr std::size_t kNewestSeveral = 1'000;
constexpr std::size_t kCandidates = 16;

using Counts = std::vector<std::pair<Term, std::uint32_t>>;

void add_counts(Counts& to, const Counts& from) {
  Counts sum;
  sum.reserve(to.size() + from.size());
  auto a = to.begin();
  for (const auto& [term, count] : from) {
    while (a != to.end() && a->first < term) sum.push_back(*a++);
    if (a != to.end() && a->first == term)
      sum.emplace_back(term, count + (a++)->second);
    else
      sum.emplace_back(term, count);
  }
  sum.insert(sum.end(), a, to.end());
  to = std::move(sum);
}

void take_terms(Counts& from, const Terms& terms) {
  auto at = from.begin();
  for (const auto term : terms) {
    at = std::lower_bound(at, from.end(), term,
                          [](const auto& entry, Term wanted) { return entry.first < wanted; });
    --at->second;
  }
  std::erase_if(from, [](const auto& entry) { return entry.second == 0; });
}

enum class Polarity : std::uint8_t { neither, complaint, question };
Polarity polarity_of(const Counts& counts) {
  static const Term kComplaint = Term(TermKind::polarity, 1);
  static const Term kQuestion = Term(TermKind::polarity, 2);
  std::uint32_t complaints = 0;
  std::uint32_t questions = 0;
  for (const auto& [term, count] : counts) {
    if (term.kind() != TermKind::polarity) break;  // the lowest kind
    if (term == kComplaint) complaints = count;
    if (term == kQuestion) questions = count;
  }
  if (complaints == 0 && questions == 0) return Polarity::neither;
  return complaints >= questions ? Polarity::complaint : Polarity::question;
}

}  // namespace

double AlikeGroups::weight(Term term) const {
  const auto found = uses_.find(term.bits());
  return alike_weight(term, found == uses_.end() ? 0 : found->second, messages_.size());
}

double AlikeGroups::norm(const Core& core) const {
  const auto size = static_cast<double>(core.members.size());
  double sum = 0;
  for (const auto& [term, count] : core.counts) {
    const double part = weight(term) * count / size;
    sum += part * part;
  }
  return std::sqrt(sum);
}

double AlikeGroups::likeness(const Core& a, const Core& b) const {
  const auto size_a = static_cast<double>(a.members.size());
  const auto size_b = static_cast<double>(b.members.size());
  double sum = 0;
  double shared = 0;
  auto at = b.counts.begin();
  for (const auto& [term, count] : a.counts) {
    while (at != b.counts.end() && at->first < term) ++at;
    if (at == b.counts.end()) break;
    if (at->first != term) continue;
    const double own = weight(term);
    const double share_a = count / size_a;
    const double share_b = at->second / size_b;
    sum += own * own * share_a * share_b;
    shared += alike_evidence(term) * std::min(share_a, share_b);
  }
  if (shared < kLeastAlikeEvidence) return 0;
  const bool is_same_way = polarity_of(a.counts) == polarity_of(b.counts);
  return sum / (norm(a) * norm(b)) * (is_same_way ? 1 : kOtherWay);
}

// What the core says most about itself, the strongest first.
std::vector<Term> AlikeGroups::probes_of(const Core& core) const {
  std::vector<std::pair<double, Term>> weighted;
  for (const auto& [term, count] : core.counts)
    if (term.kind() != TermKind::polarity) weighted.emplace_back(-weight(term) * count, term);
  std::ranges::sort(weighted);
  std::vector<Term> probes;
  for (const auto& [strength, term] : weighted)
    if (probes.size() < kProbes) probes.push_back(term);
  return probes;
}

std::vector<AlikeGroups::Scored> AlikeGroups::candidates_for(const Core& core,
                                                             Number except) const {
  std::vector<Scored> found;
  const auto look = [&](const std::vector<Number>& list, std::size_t newest, double score) {
    const auto skipped = list.size() - std::min(list.size(), newest);
    for (const auto group : std::span(list).subspan(skipped))
      if (group != except) found.push_back({group, score});
  };
  for (const auto term : probes_of(core)) {
    const auto postings = postings_.find(term.bits());
    if (postings == postings_.end()) continue;
    const double score = weight(term) * weight(term);
    look(postings->second.single, kNewestSingles, score);
    look(postings->second.several, kNewestSeveral, score);
  }
  std::ranges::sort(found, {},
                    [](const Scored& each) { return std::pair(each.group, each.likeness); });
  std::vector<Scored> candidates;
  for (const auto& each : found) {
    if (!candidates.empty() && candidates.back().group == each.group)
      candidates.back().likeness += each.likeness;
    else if (cores_.contains(each.group))
      candidates.push_back(each);
  }
  return candidates;
}

std::vector<AlikeGroups::Scored> AlikeGroups::nearest_to(const Core& core, Number except) const {
  const auto better = [](const Scored& a, const Scored& b) {
    return a.likeness != b.likeness ? a.likeness > b.likeness : a.group < b.group;
  };
  auto candidates = candidates_for(core, except);
  const auto kept = std::min<std::size_t>(candidates.size(), kCandidates);
  std::ranges::partial_sort(candidates, candidates.begin() + static_cast<std::ptrdiff_t>(kept),
                            better);
  candidates.resize(kept);
  for (auto& each : candidates) each.likeness = likeness(core, cores_.at(each.group));
  std::ranges::sort(candidates, better);
  return candidates;
}

void AlikeGroups::enter(Number group) {
  const auto& core = cores_.at(group);
  for (const auto& [term, count] : core.counts) {
    if (term.kind() == TermKind::polarity) continue;
    auto& postings = postings_[term.bits()];
    auto& list = core.members.size() == 1 ? postings.single : postings.several;
    if (!list.empty() && list.back() == group) continue;
    if (core.members.size() > 1 && std::ranges::find(list, group) != list.end()) continue;
    list.push_back(group);
    if (list.size() > 2 * kNewestSeveral)
      std::erase_if(list, [&](Number each) { return !cores_.contains(each); });
    if (list.size() > 4 * kNewestSeveral) list.erase(list.begin(), list.end() - kNewestSeveral);
  }
}

AlikeGroups::Number AlikeGroups::begin_group(std::uint64_t number) {
  const Number group = next_group_++;
  Core core;
  for (const auto term : message(number).terms) core.counts.emplace_back(term, 1);
  core.members.push_back(number);
  cores_.emplace(group, std::move(core));
  return group;
}

void AlikeGroups::merge(Number into, Number from) {
  auto& core = cores_.at(into);
  auto taken = std::move(cores_.at(from));
  cores_.erase(from);
  for (const auto member : taken.members) group_of_[member - first_] = into;
  add_counts(core.counts, taken.counts);
  std::vector<std::uint64_t> members;
  std::ranges::merge(core.members, taken.members, std::back_inserter(members));
  core.members = std::move(members);
  enter(into);
}

void AlikeGroups::consolidate(Number group) {
  const auto near = nearest_to(cores_.at(group), group);
  for (const auto& each : near) {
    const auto& core = cores_.at(group);
    const auto& other = cores_.at(each.group);
    const bool is_one = other.members.size() == 1;
    if (likeness(core, other) < (is_one ? options_.join : options_.merge)) continue;
    if (other.members.size() > core.members.size()) continue;
    merge(group, each.group);
  }
}

void AlikeGroups::add(AlikeMessage message) {
  drop_before(message.at);
  if (messages_.size() == options_.most_messages) drop_oldest();
  if (message.terms.empty()) return;
  for (const auto term : message.terms) ++uses_[term.bits()];
  messages_.push_back(std::move(message));
  const std::uint64_t number = first_ + messages_.size() - 1;
  const Number own = begin_group(number);
  group_of_.push_back(own);
  const auto near = nearest_to(cores_.at(own), own);
  if (near.empty() || near.front().likeness < options_.join) return enter(own);
  const Number group = near.front().group;
  merge(group, own);
  const auto size = cores_.at(group).members.size();
  if (size <= 8 || (size & (size - 1)) == 0) consolidate(group);
}

void AlikeGroups::drop_before(Timestamp now) {
  const Timestamp oldest = now.plus_seconds(-options_.window_seconds);
  while (!messages_.empty() && messages_.front().at < oldest) drop_oldest();
}

void AlikeGroups::drop_oldest() {
  const auto& oldest = messages_.front();
  for (const auto term : oldest.terms) {
    const auto uses = uses_.find(term.bits());
    if (--uses->second > 0) continue;
    uses_.erase(uses);
    postings_.erase(term.bits());
  }
  const Number group = group_of_.front();
  auto& core = cores_.at(group);
  if (core.members.size() == 1) {
    cores_.erase(group);
  } else {
    take_terms(core.counts, oldest.terms);
    core.members.erase(core.members.begin());
  }
  messages_.pop_front();
  group_of_.pop_front();
  ++first_;
}

std::vector<AlikeGroups::Group> AlikeGroups::groups(std::size_t contacts) const {
  std::vector<Group> found;
  for (const auto& [number, core] : cores_) {
    if (core.members.size() < contacts) continue;
    Group group;
    std::unordered_set<ContactId> people;
    for (const auto member : core.members) {
      group.push_back(&message(member));
      people.insert(group.back()->contact_id);
    }
    if (people.size() >= contacts) found.push_back(std::move(group));
  }
  std::ranges::sort(found, {}, [](const Group& group) { return group.front()->id; });
  return found;
}

}  // namespace harken
