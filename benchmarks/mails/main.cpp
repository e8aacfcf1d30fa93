// SPDX-License-Identifier: AGPL-3.0-or-later
// How many mails a second are read: parsed by GMime alone, and understood by the desk in its
// sandbox.
#include <fmt/format.h>
#include <gmime/gmime.h>
#include <gumbo.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>

#include "channels/email/read_mail.hpp"
#include "channels/email/sandbox.hpp"
#include "corpus.hpp"

namespace harken::mails {
namespace {

struct Options {
  std::string harken;
  std::string folder;
  double seconds = 3;
  bool writes = false, by_gmime = false, by_libraries = false, by_reading = false, by_desk = false;
};

void write_all(const std::string& folder) {
  std::filesystem::create_directories(folder);
  for (int number = 10; const auto& mail : make_corpus())
    std::ofstream(fmt::format("{}/{}.eml", folder, number++), std::ios::binary) << mail;
}

std::vector<std::string> read_all(const std::string& folder) {
  std::vector<std::string> mails;
  for (const auto& each : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(each.path(), std::ios::binary);
    mails.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  if (mails.empty()) throw std::runtime_error("no mails in " + folder);
  return mails;
}

double rate_of(const Options& options, const std::function<void(const std::string&)>& read) {
  const auto mails = read_all(options.folder);
  read(mails.front());
  const auto seconds = [start = std::chrono::steady_clock::now()] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  std::size_t count = 0;
  while (seconds() < options.seconds) read(mails[count++ % mails.size()]);
  return static_cast<double>(count) / seconds();
}

// Into its parts, as they lie there.
void parse(const std::string& mail, const std::function<void(GMimeMessage*)>& use = {}) {
  GMimeStream* stream = g_mime_stream_mem_new_with_buffer(mail.data(), mail.size());
  GMimeParser* parser = g_mime_parser_new_with_stream(stream);
  GMimeMessage* message = g_mime_parser_construct_message(parser, nullptr);
  if (!message) throw std::runtime_error("GMime reads no mail there");
  if (use) use(message);
  g_object_unref(message);
  g_object_unref(parser);
  g_object_unref(stream);
}

// Whatever reads a mail with these libraries does this much: each part decoded, and HTML made a
// tree.
void decode(GMimeObject*, GMimeObject* part, gpointer) {
  if (!GMIME_IS_PART(part)) return;
  GMimeDataWrapper* content = g_mime_part_get_content(GMIME_PART(part));
  GMimeStream* memory = g_mime_stream_mem_new();
  g_mime_data_wrapper_write_to_stream(content, memory);
  const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
  if (g_mime_content_type_is_type(g_mime_object_get_content_type(part), "text", "html")) {
    GumboOutput* tree = gumbo_parse_with_options(
        &kGumboDefaultOptions, reinterpret_cast<const char*>(bytes->data), bytes->len);
    gumbo_destroy_output(&kGumboDefaultOptions, tree);
  }
  g_object_unref(memory);
}

void parse_and_decode(const std::string& mail) {
  parse(mail, [](GMimeMessage* message) { g_mime_message_foreach(message, decode, nullptr); });
}

int run(const Options& options) {
  if (options.writes) write_all(options.folder);
  if (options.by_gmime) {
    g_mime_init();
    fmt::print("{}\n", rate_of(options, [](const std::string& mail) { parse(mail); }));
  }
  if (options.by_libraries) {
    g_mime_init();
    fmt::print("{}\n", rate_of(options, parse_and_decode));
  }
  if (options.by_reading) {
    fmt::print("{}\n", rate_of(options, [](const std::string& mail) {
                 if (const auto read = email::read_mail(mail); !read)
                   throw std::runtime_error(read.error().detail);
               }));
  }
  if (options.by_desk) {
    email::Sandbox sandbox(
        [&] { return email::start_child({options.harken, "sandbox", "--lasting"}); });
    fmt::print("{}\n", rate_of(options, [&](const std::string& mail) {
                 if (const auto read = sandbox.read(mail); !read)
                   throw std::runtime_error(read.error().detail);
               }));
  }
  return 0;
}

}  // namespace
}  // namespace harken::mails

int main(int argc, char** argv) {
  harken::mails::Options options;
  CLI::App app("Mails a second");
  app.add_option("--harken", options.harken, "the server that understands them");
  app.add_option("--folder", options.folder, "where the mails are")->required();
  app.add_option("--seconds", options.seconds);
  app.add_flag("--write", options.writes, "writes the mails");
  app.add_flag("--gmime", options.by_gmime, "parsed by GMime alone");
  app.add_flag("--libraries", options.by_libraries, "parsed and decoded by GMime and Gumbo alone");
  app.add_flag("--reading", options.by_reading, "understood by the desk's code, in this process");
  app.add_flag("--desk", options.by_desk, "understood by the desk");
  CLI11_PARSE(app, argc, argv);
  try {
    return harken::mails::run(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "harken_mails: {}\n", error.what());
    return 1;
  }
}
