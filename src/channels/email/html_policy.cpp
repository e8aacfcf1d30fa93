// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/html_policy.hpp"

#include <algorithm>
#include <array>

#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::array kKept = {
    GUMBO_TAG_A,          GUMBO_TAG_ABBR,       GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,
    GUMBO_TAG_ASIDE,      GUMBO_TAG_B,          GUMBO_TAG_BDI,     GUMBO_TAG_BDO,
    GUMBO_TAG_BIG,        GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BR,      GUMBO_TAG_CAPTION,
    GUMBO_TAG_CENTER,     GUMBO_TAG_CITE,       GUMBO_TAG_CODE,    GUMBO_TAG_COL,
    GUMBO_TAG_COLGROUP,   GUMBO_TAG_DD,         GUMBO_TAG_DEL,     GUMBO_TAG_DFN,
    GUMBO_TAG_DIV,        GUMBO_TAG_DL,         GUMBO_TAG_DT,      GUMBO_TAG_EM,
    GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,     GUMBO_TAG_FONT,    GUMBO_TAG_FOOTER,
    GUMBO_TAG_H1,         GUMBO_TAG_H2,         GUMBO_TAG_H3,      GUMBO_TAG_H4,
    GUMBO_TAG_H5,         GUMBO_TAG_H6,         GUMBO_TAG_HEADER,  GUMBO_TAG_HR,
    GUMBO_TAG_I,          GUMBO_TAG_IMG,        GUMBO_TAG_INS,     GUMBO_TAG_KBD,
    GUMBO_TAG_LI,         GUMBO_TAG_MAIN,       GUMBO_TAG_MARK,    GUMBO_TAG_OL,
    GUMBO_TAG_P,          GUMBO_TAG_PRE,        GUMBO_TAG_Q,       GUMBO_TAG_S,
    GUMBO_TAG_SAMP,       GUMBO_TAG_SECTION,    GUMBO_TAG_SMALL,   GUMBO_TAG_SPAN,
    GUMBO_TAG_STRIKE,     GUMBO_TAG_STRONG,     GUMBO_TAG_SUB,     GUMBO_TAG_SUP,
    GUMBO_TAG_TABLE,      GUMBO_TAG_TBODY,      GUMBO_TAG_TD,      GUMBO_TAG_TFOOT,
    GUMBO_TAG_TH,         GUMBO_TAG_THEAD,      GUMBO_TAG_TIME,    GUMBO_TAG_TR,
    GUMBO_TAG_TT,         GUMBO_TAG_U,          GUMBO_TAG_UL,      GUMBO_TAG_VAR,
    GUMBO_TAG_WBR};

constexpr std::array kDropped = {
    GUMBO_TAG_APPLET,   GUMBO_TAG_AUDIO,    GUMBO_TAG_BASE,      GUMBO_TAG_CANVAS,
    GUMBO_TAG_EMBED,    GUMBO_TAG_FRAME,    GUMBO_TAG_FRAMESET,  GUMBO_TAG_HEAD,
    GUMBO_TAG_IFRAME,   GUMBO_TAG_INPUT,    GUMBO_TAG_LINK,      GUMBO_TAG_MATH,
    GUMBO_TAG_META,     GUMBO_TAG_NOEMBED,  GUMBO_TAG_NOFRAMES,  GUMBO_TAG_NOSCRIPT,
    GUMBO_TAG_OBJECT,   GUMBO_TAG_PARAM,    GUMBO_TAG_PLAINTEXT, GUMBO_TAG_SCRIPT,
    GUMBO_TAG_SELECT,   GUMBO_TAG_SOURCE,   GUMBO_TAG_STYLE,     GUMBO_TAG_SVG,
    GUMBO_TAG_TEMPLATE, GUMBO_TAG_TEXTAREA, GUMBO_TAG_TITLE,     GUMBO_TAG_TRACK,
    GUMBO_TAG_VIDEO,    GUMBO_TAG_XMP};

constexpr std::array<std::string_view, 22> kAttributes = {
    "align",    "alt",  "bgcolor", "border", "cellpadding", "cellspacing", "color",    "colspan",
    "datetime", "dir",  "face",    "height", "lang",        "nowrap",      "reversed", "rowspan",
    "size",     "span", "start",   "title",  "valign",      "width"};

bool is_control_or_space(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }

// As a browser reads it: without white space around, and none of its line breaks.
std::string bare(std::string_view url) {
  while (!url.empty() && is_control_or_space(url.front())) url.remove_prefix(1);
  while (!url.empty() && is_control_or_space(url.back())) url.remove_suffix(1);
  std::string result;
  for (const char c : url.substr(0, 8192))
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) result.push_back(c);
  return result;
}

std::string scheme_of(std::string_view url) {
  const auto colon = url.find(':');
  if (colon == std::string_view::npos) return {};
  return to_lower_ascii(url.substr(0, colon));
}

}  // namespace

TagRule rule_of(const GumboNode* element) {
  if (element->v.element.tag_namespace != GUMBO_NAMESPACE_HTML) return TagRule::drop;
  const auto tag = element->v.element.tag;
  if (std::ranges::find(kKept, tag) != kKept.end()) return TagRule::keep;
  if (std::ranges::find(kDropped, tag) != kDropped.end()) return TagRule::drop;
  return TagRule::unwrap;
}

bool is_void(GumboTag tag) {
  return tag == GUMBO_TAG_BR || tag == GUMBO_TAG_COL || tag == GUMBO_TAG_HR ||
         tag == GUMBO_TAG_IMG || tag == GUMBO_TAG_WBR;
}

bool is_plain_attribute(std::string_view name) {
  return std::ranges::find(kAttributes, name) != kAttributes.end();
}

std::string safe_link(std::string_view url) {
  auto result = bare(url);
  const auto scheme = scheme_of(result);
  const bool is_safe =
      scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
  return is_safe ? result : std::string();
}

std::string safe_picture(std::string_view url) {
  auto result = bare(url);
  const auto scheme = scheme_of(result);
  return scheme == "http" || scheme == "https" ? result : std::string();
}

std::string content_id_in(std::string_view url) {
  const auto text = bare(url);
  return scheme_of(text) == "cid" ? text.substr(4) : std::string();
}

}  // namespace harken::email
