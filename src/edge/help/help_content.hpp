// SPDX-License-Identifier: AGPL-3.0-or-later
// What a path of the help centre shows, read in one transaction. An unpublished thing and one that
// does not exist are the same: a page that says so, with 404.
#pragma once

#include <functional>

#include "edge/help/help_page.hpp"
#include "edge/http/http.hpp"
#include "ports/database.hpp"

namespace harken::edge {

using HelpContent = std::function<Result<Response>(Tx&, const HelpSite&)>;

HelpContent help_index(const Request& request);
// To the language that the browser prefers.
HelpContent help_entrance(const Request& request);
HelpContent help_home(const Request& request);
HelpContent help_category(const Request& request);
HelpContent help_article(const Request& request);
HelpContent help_search(const Request& request);
HelpContent help_missing(const Request& request);
HelpContent help_sitemap(const Request& request);
HelpContent help_robots(const Request& request);

}  // namespace harken::edge
