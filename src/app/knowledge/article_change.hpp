// SPDX-License-Identifier: AGPL-3.0-or-later
// What the use cases of articles share.
#pragma once

#include "app/knowledge/articles.hpp"

namespace harken::app {

// For those who may write. Errors: forbidden, not_found.
Result<Article> get_editable_article(Tx& tx, const Actor& actor, ArticleId id);
// The one event of a change: the article as it is now, without its texts.
Status announce_article(Tx& tx, Env& env, const Actor& actor, ArticleId id);

}  // namespace harken::app
