// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/notice.hpp"

namespace harken {

namespace {

struct Words {
  std::string_view wrote;  // after the name
  std::string_view chat;   // before the link
  std::string_view answer;
};

Words words_in(std::string_view language) {
  if (language.starts_with("ru"))
    return {" пишет вам", "Ответить в чате: ", "Можно ответить и просто на это письмо."};
  if (language.starts_with("id"))
    return {" menulis kepada Anda", "Balas di obrolan: ", "Anda juga bisa membalas email ini."};
  return {" has written to you", "Answer in the chat: ", "Or simply answer this e-mail."};
}

}  // namespace

Notice notice_of(std::string_view writer, std::string_view text, std::string_view link,
                 std::string_view language) {
  const auto words = words_in(language);
  Notice notice;
  notice.subject = std::string(writer) + std::string(words.wrote);
  notice.text = notice.subject + ":\n\n" + std::string(text) + "\n\n";
  if (!link.empty()) notice.text += std::string(words.chat) + std::string(link) + "\n";
  notice.text += words.answer;
  return notice;
}

}  // namespace harken
