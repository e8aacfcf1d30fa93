// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/sanitize.hpp"

#include "channels/email/charset.hpp"
#include "channels/email/html_policy.hpp"
#include "channels/email/html_tree.hpp"
#include "channels/email/html_walk.hpp"
#include "core/rules/document_html.hpp"

namespace harken::email {
namespace {

constexpr int kMaxRounds = 5;

std::string printable(std::string_view text) { return escape_html(clean_text(std::string(text))); }

bool is_fold(std::string_view value) { return value == "quote" || value == "signature"; }

class Writer {
 public:
  Writer(const Folds& folds, const PictureSources& pictures) : folds_(folds), pictures_(pictures) {}

  std::string write(const GumboNode* body) {
    walk(
        body, [&](const GumboNode* node) { return enter(node, body); },
        [&](const GumboNode* node) { leave(node); });
    // A parser skips white space ahead of the first element.
    return out_.substr(std::min(out_.find_first_not_of(" \n\t"), out_.size()));
  }

 private:
  bool enter(const GumboNode* node, const GumboNode* body) {
    if (is_text(node)) write_text(node);
    if (!is_element(node)) return false;
    if (node == body) return open_body(node);
    const auto rule = rule_of(node);
    if (rule != TagRule::keep) return rule == TagRule::unwrap;
    return node->v.element.tag == GUMBO_TAG_IMG ? write_picture(node) : open(node);
  }

  void leave(const GumboNode* node) {
    if (is_element(node, GUMBO_TAG_BODY)) {
      if (has_wrapper_) out_ += "</div>";
    } else if (rule_of(node) == TagRule::keep) {
      out_.append("</").append(gumbo_normalized_tagname(node->v.element.tag)).append(">");
    }
  }

  // What the page says of all of it (a colour, a direction) needs an element.
  bool open_body(const GumboNode* body) {
    out_ += "<div";
    const auto bare = out_.size();
    write_attributes(body);
    has_wrapper_ = out_.size() != bare;
    if (has_wrapper_) {
      out_ += ">";
    } else {
      out_.clear();
    }
    return true;
  }

  bool open(const GumboNode* node) {
    const auto tag = node->v.element.tag;
    out_.append("<").append(gumbo_normalized_tagname(tag));
    write_attributes(node);
    if (tag == GUMBO_TAG_A) write_link(node);
    write_fold(node);
    out_ += ">";
    // A parser skips one line break here.
    const auto children = children_of(node);
    if (tag == GUMBO_TAG_PRE && !children.empty() && is_text(children.front()) &&
        children.front()->v.text.text[0] == '\n')
      out_ += "\n";
    return !is_void(tag);
  }

  void write_text(const GumboNode* node) {
    const auto text = printable(node->v.text.text);
    const auto fold = folds_.find(node);
    if (fold == folds_.end()) {
      out_ += text;
    } else {
      out_.append("<span data-fold=\"").append(fold->second).append("\">");
      out_.append(text).append("</span>");
    }
  }

  void write_attributes(const GumboNode* node) {
    for (const auto* each : attributes_of(node)) {
      const std::string_view name = each->name;
      if (each->attr_namespace != GUMBO_ATTR_NAMESPACE_NONE) continue;
      if (name == "style") {
        const auto style = safe_style(each->value);
        if (!style.empty()) add("style", style);
      } else if (name == "data-fold") {
        if (!folds_.contains(node) && is_fold(each->value)) add(name, each->value);
      } else if (is_plain_attribute(name)) {
        add(name, each->value);
      }
    }
  }

  void write_fold(const GumboNode* node) {
    if (const auto fold = folds_.find(node); fold != folds_.end()) add("data-fold", fold->second);
  }

  void write_link(const GumboNode* node) {
    const auto link = safe_link(attribute(node, "href"));
    if (link.empty()) return;
    add("href", link);
    out_ += " rel=\"noopener noreferrer nofollow\" target=\"_blank\"";
  }

  bool write_picture(const GumboNode* node) {
    auto id = content_id_in(attribute(node, "src"));
    if (id.empty()) id = clean_line(attribute(node, "data-cid"));
    auto remote = safe_picture(attribute(node, "src"));
    if (remote.empty()) remote = safe_picture(attribute(node, "data-src"));
    if (id.empty() && remote.empty() && attribute(node, "alt").empty()) return false;
    out_ += "<img";
    write_attributes(node);
    if (!id.empty()) {
      write_inline_source(id);
    } else if (!remote.empty()) {
      add(pictures_.from_elsewhere ? "src" : "data-src", remote);
    }
    write_fold(node);
    out_ += ">";
    return false;
  }

  void write_inline_source(const std::string& id) {
    const auto url = pictures_.of_file ? pictures_.of_file(id) : std::string();
    if (url.empty()) {
      add("data-cid", id);
    } else {
      add("src", url);
    }
  }

  void add(std::string_view name, std::string_view value) {
    out_.append(" ").append(name).append("=\"").append(printable(value)).append("\"");
  }

  const Folds& folds_;
  const PictureSources& pictures_;
  std::string out_;
  bool has_wrapper_ = false;
};

Result<std::string> write_once(std::string_view html, const PictureSources& pictures = {}) {
  ASSIGN_OR_RETURN(const auto tree, HtmlTree::parse(html));
  return Writer({}, pictures).write(tree.body());
}

// Until a parser makes of it what was written: taking elements out moves their neighbours.
Result<std::string> settle(std::string html) {
  for (int round = 0; round < kMaxRounds; ++round) {
    ASSIGN_OR_RETURN(auto again, write_once(html));
    if (again == html) return again;
    html = std::move(again);
  }
  return fail_invalid("html", "it changes each time it is read");
}

}  // namespace

Result<std::string> sanitize(std::string_view html) {
  ASSIGN_OR_RETURN(auto once, write_once(html));
  return settle(std::move(once));
}

Result<std::string> sanitize(const GumboNode* body, const Folds& folds) {
  return settle(Writer(folds, {}).write(body));
}

Result<std::string> with_pictures(std::string_view html, const PictureSources& pictures) {
  return write_once(html, pictures);
}

}  // namespace harken::email
