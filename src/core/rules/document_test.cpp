// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/document.hpp"

#include <gtest/gtest.h>

#include "core/rules/document_html.hpp"
#include "core/rules/slug.hpp"

namespace harken {
namespace {

Node text(std::string words, std::string href = {}) {
  return {.kind = NodeKind::text, .text = std::move(words), .href = std::move(href)};
}
Node block(NodeKind kind, std::vector<Node> children) {
  return {.kind = kind, .children = std::move(children)};
}
Node paragraph(std::string words) { return block(NodeKind::paragraph, {text(std::move(words))}); }
Node item(std::string words) { return block(NodeKind::list_item, {paragraph(std::move(words))}); }
Node picture(std::string id, std::string alt = {}) {
  return {.kind = NodeKind::picture, .file_id = std::move(id), .alt = std::move(alt)};
}
const std::string kFile(32, 'a');

TEST(Document, KB2_LinksGoWhereTheyMay) {
  for (const auto* good :
       {"https://shop.example/a?b=c#d", "HTTP://x.y", "mailto:a@b.example", "/help/kiln", "#sizes"})
    EXPECT_TRUE(is_safe_href(good)) << good;
  for (const auto* bad : {"javascript:alert(1)",
                          "JaVaScRiPt:alert(1)",
                          " javascript:alert(1)",
                          "java\tscript:x",
                          "\x01javascript:alert(1)",
                          "data:text/html,<script>",
                          "vbscript:x",
                          "//evil.example",
                          "/\\evil.example",
                          "https:evil",
                          "https:///x",
                          "ftp://x",
                          "file:///etc/passwd",
                          "",
                          "#",
                          "mailto:",
                          "blob:x",
                          "https://x\"onclick=\"",
                          "https://x y",
                          "view-source:x",
                          "shop.example"})
    EXPECT_FALSE(is_safe_href(bad)) << bad;
  EXPECT_FALSE(is_safe_href("https://" + std::string(3'000, 'x')));
}

TEST(Document, KB2_EveryNodeStandsWhereItsKindMay) {
  const auto accepts = [](std::vector<Node> blocks) {
    return check_document({std::move(blocks)}).has_value();
  };
  EXPECT_TRUE(accepts({}));
  EXPECT_TRUE(accepts(
      {paragraph("a"), block(NodeKind::bullet_list, {item("b")}), picture(kFile),
       block(NodeKind::table,
             {block(NodeKind::table_row, {block(NodeKind::table_cell, {paragraph("c")})})})}));
  EXPECT_FALSE(accepts({text("loose")}));
  EXPECT_FALSE(accepts({item("loose")}));
  EXPECT_FALSE(accepts({block(NodeKind::paragraph, {paragraph("inside")})}));
  EXPECT_FALSE(accepts({block(NodeKind::heading, {picture(kFile)})}));
  EXPECT_FALSE(accepts({block(NodeKind::bullet_list, {})}));
  EXPECT_FALSE(accepts({block(NodeKind::bullet_list, {paragraph("no item")})}));
  EXPECT_FALSE(accepts({block(NodeKind::quote, {block(NodeKind::table, {})})}));
  EXPECT_FALSE(accepts({picture("../../etc/passwd")}));
  EXPECT_FALSE(accepts({picture(std::string(31, 'a') + "G")}));
  EXPECT_FALSE(accepts({paragraph("")})) << "a text says something";
  EXPECT_FALSE(accepts({block(NodeKind::paragraph, {text("x", "javascript:alert(1)")})}));
  EXPECT_FALSE(accepts({paragraph(std::string("\x07", 1))}));
  EXPECT_FALSE(accepts({{.kind = NodeKind::heading, .level = 1}}));
}

TEST(Document, KB2_DeepAndLongDocumentsAreRefused) {
  Node deep = item("bottom");
  for (int i = 0; i < 40; ++i) {
    Node list = block(NodeKind::bullet_list, {deep});
    deep = block(NodeKind::list_item, {paragraph("x"), list});
  }
  EXPECT_FALSE(check_document({{block(NodeKind::bullet_list, {deep})}}));
  EXPECT_FALSE(check_document({std::vector<Node>(kMaxDocumentNodes, paragraph("x"))}));
  EXPECT_FALSE(check_document({{paragraph(std::string(kMaxDocumentText + 1, 'x'))}}));
}

TEST(Document, KB2_TheRendererEscapesWhateverIsStored) {
  const std::string evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&";
  Node bad_link = text(evil, "javascript:alert(document.cookie)");
  Node breakout = text("x", "https://a\"onmouseover=\"alert(1)");
  const Document document{{
      block(NodeKind::heading, {text(evil)}),
      block(NodeKind::paragraph, {bad_link, breakout}),
      {.kind = NodeKind::code_block, .text = evil},
      picture("x\" onerror=\"alert(1)", evil),
      block(NodeKind::table,
            {block(NodeKind::table_row, {block(NodeKind::table_header, {paragraph(evil)})})}),
  }};
  const auto html = to_html(document, "/help/files/");
  EXPECT_FALSE(html.contains("<script"));
  EXPECT_FALSE(html.contains("javascript:"));
  EXPECT_FALSE(html.contains("<img src=x"));
  EXPECT_FALSE(html.contains("\"onmouseover"));
  EXPECT_FALSE(html.contains("\" onerror=\""));
  EXPECT_TRUE(html.contains("&lt;script&gt;"));
  for (const auto& one : document.blocks) EXPECT_FALSE(to_html(one, "").contains("<script"));
}

TEST(Document, KB2_HtmlHasTheElementsThatItShould) {
  Node strong = text("now");
  strong.bold = strong.italic = true;
  Node list{.kind = NodeKind::ordered_list, .start = 3, .children = {item("Pack it")}};
  const Document document{
      {block(NodeKind::heading, {text("Sizes & shapes")}),
       block(NodeKind::heading, {text("Sizes & shapes")}),
       block(
           NodeKind::paragraph,
           {strong, {.kind = NodeKind::line_break}, text("shop", "https://shop.example/?a=1&b=2")}),
       list, block(NodeKind::divider, {})}};
  EXPECT_EQ(to_html(document, "/p/"),
            "<h2 id=\"sizes-shapes\">Sizes &amp; shapes</h2><h2 id=\"sizes-shapes-2\">Sizes &amp; "
            "shapes</h2>"
            "<p><strong><em>now</em></strong><br><a href=\"https://shop.example/?a=1&amp;b=2\" "
            "rel=\"noopener "
            "noreferrer\">shop</a></p><ol start=\"3\"><li><p>Pack it</p></li></ol><hr>");
}

TEST(Document, CO4_PlainTextReadsLikeAMessage) {
  Node inner = block(NodeKind::bullet_list, {item("tape")});
  const Document document{{
      paragraph("Pack it well."),
      block(NodeKind::ordered_list,
            {item("Print the label"), block(NodeKind::list_item, {paragraph("Use"), inner})}),
      block(NodeKind::paragraph,
            {text("See "), text("the "), text("prices", "https://shop.example/p"), text(".")}),
      {.kind = NodeKind::code_block, .text = "a\nb"},
      block(NodeKind::quote, {paragraph("Free of charge")}),
  }};
  EXPECT_EQ(plain_text(document),
            "Pack it well.\n\n1. Print the label\n2. Use\n   • tape\n\nSee the prices "
            "(https://shop.example/p).\n\n"
            "a\nb\n\n> Free of charge");
  EXPECT_EQ(excerpt_of(document), "Pack it well. See the prices.");
}

TEST(Document, KB2_ExcerptsEndBetweenWords) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "porcelain ";
  const auto excerpt = excerpt_of({{paragraph(words)}});
  EXPECT_TRUE(excerpt.ends_with("porcelain…")) << excerpt;
  EXPECT_EQ(pictures_in({{picture(kFile), picture(kFile)}}).size(), 1U);
}

TEST(Document, CO9_AnAnswerHasNoTablesAndLinksToWholeAddressesAndSaysSomething) {
  const auto refused = [](std::vector<Node> blocks) {
    const auto status = check_message_document({std::move(blocks)});
    return status ? std::string() : status.error().field;
  };
  EXPECT_EQ(refused({paragraph("a"), picture(kFile)}), "");
  EXPECT_EQ(refused({picture(kFile)}), "");
  EXPECT_EQ(refused({}), "document");
  EXPECT_EQ(refused({paragraph(" ")}), "document");
  EXPECT_EQ(
      refused({paragraph("a"),
               block(NodeKind::table, {block(NodeKind::table_row,
                                             {block(NodeKind::table_cell, {paragraph("c")})})})}),
      "document");
  for (const auto* inside : {"/help/kiln", "#sizes", "javascript:alert(1)"})
    EXPECT_EQ(refused({block(NodeKind::paragraph, {text("x", inside)})}), "document") << inside;
  EXPECT_EQ(refused({block(NodeKind::paragraph, {text("x", "https://a.example")})}), "");
}

TEST(Document, CO9_AMailShowsItsPicturesByTheirContentIdAndNothingFromElsewhere) {
  Node gone = text("gone");
  gone.strike = true;
  Node vase = picture(kFile, "A \"vase\"");
  vase.width = 1200;
  vase.height = 400;
  const Document document{{block(NodeKind::heading, {text("Hi & co")}),
                           block(NodeKind::paragraph, {gone, text("<b>", "javascript:alert(1)")}),
                           block(NodeKind::bullet_list, {item("lid")}),
                           vase,
                           {.kind = NodeKind::code_block, .text = "a\nb"}}};
  EXPECT_EQ(
      to_mail_html(document),
      "<h2>Hi &amp; co</h2><p><s>gone</s>&lt;b&gt;</p><ul><li>lid</li></ul><p><img src=\"cid:" +
          kFile +
          "@harken\" alt=\"A &quot;vase&quot;\" width=\"600\" height=\"200\" "
          "style=\"max-width:100%;height:auto\"></p><pre><code>a\nb</code></pre>");
  EXPECT_EQ(content_id_of(kFile), kFile + "@harken");
  EXPECT_EQ(lines_to_html("a<b\nc"), "a&lt;b<br>\nc");
}

TEST(Document, CO9_PlainWordsBecomeParagraphsAndStayTheSame) {
  const auto document = document_of("Hello\n\n\nfirst\nsecond");
  ASSERT_EQ(document.blocks.size(), 2U);
  EXPECT_EQ(document.blocks.at(1).children.size(), 3U);
  EXPECT_EQ(plain_text(document), "Hello\n\nfirst\nsecond");
  EXPECT_TRUE(check_document(document));
  EXPECT_TRUE(document_of("").blocks.empty());
  EXPECT_TRUE(document_of("\n\n\n").blocks.empty());
  EXPECT_EQ(plain_text(document_of("\n\na\n\n")), "a");
}

TEST(Document, CO9_WithoutItsPicturesTheWordsStay) {
  const Node picture{.kind = NodeKind::picture, .file_id = std::string(32, 'a')};
  const auto line = document_of("a").blocks.front();
  const Document document{
      {line,
       picture,
       {.kind = NodeKind::bullet_list,
        .children = {{.kind = NodeKind::list_item, .children = {line, picture}}}}}};
  const auto bare = without_pictures(document);
  EXPECT_TRUE(pictures_in(bare).empty());
  EXPECT_EQ(plain_text(bare), "a\n\n• a");
  EXPECT_TRUE(check_document(bare));
}

TEST(Slug, KB2_TitlesBecomeAddresses) {
  EXPECT_EQ(slug_of("How do I return it?"), "how-do-i-return-it");
  EXPECT_EQ(slug_of("Как вернуть заказ: объём, щётка"), "kak-vernut-zakaz-obem-schetka");
  EXPECT_EQ(slug_of("  Crème brûlée — straße!  "), "creme-brulee-strasse");
  EXPECT_EQ(slug_of("你好"), "");
  EXPECT_LE(slug_of(std::string(200, 'a')).size(), 80U);
  for (const auto* bad : {"", "a", "-a", "a-", "a--b", "A b", "help/x", "ёж"})
    EXPECT_FALSE(check_slug("slug", bad)) << bad;
  EXPECT_TRUE(check_slug("slug", "slow-kiln-2"));
  for (const auto* bad : {"", "e", "EN", "en-GB", "engl", "е"})
    EXPECT_FALSE(check_language("language", bad)) << bad;
}

}  // namespace
}  // namespace harken
