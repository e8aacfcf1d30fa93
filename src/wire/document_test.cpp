// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/document.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace harken::wire {
namespace {

Result<Document> decode(std::string_view text) {
  return decode_document(boost::json::parse(text).as_object());
}

constexpr std::string_view kWhole = R"j({"type":"doc","content":[
  {"type":"heading","attrs":{"level":3},"content":[{"type":"text","text":"Sizes"}]},
  {"type":"paragraph"},
  {"type":"paragraph","content":[
    {"type":"text","text":"see ","marks":[{"type":"bold"},{"type":"italic"},{"type":"strike"}]},{"type":"hardBreak"},
    {"type":"text","text":"here","marks":[{"type":"link","attrs":{"href":"https://shop.example/"}},{"type":"code"}]}]},
  {"type":"orderedList","attrs":{"start":2},"content":[{"type":"listItem","content":[{"type":"paragraph"}]}]},
  {"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"x"}]}]}]},
  {"type":"blockquote","content":[{"type":"paragraph","content":[{"type":"text","text":"q"}]}]},
  {"type":"codeBlock","content":[{"type":"text","text":"a < b"}]},
  {"type":"picture","attrs":{"file":"0123456789abcdef0123456789abcdef","alt":"A vase","width":640,"height":480}},
  {"type":"horizontalRule"},
  {"type":"table","content":[{"type":"tableRow","content":[{"type":"tableHeader","content":[{"type":"paragraph"}]},{"type":"tableCell","content":[{"type":"paragraph"}]}]}]}
]})j";

TEST(DocumentJson, KB1_GoesThereAndBackUnchanged) {
  const auto document = decode(kWhole);
  ASSERT_TRUE(document) << document.error().detail;
  EXPECT_EQ(document->blocks.size(), 10U);
  EXPECT_EQ(load_document(store_document(*document)), *document);
  EXPECT_EQ(document->blocks[6].text, "a < b");
}

TEST(DocumentJson, KB1_WhatTheSchemaDoesNotKnowIsRefused) {
  for (
      const auto* bad :
      {R"j({"type":"doc","content":[{"type":"script","content":[{"type":"text","text":"x"}]}]})j",
       R"j({"type":"doc","content":[{"type":"html","attrs":{"html":"<script>"}}]})j",
       R"j({"type":"doc","content":[{"type":"paragraph","attrs":{"style":"x"}}]})j",
       R"j({"type":"doc","content":[{"type":"paragraph","onclick":"x"}]})j",
       R"j({"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"underline"}]}]}]})j",
       R"j({"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:alert(1)"}}]}]}]})j",
       R"j({"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"https://x.y","onclick":"z"}}]}]}]})j",
       R"j({"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link"}]}]}]})j",
       R"j({"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":""}]}]})j",
       R"j({"type":"doc","content":[{"type":"paragraph","content":[{"type":"text"}]}]})j",
       R"j({"type":"doc","content":[{"type":"paragraph","content":"x"}]})j",
       R"j({"type":"doc","content":[{"type":"heading"}]})j",
       R"j({"type":"doc","content":[{"type":"heading","attrs":{"level":7}}]})j",
       R"j({"type":"doc","content":[{"type":"heading","attrs":{"level":"2"}}]})j",
       R"j({"type":"doc","content":[{"type":"picture","attrs":{"src":"https://evil.example/x.png"}}]})j",
       R"j({"type":"doc","content":[{"type":"picture","attrs":{"file":"../../../../../../etc/passwd/xxxx"}}]})j",
       R"j({"type":"doc","content":[{"type":"picture"}]})j",
       R"j({"type":"doc","content":[{"type":"codeBlock","content":[{"type":"text","text":"x","marks":[{"type":"bold"}]}]}]})j",
       R"j({"type":"doc","content":["x"]})j",
       R"j({"type":"doc","content":[null]})j",
       R"j({"type":"doc","content":{}})j",
       R"j({"type":"paragraph"})j",
       R"j({"content":[]})j",
       R"j({})j",
       R"j({"type":"doc","content":[],"version":1})j"})
    EXPECT_FALSE(decode(bad)) << bad;
  EXPECT_TRUE(decode(R"j({"type":"doc","content":[]})j"));
}

TEST(DocumentJson, KB1_DepthIsBounded) {
  std::string open = R"j({"type":"doc","content":[)j", close = "]}";
  for (int i = 0; i < 12; ++i) {
    open +=
        R"j({"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph"},)j";
    close = "]}]}" + close;
  }
  boost::json::parse_options options;
  options.max_depth = 200;
  const auto value = boost::json::parse(open + R"j({"type":"paragraph"})j" + close, {}, options);
  EXPECT_FALSE(decode_document(value.as_object()));
  EXPECT_EQ(load_document("not json"), Document{});
}

}  // namespace
}  // namespace harken::wire
