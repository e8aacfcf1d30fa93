// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <random>

#include "app/search/search.hpp"
#include "contract/samples.hpp"
#include "core/policy/builtin_roles.hpp"
#include "core/rules/words.hpp"
#include "ports/contact_list.hpp"
#include "ports/search.hpp"

namespace harken::test {
namespace {

class SearchTest : public DeskTest {
 protected:
  Message say(Tx& tx, const Conversation& conversation, std::string text) {
    Message message = make_message(conversation, "client-" + std::to_string(next_id_.load()));
    message.text = std::move(text);
    EXPECT_TRUE(value_of(tx.messages().insert(message)));
    return message;
  }
  Note note(Tx& tx, ConversationId conversation, std::string text) {
    Note made{.id = make_id<NoteId>(),
              .workspace_id = workspace_.id,
              .conversation_id = conversation,
              .contact_id = contact_.id,
              .author_id = UserId(5),
              .author_name = "Ana",
              .client_id = "note-" + std::to_string(next_id_.load()),
              .text = std::move(text),
              .created_at = Timestamp{200}};
    EXPECT_TRUE(value_of(tx.notes().insert(made)));
    return made;
  }
  // As the job does it, all at once.
  void follow(Tx& tx, SearchSource source) {
    const auto from = value_of(tx.search().followed_up_to(source));
    const auto texts = value_of(tx.search().list_after(source, from, 10'000));
    if (texts.empty()) return;
    std::vector<SearchWords> words;
    std::vector<WordUse> uses;
    for (const auto& text : texts) {
      words.push_back({text.id, index_words_of(text.text)});
      for (const auto& word : words_of(text.text)) uses.push_back({word.folded, 1});
    }
    // One statement may name a row once.
    std::ranges::sort(uses, {}, &WordUse::word);
    const auto same = std::ranges::unique(uses, {}, &WordUse::word);
    uses.erase(same.begin(), same.end());
    EXPECT_TRUE(value_of(tx.search().follow(source, from, texts.back().id, words, uses)));
  }
  std::vector<std::int64_t> find(Tx& tx, const Actor& actor, std::string_view text,
                                 SearchQuery query = {}) {
    query.words = wanted_words_of(text);
    std::vector<std::int64_t> ids;
    for (const auto& place : value_of(tx.search().find(actor, query)).places)
      ids.push_back(place.id);
    return ids;
  }
  std::vector<std::int64_t> named(Tx& tx, std::string_view text) {
    std::vector<std::int64_t> ids;
    for (const auto& each :
         value_of(tx.contact_list().list(admin_, {.words = wanted_words_of(text)})))
      ids.push_back(each.contact.id.value());
    return ids;
  }

  int edits_ = 0;
  const Actor admin_ = {UserId(1), workspace_.id, rights_of(Role::admin), "Admin", {}};
};

using Ids = std::vector<std::int64_t>;

// Each hit has what is its own, though all of a page are read together.
TEST_P(SearchTest, UI22_AHitComesWithItsTextItsConversationAndWhoseThatIs) {
  write([&](Tx& tx) -> Status {
    const auto first = make_conversation();
    const auto second = make_conversation();
    RETURN_IF_ERROR(tx.conversations().insert(first));
    RETURN_IF_ERROR(tx.conversations().insert(second));
    say(tx, first, "kiln one");
    note(tx, second.id, "kiln two");
    note(tx, {}, "kiln three");
    say(tx, first, "kiln four");
    follow(tx, SearchSource::message);
    follow(tx, SearchSource::note);
    const auto found = value_of(app::search(tx, admin_, "kiln", {}));
    std::vector<std::pair<std::string, ConversationId>> hits;
    for (const auto& hit : found.hits) {
      hits.emplace_back(hit.text, hit.conversation ? hit.conversation->id : ConversationId());
      EXPECT_EQ(hit.contact.id, contact_.id);
    }
    EXPECT_EQ(hits, (decltype(hits){{"kiln four", first.id},
                                    {"kiln three", {}},
                                    {"kiln two", second.id},
                                    {"kiln one", first.id}}));
    const std::vector ids{second.id, ConversationId(9), second.id};
    const auto rows = value_of(tx.conversations().list_of_ids(workspace_.id, ids));
    EXPECT_EQ(rows.size(), 1U) << "each once, and what is not there is left out";
    EXPECT_TRUE(value_of(tx.conversations().list_of_ids(WorkspaceId(2), ids)).empty());
    return {};
  });
}

TEST_P(SearchTest, UI22_FindsWordsAndWhatBeginsWithThem) {
  write([&](Tx& tx) -> Status {
    const auto conversation = make_conversation();
    RETURN_IF_ERROR(tx.conversations().insert(conversation));
    const auto english = say(tx, conversation, "My ORDER is late, O'Neil & Co. <b>");
    const auto orders = say(tx, conversation, "two orders, please");
    const auto russian = say(tx, conversation, "Заказы ещё не пришли");
    const auto indonesian = say(tx, conversation, "Barang saya belum sampai");
    const auto remark = note(tx, conversation.id, "calls about the order");
    follow(tx, SearchSource::message);
    follow(tx, SearchSource::note);
    EXPECT_EQ(find(tx, admin_, "order"),
              (Ids{remark.id.value(), orders.id.value(), english.id.value()}));
    EXPECT_EQ(find(tx, admin_, "ORD late"), Ids{english.id.value()});
    EXPECT_EQ(find(tx, admin_, "заказ"), Ids{russian.id.value()});
    EXPECT_EQ(find(tx, admin_, "ЕЩЕ"), Ids{russian.id.value()});
    EXPECT_EQ(find(tx, admin_, "sampai bar"), Ids{indonesian.id.value()});
    EXPECT_EQ(find(tx, admin_, "o'neil"), Ids{english.id.value()});
    EXPECT_EQ(find(tx, admin_, "\"late\" OR NOT (order* AND -late:*"), Ids{});
    EXPECT_EQ(find(tx, admin_, "nothing"), Ids{});
    return {};
  });
}

// The databases look for the words themselves or for their beginning, whichever is faster.
TEST_P(SearchTest, UI22_ABeginningOfFewWordsAndOfManyFindsThemAll) {
  constexpr int kMost = 24;
  write([&](Tx& tx) -> Status {
    const auto conversation = make_conversation();
    RETURN_IF_ERROR(tx.conversations().insert(conversation));
    Ids newest_first;
    Ids late;
    for (int count = 1; count <= kMost; ++count) {
      const std::string word = "gran" + std::string(1, char('a' + count)) + "o";
      say(tx, conversation, "grum " + word.substr(1));
      newest_first.insert(newest_first.begin(), say(tx, conversation, word).id.value());
      late.insert(late.begin(), say(tx, conversation, word + " late").id.value());
      newest_first.insert(newest_first.begin(), late.front());
      follow(tx, SearchSource::message);
      EXPECT_EQ(find(tx, admin_, "gran", {.limit = 100}), newest_first) << count;
      EXPECT_EQ(find(tx, admin_, "gran late", {.limit = 100}), late) << count;
    }
    return {};
  });
}

TEST_P(SearchTest, UI22_WhatWasEditedIsFoundByWhatItSaysNow) {
  write([&](Tx& tx) -> Status {
    const auto conversation = make_conversation();
    RETURN_IF_ERROR(tx.conversations().insert(conversation));
    auto early = say(tx, conversation, "ziggurat ruins");
    follow(tx, SearchSource::message);
    auto late = say(tx, conversation, "labyrinth");
    const auto from = value_of(tx.search().followed_up_to(SearchSource::message));
    const auto edit = [&](Message& message, std::string text) {
      message.text = std::move(text);
      message.edited_at = Timestamp{static_cast<std::int64_t>(++edits_)};
      return tx.messages().edit(message);
    };
    RETURN_IF_ERROR(edit(early, "obelisk ruins"));
    RETURN_IF_ERROR(edit(early, "minaret ruins"));
    RETURN_IF_ERROR(edit(late, "pagoda"));
    // What was read of it before is not written.
    const SearchWords read{late.id.value(), "labyrinth"};
    EXPECT_FALSE(
        value_of(tx.search().follow(SearchSource::message, from, read.id, {&read, 1}, {})));
    EXPECT_EQ(value_of(tx.search().followed_up_to(SearchSource::message)), from);
    follow(tx, SearchSource::message);
    const auto stale = value_of(tx.search().list_stale(10));
    EXPECT_EQ(stale.size(), 1U);
    const RenewedWords renewed{stale.at(0).id, index_words_of(stale.at(0).indexed),
                               index_words_of(stale.at(0).text)};
    const WordUse word{"minaret", 1};
    RETURN_IF_ERROR(tx.search().renew({&renewed, 1}, {&word, 1}));
    EXPECT_TRUE(value_of(tx.search().list_stale(10)).empty());
    for (const auto* gone : {"ziggurat", "obelisk", "labyrinth"})
      EXPECT_EQ(find(tx, admin_, gone), Ids{}) << gone;
    EXPECT_EQ(find(tx, admin_, "minar ruins"), Ids{early.id.value()});
    EXPECT_EQ(find(tx, admin_, "pagoda"), Ids{late.id.value()});
    return {};
  });
}

TEST_P(SearchTest, UI22_WordsUnderAHeadTheCommonestFirstAndFoundInPlaceOfASlip) {
  write([&](Tx& tx) -> Status {
    const auto conversation = make_conversation();
    RETURN_IF_ERROR(tx.conversations().insert(conversation));
    const auto parcel = say(tx, conversation, "parcel paint");
    follow(tx, SearchSource::message);
    say(tx, conversation, "paint Бандероль");
    follow(tx, SearchSource::message);
    using Words = std::vector<std::string>;
    EXPECT_EQ(value_of(tx.search().words_under("pa", 9)), (Words{"paint", "parcel"}));
    EXPECT_EQ(value_of(tx.search().words_under("pa", 1)), Words{"paint"});
    EXPECT_EQ(value_of(tx.search().words_under("ба", 9)), Words{"бандероль"});
    EXPECT_TRUE(value_of(tx.search().words_under("zz", 9)).empty());
    const SearchQuery query{.words = {{"parcle", true, {"parcel"}}}};
    const auto page = value_of(tx.search().find(admin_, query));
    EXPECT_EQ(page.places.size(), 1U);
    EXPECT_EQ(page.places.at(0).id, parcel.id.value());
    return {};
  });
}

TEST_P(SearchTest, UI22_NamesOfFilesAreFound) {
  write([&](Tx& tx) -> Status {
    const auto conversation = make_conversation();
    RETURN_IF_ERROR(tx.conversations().insert(conversation));
    Message message = make_message(conversation, "client-file");
    message.attachments = {{.id = std::string(32, 'a'),
                            .name = "Rechnung-20931.pdf",
                            .type = "application/pdf",
                            .size = 1}};
    EXPECT_TRUE(value_of(tx.messages().insert(message)));
    follow(tx, SearchSource::message);
    EXPECT_EQ(find(tx, admin_, "rechnung 20931"), Ids{message.id.value()});
    return {};
  });
}

TEST_P(SearchTest, UI22_TheMarkMovesOnceAndSurvives) {
  write([&](Tx& tx) -> Status {
    const auto conversation = make_conversation();
    RETURN_IF_ERROR(tx.conversations().insert(conversation));
    say(tx, conversation, "first");
    follow(tx, SearchSource::message);
    return {};
  });
  reopen();
  write([&](Tx& tx) -> Status {
    const auto mark = value_of(tx.search().followed_up_to(SearchSource::message));
    EXPECT_GT(mark, 0);
    EXPECT_TRUE(value_of(tx.search().list_after(SearchSource::message, mark, 10)).empty());
    EXPECT_FALSE(value_of(tx.search().follow(SearchSource::message, mark - 1, mark + 5, {}, {})));
    EXPECT_EQ(value_of(tx.search().followed_up_to(SearchSource::message)), mark);
    EXPECT_EQ(find(tx, admin_, "first").size(), 1U);
    return {};
  });
}

TEST_P(SearchTest, UI22_PagesGoOnWhereTheyEnded) {
  write([&](Tx& tx) -> Status {
    const auto conversation = make_conversation();
    RETURN_IF_ERROR(tx.conversations().insert(conversation));
    Ids said;
    for (int i = 0; i < 300; ++i)
      said.insert(said.begin(), say(tx, conversation, "again and again").id.value());
    follow(tx, SearchSource::message);
    Ids found;
    SearchQuery query{.words = wanted_words_of("again"), .limit = 7};
    for (;;) {
      const auto page = value_of(tx.search().find(admin_, query));
      for (const auto& place : page.places) found.push_back(place.id);
      if (!page.next) break;
      query.before = *page.next;
    }
    EXPECT_EQ(found, said);
    return {};
  });
}

// What few may see among what many have written is still found, page by page.
TEST_P(SearchTest, UI22_WhatIsRarelyVisibleIsReachedByGoingOn) {
  const User rob = make_user(Role::agent, {sales_.id});
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.users().insert(rob, ""));
    auto own = make_conversation();
    own.department_id = sales_.id;
    const auto others = make_conversation();
    RETURN_IF_ERROR(tx.conversations().insert(own));
    RETURN_IF_ERROR(tx.conversations().insert(others));
    const auto wanted = say(tx, own, "hello").id.value();
    for (int i = 0; i < 2'500; ++i) say(tx, others, "hello");
    follow(tx, SearchSource::message);
    SearchQuery query{.words = wanted_words_of("hello")};
    const auto first = value_of(tx.search().find(actor_of(rob), query));
    EXPECT_TRUE(first.places.empty());
    EXPECT_TRUE(first.next.has_value());
    query.before = first.next.value_or(0);
    const auto second = value_of(tx.search().find(actor_of(rob), query));
    EXPECT_EQ(second.places.size(), 1U);
    EXPECT_EQ(second.places.at(0).id, wanted);
    EXPECT_FALSE(second.next);
    return {};
  });
}

TEST_P(SearchTest, CU8_ContactsAreFoundByNameAndAddressAndUnderTheirNewNameAtOnce) {
  write([&](Tx& tx) -> Status {
    follow(tx, SearchSource::contact);
    EXPECT_EQ(named(tx, "кир"), Ids{contact_.id.value()});
    EXPECT_EQ(named(tx, "kira@example"), Ids{contact_.id.value()});
    Contact renamed = contact_;
    renamed.name = "Zoë";
    renamed.version = 2;
    EXPECT_TRUE(value_of(tx.contacts().update(renamed, 1)));
    EXPECT_EQ(named(tx, "zoe"), Ids{contact_.id.value()});
    EXPECT_EQ(named(tx, "кир"), Ids{});
    EXPECT_EQ(value_of(tx.contact_list().find_by_number(workspace_.id, contact_.number))
                  .value_or(Contact{})
                  .id,
              contact_.id);
    return {};
  });
}

TEST_P(SearchTest, CU8_WhatWasReadOfAContactBeforeItChangedIsNotWritten) {
  write([&](Tx& tx) -> Status {
    const auto from = value_of(tx.search().followed_up_to(SearchSource::contact));
    std::vector<SearchWords> read;
    for (const auto& each : value_of(tx.search().list_after(SearchSource::contact, from, 100)))
      read.push_back({each.id, index_words_of(each.text)});
    Contact renamed = contact_;
    renamed.name = "Zoë";
    renamed.version = 2;
    EXPECT_TRUE(value_of(tx.contacts().update(renamed, 1)));
    EXPECT_TRUE(
        value_of(tx.search().follow(SearchSource::contact, from, read.back().id, read, {})));
    EXPECT_EQ(named(tx, "zoe"), Ids{contact_.id.value()});
    EXPECT_EQ(named(tx, "кир"), Ids{});
    return {};
  });
}

// Random conversations and people: what is found must be what the C++ rule lets them see.
class SearchVisibilityTest : public SearchTest {
 protected:
  void SetUp() override {
    SearchTest::SetUp();
    if (HasFatalFailure()) return;
    users_ = {make_user(Role::agent, {sales_.id}), make_user(Role::agent, {}),
              make_user(Role::supervisor, {support_.id}), make_user(Role::admin, {}),
              make_user(Role::agent, {sales_.id, support_.id})};
    // A role of the workspace's own: nobody sees more than what they hold.
    users_.back().rights.permissions.set(Action::see, Scope::own);
    write([&](Tx& tx) -> Status {
      for (const User& user : users_) RETURN_IF_ERROR(tx.users().insert(user, ""));
      for (int i = 0; i < 120; ++i) RETURN_IF_ERROR(add_random(tx));
      follow(tx, SearchSource::message);
      follow(tx, SearchSource::note);
      return {};
    });
  }

  int pick(int below) { return std::uniform_int_distribution(0, below - 1)(random_); }

  Status add_random(Tx& tx) {
    Contact contact = make_contact();
    RETURN_IF_ERROR(tx.contacts().insert(contact));
    Conversation made = make_conversation();
    made.contact_id = contact.id;
    if (pick(2) == 0) made.department_id = sales_.id;
    if (pick(3) != 0) made.holder_id = users_[static_cast<std::size_t>(pick(5))].id;
    if (pick(2) == 0) made.turn = Turn::theirs;
    if (pick(3) == 0) made.lifecycle = Lifecycle::solved;
    const auto from = users_[static_cast<std::size_t>(pick(5))].id;
    if (made.holder_id && made.lifecycle == Lifecycle::active && pick(2) == 0)
      made.escalation = Escalation{.from_id = from, .from_name = "Ana", .reason = "", .at = {}};
    if (pick(4) == 0) made.label_ids = {LabelId(31)};
    if (pick(4) == 0) made.channel_id = ChannelId(22);
    RETURN_IF_ERROR(tx.conversations().insert(made));
    Message message = make_message(made, "client-" + made.id.to_string());
    message.text = "wanted words";
    message.created_at = Timestamp{pick(10)};
    EXPECT_TRUE(value_of(tx.messages().insert(message)));
    said_.push_back({message.id.value(), made, message.created_at, false});
    Note remark{.id = make_id<NoteId>(),
                .workspace_id = workspace_.id,
                .contact_id = contact.id,
                .author_id = UserId(5),
                .text = "wanted too",
                .created_at = Timestamp{pick(10)}};
    EXPECT_TRUE(value_of(tx.notes().insert(remark)));
    said_.push_back({remark.id.value(), made, remark.created_at, true});
    return {};
  }

  struct Said {
    std::int64_t id;
    Conversation conversation;  // of a note about the contact: its only one
    Timestamp at;
    bool is_about_contact;
  };

  static bool fits(const SearchQuery& query, const Said& said) {
    if ((query.from && said.at < *query.from) || (query.to && said.at >= *query.to)) return false;
    const bool asks = query.status || query.department_id || query.channel_id || query.label_id ||
                      query.holder_id;
    if (said.is_about_contact) return !asks;
    const Conversation& c = said.conversation;
    return (!query.status || status_of(c) == *query.status) &&
           (!query.department_id || c.department_id == query.department_id) &&
           (!query.channel_id || c.channel_id == query.channel_id) &&
           (!query.holder_id || c.holder_id == query.holder_id) &&
           (!query.label_id || std::ranges::find(c.label_ids, query.label_id) != c.label_ids.end());
  }

  Ids expected(const Actor& actor, const SearchQuery& query) {
    Ids ids;
    for (const auto& said : said_)
      if (can_see(actor, audience_of(said.conversation)) && fits(query, said))
        ids.push_back(said.id);
    std::ranges::sort(ids, std::greater());
    return ids;
  }

  std::mt19937 random_{42};
  std::vector<User> users_;
  std::vector<Said> said_;
};

TEST_P(SearchVisibilityTest, UI22_FindsWhatTheRuleAllowsAndNothingElse) {
  std::vector<SearchQuery> queries{{},
                                   {.label_id = LabelId(31)},
                                   {.department_id = sales_.id},
                                   {.channel_id = ChannelId(22)},
                                   {.holder_id = users_[0].id},
                                   {.from = Timestamp{3}},
                                   {.from = Timestamp{2}, .to = Timestamp{7}},
                                   {.status = ConversationStatus::solved, .label_id = LabelId(31)}};
  for (const auto status : {ConversationStatus::fresh, ConversationStatus::open,
                            ConversationStatus::waiting, ConversationStatus::solved})
    queries.push_back({.status = status});
  read([&](Tx& tx) -> Status {
    for (const User& user : users_) {
      for (SearchQuery query : queries) {
        query.limit = 1'000;
        EXPECT_EQ(find(tx, actor_of(user), "wanted", query), expected(actor_of(user), query));
      }
    }
    return {};
  });
}

TEST_P(SearchVisibilityTest, UI22_NothingOfAnotherWorkspace) {
  read([&](Tx& tx) -> Status {
    const Actor stranger{UserId(99), WorkspaceId(2), rights_of(Role::admin), "Eve", {}};
    EXPECT_EQ(find(tx, stranger, "wanted"), Ids{});
    EXPECT_TRUE(value_of(tx.contact_list().list(stranger, {})).empty());
    return {};
  });
}

TEST_P(SearchVisibilityTest, CU8_ContactsOfVisibleConversationsAndThoseWithoutAny) {
  read([&](Tx& tx) -> Status {
    for (const User& user : users_) {
      Ids wanted{contact_.id.value()};  // has none
      for (const auto& said : said_)
        if (said.is_about_contact && can_see(actor_of(user), audience_of(said.conversation)))
          wanted.push_back(said.conversation.contact_id.value());
      std::ranges::sort(wanted, std::greater());
      Ids found;
      for (const auto& each : value_of(tx.contact_list().list(actor_of(user), {.limit = 1'000})))
        found.push_back(each.contact.id.value());
      EXPECT_EQ(found, wanted);
    }
    return {};
  });
}

HARKEN_ON_BOTH(SearchTest);
HARKEN_ON_BOTH(SearchVisibilityTest);

}  // namespace
}  // namespace harken::test
