// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/notice.hpp"

namespace harken {

namespace {

struct Words {
  std::string_view wrote;     // after the name
  std::string_view chat;      // before the link
  std::string_view personal;  // before the days
  std::string_view days;
  std::string_view site;  // before the page of the company
  std::string_view answer;
};

std::string personal_line(const Words& words, int days) {
  return std::string(words.personal) + std::to_string(days) + std::string(words.days) + "\n";
}

Words words_in(std::string_view language) {
  if (language.starts_with("ru"))
    return {" пишет вам",
            "Ответить в чате: ",
            "Эта ссылка только для вас. Она действует ",
            " дней.",
            "Или на сайте, если откроете его в том же браузере: ",
            "Можно ответить и просто на это письмо."};
  if (language.starts_with("id"))
    return {" menulis kepada Anda",
            "Balas di obrolan: ",
            "Tautan ini hanya untuk Anda dan berlaku ",
            " hari.",
            "Atau di situs kami, dari browser yang sama: ",
            "Anda juga bisa membalas email ini."};
  return {" has written to you",
          "Answer in the chat: ",
          "This link is for you alone and works for ",
          " days.",
          "Or on our website, in the browser that you used there: ",
          "Or simply answer this e-mail."};
}

}  // namespace

Notice notice_of(std::string_view writer, std::string_view text, const ChatLinks& links, int days,
                 std::string_view language) {
  const auto words = words_in(language);
  Notice notice;
  notice.subject = std::string(writer) + std::string(words.wrote);
  notice.text = notice.subject + ":\n\n" + std::string(text) + "\n\n";
  if (!links.anywhere.empty())
    notice.text += std::string(words.chat) + links.anywhere + "\n" + personal_line(words, days);
  if (!links.site.empty())
    notice.text +=
        std::string(links.anywhere.empty() ? words.chat : words.site) + links.site + "\n";
  notice.text += words.answer;
  return notice;
}

}  // namespace harken
