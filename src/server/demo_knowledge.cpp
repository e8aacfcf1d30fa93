// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/demo_knowledge.hpp"

#include <map>

#include "app/knowledge/articles.hpp"
#include "app/knowledge/knowledge_bases.hpp"
#include "server/demo_articles.hpp"

namespace harken::server {

namespace {

constexpr std::string_view kLanguages[] = {"en", "ru", "id"};

Node text_node(std::string_view words, bool is_bold = false, std::string_view href = {}) {
  return {.kind = NodeKind::text,
          .text = std::string(words),
          .bold = is_bold,
          .href = std::string(href)};
}

// *bold* and [words](address).
std::vector<Node> parse_inline(std::string_view line) {
  std::vector<Node> nodes;
  const auto add = [&](std::string_view words, bool is_bold = false, std::string_view href = {}) {
    if (!words.empty()) nodes.push_back(text_node(words, is_bold, href));
  };
  while (!line.empty()) {
    const auto at = line.find_first_of("*[");
    add(line.substr(0, at));
    if (at == std::string_view::npos) break;
    const bool is_link = line[at] == '[';
    line.remove_prefix(at + 1);
    const auto end = line.find(is_link ? ']' : '*');
    const auto words = line.substr(0, end);
    line.remove_prefix(end + 1);
    if (!is_link) {
      add(words, true);
      continue;
    }
    const auto close = line.find(')');
    add(words, false, line.substr(1, close - 1));
    line.remove_prefix(close + 1);
  }
  return nodes;
}

Node block(NodeKind kind, std::vector<Node> children) {
  return {.kind = kind, .children = std::move(children)};
}

Node paragraph(std::string_view line) { return block(NodeKind::paragraph, parse_inline(line)); }

// Lines of one kind that follow each other are one list or table.
Node& last_or_new(Document& document, NodeKind kind) {
  if (document.blocks.empty() || document.blocks.back().kind != kind)
    document.blocks.push_back({.kind = kind});
  return document.blocks.back();
}

Node table_row(std::string_view line, bool is_first) {
  Node row{.kind = NodeKind::table_row};
  while (!line.empty()) {
    const auto cell = line.substr(0, line.find(" | "));
    line.remove_prefix(std::min(line.size(), cell.size() + 3));
    row.children.push_back(
        block(is_first ? NodeKind::table_header : NodeKind::table_cell, {paragraph(cell)}));
  }
  return row;
}

void add_line(Document& document, std::string_view line) {
  const auto behind = [&](std::string_view mark) {
    const bool fits = line.starts_with(mark);
    if (fits) line.remove_prefix(mark.size());
    return fits;
  };
  const auto add_item = [&](NodeKind kind) {
    last_or_new(document, kind).children.push_back(block(NodeKind::list_item, {paragraph(line)}));
  };
  if (behind("## "))
    document.blocks.push_back(block(NodeKind::heading, parse_inline(line)));
  else if (behind("- "))
    add_item(NodeKind::bullet_list);
  else if (behind("1. "))
    add_item(NodeKind::ordered_list);
  else if (behind("> "))
    document.blocks.push_back(block(NodeKind::quote, {paragraph(line)}));
  else if (behind("| ")) {
    auto& table = last_or_new(document, NodeKind::table);
    table.children.push_back(table_row(line, table.children.empty()));
  } else
    document.blocks.push_back(paragraph(line));
}

Document parse(std::string_view text) {
  Document document;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    add_line(document, line);
  }
  return document;
}

Result<std::map<std::string_view, CategoryId>> add_categories(Tx& tx, Env& env, const Actor& writer,
                                                              KnowledgeBaseId base) {
  std::map<std::string_view, CategoryId> made;
  for (const auto& each : demo_categories()) {
    std::vector<CategoryName> names;
    for (std::size_t i = 0; i < 3; ++i)
      names.push_back({std::string(kLanguages[i]), std::string(each.names[i]),
                       std::string(each.descriptions[i])});
    ASSIGN_OR_RETURN(
        const auto category,
        app::create_category(tx, env, writer, {.knowledge_base_id = base, .names = names}));
    made[each.handle] = category.id;
  }
  return made;
}

Status add_article(Tx& tx, Env& env, const Actor& writer, const DemoArticle& demo,
                   KnowledgeBaseId base, CategoryId category) {
  const auto& first = demo.translations.front();
  ASSIGN_OR_RETURN(
      const auto article,
      app::create_article(tx, env, writer,
                          {base, category, std::string(first.language), std::string(first.title)}));
  std::int64_t version = 1;
  for (const auto& [language, title, text] : demo.translations) {
    const app::TranslationRef of{article.id, std::string(language), version};
    ASSIGN_OR_RETURN(const auto draft, app::save_article_draft(
                                           tx, env, writer, {of, std::string(title), parse(text)}));
    if (demo.is_published)
      RETURN_IF_ERROR(
          app::publish(tx, env, writer, {article.id, std::string(language), draft.version}));
    version = 0;
  }
  return {};
}

}  // namespace

Status add_demo_knowledge(Tx& tx, Env& env, const Actor& writer) {
  const std::vector<std::string> languages(std::begin(kLanguages), std::end(kLanguages));
  ASSIGN_OR_RETURN(
      const auto base,
      app::create_knowledge_base(
          tx, env, writer, {.name = "Slow Kiln", .languages = languages, .accent = "#2f6f4f"}));
  ASSIGN_OR_RETURN(auto categories, add_categories(tx, env, writer, base.id));
  for (const auto& demo : demo_articles())
    RETURN_IF_ERROR(add_article(tx, env, writer, demo, base.id, categories[demo.category]));
  ASSIGN_OR_RETURN(
      const auto team,
      app::create_knowledge_base(tx, env, writer,
                                 {.name = "For the team", .slug = "team", .is_public = false}));
  static constexpr DemoTranslation kCarrier[] = {
      {"en", "How we talk to the carrier",
       "The depot answers by phone from 7 to 15. Have the LP number and the weight at hand.\n"
       "## What you may tell a customer\n"
       "- That we have asked, and when we will know more.\n"
       "- *Never* a date that the carrier has not confirmed."}};
  return add_article(tx, env, writer, {"", true, kCarrier}, team.id, {});
}

}  // namespace harken::server
