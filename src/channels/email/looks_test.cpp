// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/looks.hpp"

#include <gtest/gtest.h>

namespace harken::email {
namespace {

TEST(Looks, CH7_emphasis_lists_tables_and_pictures_are_more_than_text) {
  for (const auto* html : {"<p>Not <b>this</b> one</p>", "<ul><li>one</li></ul>", "<h2>Order</h2>",
                           "<table><tr><td>1</td></tr></table>", "<img data-cid=\"pic\">"})
    EXPECT_TRUE(shows_more_than_text(html)) << html;
}

TEST(Looks, CH7_fonts_links_and_folded_history_are_not) {
  for (const auto* html :
       {"", "<div dir=\"ltr\">Hello<br>there</div>", "<br>", "<body>x</body>",
        "<p style=\"color: #111\"><a href=\"https://kiln.test\">kiln.test</a></p>",
        "<div>Thanks</div><blockquote data-fold=\"quote\"><b>old</b></blockquote>"})
    EXPECT_FALSE(shows_more_than_text(html)) << html;
}

}  // namespace
}  // namespace harken::email
