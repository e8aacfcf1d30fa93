// SPDX-License-Identifier: AGPL-3.0-or-later
// A small IMAP server for tests: folders with mails, in memory.
#pragma once

#include <atomic>
#include <condition_variable>
#include <map>

#include "channels/email/testing/fake_server.hpp"

namespace harken::email {

struct FakeFolder {
  std::uint32_t uid_validity = 7;
  std::map<std::uint32_t, std::string> mails;  // by UID
};

class FakeImap {
 public:
  FakeImap() : server_([this](FakeClient& client) { serve(client); }) {}

  int port() const { return server_.port(); }
  FakeServer& server() { return server_; }

  void put(const std::string& folder, std::uint32_t uid, const std::string& mail) {
    const std::lock_guard lock(mutex_);
    folders_[folder].mails[uid] = mail;
    changed_.notify_all();
  }
  void renumber(const std::string& folder, std::uint32_t validity) {
    const std::lock_guard lock(mutex_);
    folders_[folder].uid_validity = validity;
  }
  std::atomic<bool> refuses_password = false;
  std::atomic<bool> has_idle = true;
  std::atomic<bool> marks_sent = true;
  std::atomic<bool> close_next = false;     // instead of the next answer
  std::atomic<std::uint32_t> vanishes = 0;  // the mail of this number, when its size is asked for
  // The bytes of this one, when others are asked for too.
  std::atomic<std::uint32_t> leaves_out = 0;

 private:
  void serve(FakeClient& client) {
    client.say("* OK ready\r\n");
    std::string line;
    while (client.hear(line)) {
      if (close_next.exchange(false)) return;
      const auto space = line.find(' ');
      const auto tag = line.substr(0, space);
      if (!answer(client, tag, line.substr(space + 1))) return;
    }
  }

  bool answer(FakeClient& client, const std::string& tag, const std::string& command) {
    const auto starts = [&](std::string_view word) { return command.starts_with(word); };
    const auto ok = [&] { client.say(tag + " OK done\r\n"); };
    if (starts("CAPABILITY")) {
      client.say(std::string("* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR SPECIAL-USE") +
                 (has_idle ? " IDLE" : "") + "\r\n");
      ok();
    } else if (starts("AUTHENTICATE") || starts("LOGIN")) {
      client.say(tag + (refuses_password ? " NO [AUTHENTICATIONFAILED] wrong password\r\n"
                                         : " OK in\r\n"));
    } else if (starts("LIST")) {
      const std::string flag = marks_sent ? "\\Sent" : "";
      client.say("* LIST (\\HasNoChildren) \"/\" INBOX\r\n* LIST (\\HasNoChildren " + flag +
                 ") \"/\" {4}\r\nSent\r\n");
      ok();
    } else if (starts("EXAMINE")) {
      examine(client, command.substr(9, command.size() - 10));
      ok();
    } else if (starts("UID SEARCH")) {
      search(client, command);
      ok();
    } else if (starts("UID FETCH")) {
      fetch(client, command.substr(10));
      ok();
    } else if (starts("IDLE")) {
      return idle(client, tag);
    } else if (starts("LOGOUT")) {
      client.say("* BYE\r\n");
      ok();
      return false;
    } else {
      client.say(tag + " BAD what?\r\n");
    }
    return true;
  }

  void examine(FakeClient& client, const std::string& name) {
    const std::lock_guard lock(mutex_);
    selected_ = name;
    const auto& folder = folders_[name];
    told_ = folder.mails.size();
    const auto next = folder.mails.empty() ? 1 : folder.mails.rbegin()->first + 1;
    client.say("* " + std::to_string(folder.mails.size()) + " EXISTS\r\n* OK [UIDVALIDITY " +
               std::to_string(folder.uid_validity) + "] valid\r\n* OK [UIDNEXT " +
               std::to_string(next) + "] next\r\n");
  }

  void search(FakeClient& client, const std::string& command) {
    const std::lock_guard lock(mutex_);
    const auto from = std::stoul(command.substr(15));
    std::string answer = "* SEARCH";
    const auto& mails = folders_[selected_].mails;
    for (const auto& [uid, mail] : mails)
      if (uid >= from || uid == mails.rbegin()->first) answer += " " + std::to_string(uid);
    client.say(answer + "\r\n");
  }

  void fetch(FakeClient& client, const std::string& command) {
    const std::lock_guard lock(mutex_);
    const auto space = command.find(' ');
    std::string set = command.substr(0, space) + ",";
    const auto what = command.substr(space);
    const bool is_of_several = set.find(',') + 1 < set.size();
    for (std::size_t comma = 0; !set.empty(); set.erase(0, comma + 1)) {
      comma = set.find(',');
      const auto uid = static_cast<std::uint32_t>(std::stoul(set.substr(0, comma)));
      auto& mails = folders_[selected_].mails;
      if (uid == vanishes) mails.erase(uid);
      if (uid == leaves_out && is_of_several && what.contains("[]")) continue;
      const auto found = mails.find(uid);
      if (found == mails.end()) continue;
      const auto& mail = found->second;
      const auto end_of_header = mail.find("\r\n\r\n") + 4;
      const auto start = "* 1 FETCH (UID " + std::to_string(uid) + " ";
      const auto piece = [&](const std::string& name, const std::string& bytes) {
        client.say(start + name + " {" + std::to_string(bytes.size()) + "}\r\n" + bytes + ")\r\n");
      };
      if (what.find("RFC822.SIZE") != std::string::npos)
        client.say(start + "RFC822.SIZE " + std::to_string(mail.size()) + ")\r\n");
      else if (what.find("[HEADER]") != std::string::npos)
        piece("BODY[HEADER]", mail.substr(0, end_of_header));
      else if (what.find("[TEXT]") != std::string::npos)
        piece("BODY[TEXT]<0>", mail.substr(end_of_header, 262'144));
      else
        piece("BODY[]", mail);
    }
  }

  bool idle(FakeClient& client, const std::string& tag) {
    client.say("+ idling\r\n* OK Still here\r\n");
    std::jthread news([&](const std::stop_token& stop) {
      std::unique_lock lock(mutex_);
      const auto has_news = [&] { return folders_["INBOX"].mails.size() != told_; };
      if (!changed_.wait(lock, stop, has_news)) return;
      told_ = folders_["INBOX"].mails.size();
      client.say("* " + std::to_string(told_) + " EXISTS\r\n");
    });
    std::string line;
    const bool is_done = client.hear(line) && line == "DONE";
    news.request_stop();
    news.join();
    if (is_done) client.say(tag + " OK done\r\n");
    return is_done;
  }

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::map<std::string, FakeFolder> folders_;
  std::string selected_;
  std::size_t told_ = 0;  // how many mails the client knows of
  FakeServer server_;
};

}  // namespace harken::email
