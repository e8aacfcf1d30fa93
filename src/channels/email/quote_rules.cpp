// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/quote_rules.hpp"

#include <algorithm>

#include "channels/email/quote_words.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::size_t kIntroductionLines = 4;  // it may be wrapped
constexpr std::size_t kHeaderLines = 7;
constexpr std::size_t kMaxBareSignature = 12;  // lines below a "--" without its space

class Folding {
 public:
  explicit Folding(const std::vector<MailLine>& lines)
      : lines_(lines), folds_(lines.size(), Fold::none) {
    normal_.reserve(lines.size());
    for (const auto& line : lines) normal_.push_back(normal(line.text));
  }

  std::vector<Fold> find() {
    const auto end = fold_history();
    fold_quotes(end);
    fold_signature(end);
    if (!has_visible_words()) std::ranges::fill(folds_, Fold::none);
    return std::move(folds_);
  }

 private:
  bool has_visible_words() const {
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (folds_[i] == Fold::none && !is_blank(i)) return true;
    return false;
  }

  bool is_text(std::size_t i) const { return lines_[i].kind == LineKind::text; }
  bool is_blank(std::size_t i) const { return is_text(i) && normal_[i].empty(); }
  bool is_written(std::size_t i) const { return is_text(i) && !normal_[i].empty(); }

  std::size_t next_not_blank(std::size_t i) const {
    while (i < lines_.size() && is_blank(i)) ++i;
    return i;
  }

  // How many lines an introduction takes that begins here; 0: none does.
  std::size_t introduction_at(std::size_t i) const {
    if (!is_text(i)) return 0;
    const bool stands_alone =
        ends_introduction(normal_[i]) && normal_[i].find('@') != std::string::npos;
    if (stands_alone) return 1;
    if (!begins_introduction(normal_[i])) return 0;
    for (std::size_t n = 0; n < kIntroductionLines && i + n < lines_.size(); ++n) {
      if (!is_written(i + n)) return 0;
      if (ends_introduction(normal_[i + n])) return n + 1;
    }
    return 0;
  }

  // The header that Outlook puts above what it quotes.
  bool is_header_at(std::size_t i) const {
    if (!is_text(i) || !is_sender_field(normal_[i])) return false;
    int fields = 0;
    for (std::size_t n = 1; n < kHeaderLines && i + n < lines_.size(); ++n)
      if (is_text(i + n) && is_header_field(normal_[i + n])) ++fields;
    return fields >= 2;
  }

  // Not when it introduces a quotation that can be told apart.
  bool begins_history(std::size_t i) const {
    if (lines_[i].kind == LineKind::history) return true;
    if (!is_text(i)) return false;
    if (is_separator(normal_[i]) || is_header_at(i)) return true;
    const auto length = introduction_at(i);
    // "Write to Ana <ana@example.org>:" has no date.
    if (length == 0 || normal_[i].find_first_of("0123456789") == std::string::npos) return false;
    const auto next = next_not_blank(i + length);
    return next == lines_.size() || lines_[next].kind != LineKind::quote;
  }

  // Where it begins; the number of lines, when there is none. Without a word ahead of it, it is
  // what was forwarded.
  std::size_t fold_history() {
    bool has_words = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (has_words && begins_history(i)) {
        std::fill(folds_.begin() + static_cast<std::ptrdiff_t>(i), folds_.end(), Fold::quote);
        return i;
      }
      has_words = has_words || is_written(i);
    }
    return lines_.size();
  }

  struct Block {
    std::size_t begin;
    std::size_t end;
    bool is_answered;  // somebody writes on below it
  };

  std::vector<Block> blocks_before(std::size_t end) const {
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < end; ++i) {
      const auto introduction = introduction_at(i);
      const auto quote = introduction > 0 ? next_not_blank(i + introduction) : end;
      const bool is_introduced = quote < end && lines_[quote].kind == LineKind::quote;
      if (is_introduced || lines_[i].kind == LineKind::quote) {
        blocks.push_back({i, end_of_block(is_introduced ? quote : i, end), false});
        i = blocks.back().end - 1;
      } else if (is_written(i) && !blocks.empty()) {
        blocks.back().is_answered = true;
      }
    }
    return blocks;
  }

  std::size_t end_of_block(std::size_t i, std::size_t end) const {
    std::size_t last = i;
    for (; i < end && (lines_[i].kind == LineKind::quote || is_blank(i)); ++i)
      if (lines_[i].kind == LineKind::quote) last = i;
    return last + 1;
  }

  // An answer point by point needs its points.
  void fold_quotes(std::size_t end) {
    const auto blocks = blocks_before(end);
    for (const auto& block : blocks)
      if (!block.is_answered || blocks.size() == 1)
        std::fill(folds_.begin() + static_cast<std::ptrdiff_t>(block.begin),
                  folds_.begin() + static_cast<std::ptrdiff_t>(block.end), Fold::quote);
  }

  void fold_signature(std::size_t end) {
    for (std::size_t i = 0; i < end; ++i)
      if (lines_[i].kind == LineKind::signature) folds_[i] = Fold::signature;
    const auto start = signature_before(end);
    for (std::size_t i = start; i < end; ++i)
      if (folds_[i] == Fold::none) folds_[i] = Fold::signature;
  }

  // The last mark counts, and only with nothing but folds behind its lines.
  std::size_t signature_before(std::size_t end) const {
    std::size_t last = end;
    for (std::size_t i = end; i-- > 0;) {
      if (folds_[i] != Fold::none || is_blank(i)) continue;
      if (lines_[i].text == "-- " || (normal_[i] == "--" && end - i <= kMaxBareSignature)) return i;
      if (last == end && is_device_line(normal_[i])) last = i;
      if (last == end) last = end + 1;  // the last word is no device's
    }
    return last > end ? end : last;
  }

  const std::vector<MailLine>& lines_;
  std::vector<std::string> normal_;
  std::vector<Fold> folds_;
};

}  // namespace

std::vector<Fold> find_folds(const std::vector<MailLine>& lines) { return Folding(lines).find(); }

}  // namespace harken::email
