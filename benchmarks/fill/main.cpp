// SPDX-License-Identifier: AGPL-3.0-or-later
// Fills a demo desk that nobody serves with many conversations, and its search index with their
// words: through the rows of the desk, since no load could be sent so fast.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <functional>

#include "adapters/sql/open_database.hpp"
#include "desk.hpp"
#include "jobs/search_indexer.hpp"
#include "ports/search.hpp"
#include "tickets.hpp"
#include "words.hpp"

namespace harken::fill {
namespace {

struct Options {
  std::string database;
  int conversations = 1'000;
  int messages_each = 10;
  int tickets = 0;
};

class WallClock : public Clock {
 public:
  Timestamp now() override {
    using namespace std::chrono;
    return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
  }
};

constexpr int kRowsAtOnce = 500;
// A desk that grows has more people; each holds about a dozen.
constexpr int kConversationsPerAgent = 500;
constexpr int kTextsAtOnce = 5'000;

class Filler {
 public:
  Filler(Desk& desk, Dice& dice, Words& words, Timestamp now)
      : desk_(desk), dice_(dice), words_(words), now_(now) {}

  Status hire(Tx& tx, int agents) {
    for (int i = 0; i < agents; ++i) {
      User agent = desk_.users.front();
      agent.id = dice_.make_id<UserId>();
      agent.name = words_.name();
      agent.email = fmt::format("agent{}@example.test", agent.id.value());
      agent.role = Role::agent;
      RETURN_IF_ERROR(tx.users().insert(agent, ""));
      desk_.users.push_back(std::move(agent));
    }
    return {};
  }

  Status add(Tx& tx, int messages) {
    ASSIGN_OR_RETURN(const auto contact, add_contact(tx));
    const auto identity = identity_of(contact);
    RETURN_IF_ERROR(tx.identities().insert(identity));
    auto conversation = make_conversation(contact, identity);
    ASSIGN_OR_RETURN(conversation.number,
                     tx.workspaces().next_conversation_number(desk_.workspace.id));
    for (int i = 0; i < messages; ++i) {
      const auto message = make_message(conversation, i);
      ASSIGN_OR_RETURN([[maybe_unused]] const bool is_new, tx.messages().insert(message));
      conversation.last_message = {message.id, message.sender, message.text, 0, message.created_at};
      conversation.last_activity_at = message.created_at;
    }
    desk_.conversations.push_back(conversation.id);
    return tx.conversations().insert(conversation);
  }

 private:
  Result<Contact> add_contact(Tx& tx) {
    Contact contact{.id = dice_.make_id<ContactId>(),
                    .workspace_id = desk_.workspace.id,
                    .name = words_.name()};
    ASSIGN_OR_RETURN(contact.number, tx.workspaces().next_contact_number(desk_.workspace.id));
    contact.email = fmt::format("person{}@example.test", contact.number);
    contact.created_at = now_;
    RETURN_IF_ERROR(tx.contacts().insert(contact));
    desk_.contacts.push_back(contact);
    return contact;
  }

  Identity identity_of(const Contact& contact) {
    Identity identity{.id = dice_.make_id<IdentityId>(),
                      .workspace_id = desk_.workspace.id,
                      .contact_id = contact.id,
                      .channel_id = desk_.channel.id};
    identity.external_id = "filled-" + identity.id.to_string();
    identity.created_at = contact.created_at;
    return identity;
  }

  // Nineteen in twenty are solved; of the rest half wait for somebody.
  Conversation make_conversation(const Contact& contact, const Identity& identity) {
    Conversation made{.id = dice_.make_id<ConversationId>(),
                      .workspace_id = desk_.workspace.id,
                      .contact_id = contact.id,
                      .identity_id = identity.id,
                      .channel_id = desk_.channel.id};
    made.department_id = dice_.one_of(desk_.departments).id;
    made.created_at = now_.plus_seconds(-dice_.pick(static_cast<int>(kSpanSeconds)));
    const bool is_solved = dice_.pick(20) != 0;
    if (is_solved || dice_.pick(2) == 0) made.holder_id = dice_.one_of(desk_.users).id;
    if (dice_.pick(2) == 0) made.turn = Turn::theirs;
    if (is_solved) {
      made.lifecycle = Lifecycle::solved;
      made.solved_at = made.created_at.plus_seconds(3'600);
    } else if (made.turn == Turn::ours) {
      made.waiting_since = made.created_at;
      made.unread = 1 + dice_.pick(3);
    }
    if (dice_.pick(5) < 2) made.label_ids = {dice_.one_of(desk_.labels).id};
    return made;
  }

  Message make_message(const Conversation& conversation, int index) {
    const bool is_ours = index % 2 == 1;
    Message message{.id = dice_.make_id<MessageId>(),
                    .workspace_id = desk_.workspace.id,
                    .conversation_id = conversation.id,
                    .channel_id = conversation.channel_id,
                    .identity_id = conversation.identity_id};
    message.sender = is_ours ? SenderKind::user : SenderKind::customer;
    if (is_ours) message.user_id = dice_.one_of(desk_.users).id;
    message.sender_name = is_ours ? "Somebody" : "Customer";
    message.client_id = fmt::format("{:012x}filled", message.id.value());
    message.text = words_.sentence();
    message.created_at = conversation.created_at.plus_seconds(index * 60);
    return message;
  }

  Desk& desk_;
  Dice& dice_;
  Words& words_;
  Timestamp now_;
};

// So many rows a transaction.
void in_batches(Database& database, int count, const std::function<Status(Tx&)>& add) {
  for (int done = 0; done < count; done += kRowsAtOnce) {
    const int more = std::min(kRowsAtOnce, count - done);
    require(run_write(database, [&](Tx& tx) -> Status {
      for (int i = 0; i < more; ++i) RETURN_IF_ERROR(add(tx));
      return {};
    }));
  }
}

void fill(Database& database, Clock& clock, const Options& options) {
  Desk desk;
  require(run_read(database, [&](Tx& tx) { return load(tx, desk); }));
  const auto now = clock.now();
  Dice dice(now);
  Words words(dice.random());
  Filler filler(desk, dice, words, now);
  require(run_write(database, [&](Tx& tx) {
    return filler.hire(tx,
                       std::max(options.conversations, options.tickets) / kConversationsPerAgent);
  }));
  in_batches(database, options.conversations,
             [&](Tx& tx) { return filler.add(tx, options.messages_each); });
  TicketFiller tickets(desk, dice, words, now, options.tickets);
  in_batches(database, options.tickets, [&](Tx& tx) { return tickets.add(tx); });
}

void index(Database& database) {
  jobs::WordTally tally;
  for (const auto source : {SearchSource::contact, SearchSource::message, SearchSource::note}) {
    int done = kTextsAtOnce;
    while (done == kTextsAtOnce) {
      const auto followed = jobs::follow_some(database, source, kTextsAtOnce, tally);
      if (!followed) throw std::runtime_error(followed.error().detail);
      done = *followed;
    }
  }
}

int run(const Options& options) {
  WallClock clock;
  sql::DatabaseOptions opening{.url = options.database, .clock = clock};
  opening.fsync = false;
  opening.max_batch_time = std::chrono::seconds(1);
  auto database = sql::open_database(opening);
  if (!database) throw std::runtime_error(database.error().detail);
  fill(**database, clock, options);
  index(**database);
  return 0;
}

}  // namespace
}  // namespace harken::fill

int main(int argc, char** argv) {
  harken::fill::Options options;
  CLI::App app("Fills a demo desk with many conversations");
  app.add_option("--database", options.database, "sqlite:PATH or postgres://…")->required();
  app.add_option("--conversations", options.conversations);
  app.add_option("--messages-each", options.messages_each);
  app.add_option("--tickets", options.tickets);
  CLI11_PARSE(app, argc, argv);
  try {
    return harken::fill::run(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "harken_fill: {}\n", error.what());
    return 1;
  }
}
