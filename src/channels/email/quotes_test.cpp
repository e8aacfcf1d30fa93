// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/quotes.hpp"

#include <gtest/gtest.h>

#include "channels/email/html_text.hpp"
#include "channels/email/html_tree.hpp"
#include "channels/email/testing/testing.hpp"

namespace harken::email {
namespace {

std::string visible(std::string_view text) { return split_quotes(text).visible; }

TEST(EmailQuotes, HistoryIsFoldedInFourLanguages) {
  for (const auto* introduction :
       {"On Mon, 3 Nov 2026 at 10:00, Ana <ana@b.test> wrote:",
        "On 3 Nov 2026, at 10:00, Ana wrote:", "Am 03.11.2026 um 10:00 schrieb Ana <ana@b.test>:",
        "Am Mo., 3. Nov. 2026 um 10:00 Uhr schrieb Ana\n<ana@b.test>:",
        "пн, 3 нояб. 2026 г. в 10:00, Ана <ana@b.test>:",
        "3 ноября 2026 г., в 10:00, Ана написала:",
        "Pada Sen, 3 Nov 2026 pukul 10.00 Ana <ana@b.test> menulis:",
        "On Mon, 3 Nov 2026 at 10:00, Ana With A Long Name Indeed\n<ana@b.test>\nwrote:"}) {
    for (const auto* quoted :
         {"\n> old words\n> more", "\n\n> old\n\n> words", "\nold words, not marked"}) {
      const auto split = split_quotes("Thanks!\n\n" + std::string(introduction) + quoted);
      EXPECT_EQ(split.visible, "Thanks!") << introduction << quoted;
      EXPECT_NE(split.folded.find("old"), std::string::npos) << "folded, not lost";
      EXPECT_NE(split.folded.find(std::string(introduction)), std::string::npos);
    }
  }
}

TEST(EmailQuotes, OutlooksHeaderBeginsHistory) {
  for (const auto* header :
       {"-----Original Message-----\nold", "-----Ursprüngliche Nachricht-----\nold",
        "-------- Исходное сообщение --------\nold", "-----Pesan Asli-----\nold",
        "From: Ana <ana@b.test>\nSent: Monday, 3 November 2026\nTo: Desk\nSubject: Hi\n\nold",
        "Von: Ana\nGesendet: Montag\nAn: Desk\nBetreff: Hi\n\nold",
        "От: Ана\nОтправлено: понедельник\nКому: Desk\nТема: Hi\n\nold",
        "Dari: Ana\nTanggal: Senin\nKepada: Desk\nSubjek: Hi\n\nold",
        "*From:* Ana\n*Date:* x\n*To:* y\nold"})
    EXPECT_EQ(visible("Yes.\n" + std::string(header)), "Yes.") << header;
}

TEST(EmailQuotes, SignaturesAreFolded) {
  EXPECT_EQ(visible("Hi\n-- \nAna\nExample Ltd"), "Hi");
  EXPECT_EQ(visible("Hi\n\nSent from my iPhone"), "Hi");
  EXPECT_EQ(visible("Hi\n\nОтправлено с iPhone\n\n> old"), "Hi");
  EXPECT_EQ(visible("Hi\n\nVon meinem iPhone gesendet"), "Hi");
  EXPECT_EQ(visible("Hi\n\nDikirim dari iPhone saya"), "Hi");
  EXPECT_EQ(visible("Hi\n-- \nAna\n\nOn 3 Nov 2026, Ben <b@c.test> wrote:\n> old\n> -- \n> Ben"),
            "Hi");
  EXPECT_EQ(visible("Sent from my iPhone I can't read it.\nCan you?"),
            "Sent from my iPhone I can't read it.\nCan you?");
}

TEST(EmailQuotes, AnswersPointByPointKeepTheirPoints) {
  const std::string text =
      "On 3 Nov 2026, Ana <a@b.test> wrote:\n> one?\n\nYes.\n\n> two?\n\nNo.\n\n> three\n";
  EXPECT_EQ(visible(text), "On 3 Nov 2026, Ana <a@b.test> wrote:\n> one?\n\nYes.\n\n> two?\n\nNo.");
  EXPECT_EQ(visible("On 3 Nov 2026, Ana <a@b.test> wrote:\n> old\n\nAnswer below"), "Answer below");
}

TEST(EmailQuotes, NothingElseIsFolded) {
  for (const auto* text :
       {"> only a quotation", "-- \nonly a signature",
        "From: a\nTo: b\nSubject: forwarded\n\nwords", "On Monday Peter wrote:\nit was late",
        "Write to Ana <ana@b.test>:\nshe knows",
        "a\n--\nb\n\n\nc"
        "\n\n\n\n\n\n\n\n\n\nd",
        "From: me to you"})
    EXPECT_EQ(visible(text), text);
}

struct SplitHtml {
  std::string visible;
  std::string folded;
  std::string html;
};

SplitHtml split(const std::string& html) {
  const auto tree = HtmlTree::parse(html);
  if (!tree) return {};
  const auto folds = folds_in(tree->body());
  return {html_to_text(tree->body(), folds, TextPart::visible),
          html_to_text(tree->body(), folds, TextPart::folded),
          sanitize(tree->body(), folds).value_or("(refused)")};
}

TEST(EmailQuotes, WhatNobodySeesIsNotWhatIsLeftToSee) {
  for (const std::string unseen : {"\r", "\x01", "\x7F", " \t", "\f\v", "\xC2\xA0"}) {
    EXPECT_TRUE(visible("> old\n" + unseen).starts_with("> old"));
    EXPECT_EQ(visible("Yes.\n> old\n" + unseen).find("old"), std::string::npos);
  }
  for (const auto* unseen : {"&#13;", "&#1;", "&#12;", "&nbsp;"}) {
    const auto result =
        split("<blockquote type=cite>old</blockquote><p>" + std::string(unseen) + "</p>");
    EXPECT_NE(result.visible.find("old"), std::string::npos) << unseen;
    EXPECT_EQ(result.html.find("data-fold"), std::string::npos) << unseen;
  }
}

TEST(EmailQuotes, WhatHtmlDoesNotShowIsNotWhatIsLeftToSee) {
  for (const auto* unseen :
       {"<div style='display:none'>preview</div>", "<div id=divRplyFwdMsg></div>",
        "<blockquote type=cite></blockquote><p>-- </p><blockquote type=cite></blockquote>"}) {
    const auto result = split(unseen + std::string("<div class=gmail_signature>Ana</div>"));
    EXPECT_NE(result.visible.find("Ana"), std::string::npos) << unseen;
  }
  const auto quoted =
      "<p>Yes.</p><div style='display:none'>preview</div><blockquote type=cite>old</blockquote>";
  EXPECT_EQ(split(quoted).visible, "Yes.");
}

TEST(EmailQuotes, HtmlOfMailProgramsIsFolded) {
  for (const auto* history :
       {"<div class=\"gmail_quote\"><div class=gmail_attr>On x "
        "wrote:</div><blockquote>old</blockquote></div>",
        "<div class=\"moz-cite-prefix\">On 3 Nov 2026, Ana wrote:</div><blockquote "
        "type=\"cite\">old</blockquote>",
        "<div>On 3 Nov 2026, at 10:00, Ana &lt;a@b.test&gt; wrote:</div><br><blockquote "
        "type=cite>old</blockquote>",
        "<hr><div id=\"divRplyFwdMsg\">From: Ana</div><div>old</div>",
        "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> "
        "Ana<br><b>Sent:</b> Monday<br>"
        "<b>To:</b> Desk</p></div></div><p>old</p>",
        "<div>-----Original Message-----</div><div>old</div>", "<div class=yahoo_quoted>old</div>",
        "<p>Am 03.11.2026 um 10:00 schrieb Ana:</p><p>old</p><table><tr><td>old</table>"}) {
    const auto result = split("<div>Thanks!</div>" + std::string(history));
    EXPECT_EQ(result.visible.substr(0, 7), "Thanks!") << history;
    EXPECT_EQ(result.visible.find("old"), std::string::npos) << history << "\n" << result.visible;
    EXPECT_NE(result.folded.find("old"), std::string::npos) << history;
    EXPECT_NE(result.html.find("data-fold=\"quote\""), std::string::npos) << result.html;
    EXPECT_NE(result.html.find("old"), std::string::npos) << "folded, not lost";
  }
}

TEST(EmailQuotes, HtmlSignaturesAndHistoryHaveTheirMarks) {
  EXPECT_EQ(split("<div>Hi</div><div>--</div><div>Ana<br><b>Ltd</b></div>"
                  "<div class=gmail_quote>old</div>")
                .html,
            "<div>Hi</div><div><span data-fold=\"signature\">--</span></div>"
            "<div data-fold=\"signature\">Ana<br><b>Ltd</b></div>"
            "<div data-fold=\"quote\">old</div>");
  EXPECT_EQ(split("<p>Hi</p><div class=gmail_signature>Ana</div>").visible, "Hi");
  const auto forwarded =
      "<div>See</div><div class=\"gmail_quote\">---------- Forwarded message ---------<br>From: "
      "x</div>";
  EXPECT_NE(split(forwarded).visible.find("Forwarded"), std::string::npos);
}

TEST(EmailQuotes, A15_FoldedHtmlIsItsOwnOutput) {
  const auto result =
      split("<p>Hi<p>On 3 Nov 2026, Ana wrote:<p>old <b>words</b><table><tr><td>x</table>");
  EXPECT_EQ(sanitize(result.html).value_or(""), result.html);
}

TEST(EmailQuotes, A26_ManyLinesTakeTimeInProportion) {
  const auto seconds = [](const std::string& piece, int count) {
    std::string text = "Hi\n";
    for (int i = 0; i < count; ++i) text += piece;
    return seconds_of([&] { split_quotes(text); });
  };
  // Four times the lines: a quadratic step would show as 16.
  for (const auto* piece : {"> x\n", "\n", "On 1 x\n", "On 1 <a@b> wrote:\n> x\n\n\ny\n", "-- \n",
                            "From: a\nTo: b\n", "Sent from my x\n", " \t \t \n"})
    EXPECT_LT(seconds(piece, 16'000) / seconds(piece, 4'000), 9.0) << piece;
}

}  // namespace
}  // namespace harken::email
