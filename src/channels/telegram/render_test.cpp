// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/render.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

#include "channels/telegram/utf16.hpp"
#include "core/rules/text.hpp"

namespace harken::telegram {
namespace {

PublicMessage with_text(std::string text) {
  PublicMessage message;
  message.text = std::move(text);
  return message;
}

File file(std::string type, std::int64_t size = 1000) {
  File result;
  result.type = std::move(type);
  result.size = size;
  return result;
}

std::vector<File> several(int count, const std::string& type) {
  return std::vector<File>(count, file(type));
}

std::vector<BotRequest> rendered(const PublicMessage& message, std::int64_t reply_to = 0,
                                 const std::optional<Document>& document = std::nullopt) {
  return render({message, document}, {.chat_id = 5001, .reply_to = reply_to});
}

// "sendPhoto sendMediaGroup*3": with the number of parts where it is not one.
std::string outline(const std::vector<BotRequest>& requests) {
  std::string result;
  for (const auto& request : requests) {
    if (!result.empty()) result += ' ';
    result += request.method;
    if (request.parts != 1) result += "*" + std::to_string(request.parts);
  }
  return result;
}

TEST(TelegramRenderTest, SendsTextAsItIs) {
  const auto requests = rendered(with_text("See <b>https://kiln.example</b> *now*"));
  ASSERT_EQ(requests.size(), 1u);
  EXPECT_EQ(requests[0].method, "sendMessage");
  EXPECT_EQ(json::serialize(requests[0].arguments),
            R"({"chat_id":5001,"text":"See <b>https://kiln.example</b> *now*"})");
}

TEST(TelegramRenderTest, AnswersTheMessageThatItAnswersOnceAndWithoutInsisting) {
  const auto requests = rendered(with_text(std::string(5000, 'x')), 40);
  ASSERT_EQ(requests.size(), 2u);
  EXPECT_EQ(json::serialize(requests[0].arguments.at("reply_parameters")),
            R"({"message_id":40,"allow_sending_without_reply":true})");
  EXPECT_FALSE(requests[1].arguments.contains("reply_parameters"));
}

TEST(TelegramRenderTest, CH13_SplitsWhatIsTooLongForOneMessage) {
  std::string text;
  for (int i = 0; i < 39; ++i)
    text += "Paragraph " + std::to_string(i) + std::string(280, 'x') + "\n\n";
  const auto requests = rendered(with_text(text));
  EXPECT_EQ(outline(requests), "sendMessage sendMessage sendMessage");
  for (const auto& request : requests) {
    const std::string_view piece = request.arguments.at("text").as_string();
    EXPECT_LE(count_utf16_units(piece), kLongestMessage);
    EXPECT_TRUE(piece.starts_with("Paragraph ")) << piece.substr(0, 20);
  }
}

TEST(TelegramRenderTest, CH13_CountsInUtf16Units) {
  std::string kilns;
  for (int i = 0; i < 3000; ++i) kilns += "🔥";  // two units each
  const auto pieces = split_text(kilns, 4096);
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_EQ(count_utf16_units(pieces[0]), 4096u);
  EXPECT_EQ(pieces[0] + pieces[1], kilns);
  EXPECT_EQ(split_text("a🔥b", 2), (std::vector<std::string>{"a", "🔥", "b"}));
}

TEST(TelegramRenderTest, CH13_CutsBetweenWordsAndNeverAnAddress) {
  EXPECT_EQ(split_text("one two three", 8), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(split_text("one\ntwo three", 8), (std::vector<std::string>{"one", "two", "three"}));
  EXPECT_EQ(split_text("a\n\nbbb ccc ddd", 12), (std::vector<std::string>{"a\n\nbbb ccc", "ddd"}));
  EXPECT_EQ(split_text("see https://kiln.example/x", 24),
            (std::vector<std::string>{"see", "https://kiln.example/x"}));
  EXPECT_EQ(split_text("abcdefghij", 4), (std::vector<std::string>{"abcd", "efgh", "ij"}));
  EXPECT_TRUE(split_text(" \n ", 4).empty());
}

TEST(TelegramRenderTest, CH13_PutsAShortTextUnderThePicture) {
  auto message = with_text("Here it is");
  message.attachments = {file("image/png")};
  auto requests = rendered(message, 40);
  EXPECT_EQ(outline(requests), "sendPhoto");
  EXPECT_EQ(requests[0].arguments.at("caption"), "Here it is");
  EXPECT_EQ(requests[0].uploads[0].part, "photo");
  EXPECT_TRUE(requests[0].arguments.contains("reply_parameters"));
  message.text = std::string(1025, 'x');
  requests = rendered(message, 40);
  EXPECT_EQ(outline(requests), "sendMessage sendPhoto");
  EXPECT_TRUE(requests[0].arguments.contains("reply_parameters"));
  EXPECT_FALSE(requests[1].arguments.contains("caption"));
}

TEST(TelegramRenderTest, CH13_SendsSeveralPicturesAsAnAlbum) {
  auto message = with_text("Three views");
  message.attachments = several(3, "image/jpeg");
  const auto requests = rendered(message);
  EXPECT_EQ(outline(requests), "sendMediaGroup*3");
  EXPECT_EQ(
      json::serialize(requests[0].arguments.at("media")),
      R"([{"type":"photo","media":"attach://file0","caption":"Three views"},)"
      R"({"type":"photo","media":"attach://file1"},{"type":"photo","media":"attach://file2"}])");
  EXPECT_EQ(requests[0].uploads[2].part, "file2");
}

TEST(TelegramRenderTest, CH13_AGroupHasTwoToTenOfOneKind) {
  auto message = with_text("");
  message.attachments = several(11, "image/jpeg");
  EXPECT_EQ(outline(rendered(message)), "sendMediaGroup*10 sendPhoto");
  message.attachments = several(12, "application/pdf");
  EXPECT_EQ(outline(rendered(message)), "sendMediaGroup*10 sendMediaGroup*2");
  message.attachments = {file("application/pdf"), file("image/png"), file("text/plain"),
                         file("image/png")};
  EXPECT_EQ(outline(rendered(message)), "sendMediaGroup*2 sendMediaGroup*2");
  message.text = "All of it";
  EXPECT_EQ(rendered(message)[0].arguments.at("media").at(0).at("caption"), "All of it");
}

TEST(TelegramRenderTest, CH2_SoundAndFilmsArePlayedThere) {
  auto message = with_text("Listen");
  const std::pair<const char*, const char*> cases[] = {
      {"video/mp4", "video"},  {"image/gif", "animation"}, {"audio/ogg", "voice"},
      {"audio/mpeg", "audio"}, {"audio/mp4", "audio"},     {"video/webm", "document"}};
  for (const auto& [type, form] : cases) {
    message.attachments = {file(type)};
    const auto requests = rendered(message);
    ASSERT_EQ(requests.size(), 1u) << type;
    EXPECT_EQ(to_lower_ascii(requests[0].method), std::string("send") + form);
    EXPECT_EQ(requests[0].uploads[0].part, form);
    EXPECT_EQ(requests[0].arguments.at("caption"), "Listen") << type;
  }
  message.attachments = {file("audio/mpeg"),     file("audio/ogg"), file("video/mp4"),
                         file("image/gif"),      file("audio/mp4"), file("image/png"),
                         file("application/pdf")};
  const auto requests = rendered(message);
  EXPECT_EQ(outline(requests),
            "sendMediaGroup*2 sendVoice sendAnimation sendMediaGroup*2 sendDocument");
  EXPECT_EQ(json::serialize(requests[0].arguments.at("media")),
            R"([{"type":"video","media":"attach://file0","caption":"Listen"},)"
            R"({"type":"photo","media":"attach://file1"}])");
  EXPECT_EQ(requests[3].arguments.at("media").at(1).at("type"), "audio");
  EXPECT_EQ(as_documents(requests[1]).method, "sendDocument");
}

TEST(TelegramRenderTest, CH13_SendsOtherFilesAsTheyAre) {
  auto message = with_text("The invoice");
  message.attachments = {file("application/pdf")};
  auto requests = rendered(message);
  EXPECT_EQ(outline(requests), "sendDocument");
  EXPECT_EQ(requests[0].arguments.at("caption"), "The invoice");
  EXPECT_EQ(requests[0].uploads[0].part, "document");
  message.attachments = {file("image/png", 10 * 1024 * 1024 + 1)};
  EXPECT_EQ(outline(rendered(message)), "sendDocument");
  message.attachments = several(2, "application/pdf");
  EXPECT_EQ(outline(rendered(message)), "sendMessage sendMediaGroup*2");
}

TEST(TelegramRenderTest, SaysNothingOfTheSystem) {
  auto message = with_text("");
  EXPECT_TRUE(rendered(message).empty());
  message.kind = MessageKind::system;
  message.action = SystemAction::accepted;
  message.text = "x";
  EXPECT_TRUE(rendered(message).empty());
}

TEST(TelegramRenderTest, PicturesCanGoAsPlainFiles) {
  auto message = with_text("c");
  message.attachments = {file("image/png")};
  const auto one = as_documents(rendered(message)[0]);
  EXPECT_EQ(one.method, "sendDocument");
  EXPECT_EQ(one.uploads[0].part, "document");
  EXPECT_EQ(one.arguments.at("caption"), "c");
  message.attachments = several(2, "image/png");
  const auto group = as_documents(rendered(message)[0]);
  EXPECT_EQ(group.arguments.at("media").at(1).at("type"), "document");
  EXPECT_EQ(group.parts, 2u);
}

TEST(TelegramRenderTest, CH2_AFormattedAnswerGoesWithItsEntities) {
  PublicMessage message;
  message.text = "Read this";
  Node words{.kind = NodeKind::text, .text = "this"};
  words.bold = true;
  const Document document{{{.kind = NodeKind::paragraph,
                            .children = {{.kind = NodeKind::text, .text = "Read "}, words}}}};
  const auto requests = rendered(message, 0, document);
  ASSERT_EQ(requests.size(), 1u);
  EXPECT_EQ(json::serialize(requests[0].arguments),
            R"({"chat_id":5001,"text":"Read this",)"
            R"("entities":[{"type":"bold","offset":5,"length":4}]})");
  message.attachments = several(1, "image/png");
  EXPECT_EQ(json::serialize(rendered(message, 0, document)[0].arguments.at("caption_entities")),
            R"([{"type":"bold","offset":5,"length":4}])");
}

}  // namespace
}  // namespace harken::telegram
