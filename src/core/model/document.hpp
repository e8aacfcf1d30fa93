// SPDX-License-Identifier: AGPL-3.0-or-later
// The body of an article, or of an answer: a small closed tree. What has no place in it can neither
// be stored nor shown, so there is no foreign HTML anywhere.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace harken {

enum class NodeKind : std::uint8_t {
  paragraph,
  heading,
  bullet_list,
  ordered_list,
  list_item,
  quote,
  code_block,
  picture,
  divider,
  table,
  table_row,
  table_header,
  table_cell,
  text,
  line_break,
};

struct Node {
  NodeKind kind = NodeKind::paragraph;
  std::string text = {};  // of text and code_block
  bool bold = false;
  bool italic = false;
  bool strike = false;
  bool code = false;
  std::string href = {};     // a link's address; empty: no link
  int level = 2;             // of a heading: 2 to 4, for the title is the first
  std::int64_t start = 1;    // of an ordered list
  std::string file_id = {};  // of a picture
  std::string alt = {};
  std::int64_t width = 0;  // of a picture; 0: unknown
  std::int64_t height = 0;
  std::vector<Node> children = {};

  bool operator==(const Node&) const = default;
};

struct Document {
  std::vector<Node> blocks;

  bool operator==(const Document&) const = default;
};

}  // namespace harken
