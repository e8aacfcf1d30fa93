// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/config.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <CLI/CLI.hpp>
#include <fstream>

#include "app/testing/desk.hpp"

namespace harken::server {
namespace {

class ConfigTest : public ::testing::Test {
 protected:
  Status parse(std::vector<std::string> flags) {
    config_ = {};
    CLI::App command;
    add_options(command, config_);
    std::ranges::reverse(flags);
    command.parse(flags);
    return resolve(command, config_);
  }
  std::string file(const std::string& text) {
    const auto path = folder_ / "harken.toml";
    std::ofstream(path) << text;
    return path;
  }
  void TearDown() override { unsetenv("HARKEN_LISTEN"); }

  app::testing::Folder folder_;
  Config config_;
};

TEST_F(ConfigTest, FlagsComeBeforeTheEnvironmentAndThatBeforeTheFile) {
  const auto path = file("listen = \"127.0.0.1:1\"\nlog_level = \"warn\"\n");
  ASSERT_TRUE(parse({"--config", path}));
  EXPECT_EQ(config_.listen, "127.0.0.1:1");
  EXPECT_EQ(config_.log_level, "warn");
  setenv("HARKEN_LISTEN", "127.0.0.1:2", 1);
  ASSERT_TRUE(parse({"--config", path}));
  EXPECT_EQ(config_.listen, "127.0.0.1:2");
  ASSERT_TRUE(parse({"--config", path, "--listen", "127.0.0.1:3"}));
  EXPECT_EQ(config_.port(), 3);
  setenv("HARKEN_LISTEN", "", 1);
  ASSERT_TRUE(parse({"--config", path}));
  EXPECT_EQ(config_.listen, "127.0.0.1:1") << "an empty variable is none";
}

TEST_F(ConfigTest, AnUnknownKeyOfTheFileIsAnErrorThatNamesIt) {
  const auto status = parse({"--config", file("lissten = \"127.0.0.1:1\"\n")});
  ASSERT_FALSE(status);
  EXPECT_TRUE(status.error().detail.contains("lissten")) << status.error().detail;
  EXPECT_FALSE(parse({"--config", file("listen = [\n")}));
  EXPECT_FALSE(parse({"--config", folder_ / "nowhere.toml"}));
}

TEST_F(ConfigTest, BadValuesAreErrorsThatNameTheOption) {
  const std::pair<const char*, const char*> cases[] = {{"--listen", "8080"},
                                                       {"--listen", "127.0.0.1:99999"},
                                                       {"--database", "mysql://x"},
                                                       {"--blobs", "ftp://x"},
                                                       {"--blobs", "s3://x"},
                                                       {"--trusted-proxies", "haproxy"},
                                                       {"--trusted-proxies", "any"},
                                                       {"--public-url", "desk.example"},
                                                       {"--threads", "many"},
                                                       {"--log-format", "xml"},
                                                       {"--log-level", "loud"},
                                                       {"--rate-limits", "maybe"},
                                                       {"--sockets-per-address", "-1"},
                                                       {"--mail-ca-file", "/nowhere.pem"}};
  for (const auto& [flag, value] : cases) {
    const auto status = parse({flag, value});
    ASSERT_FALSE(status) << flag << " " << value;
    EXPECT_TRUE(status.error().detail.contains(std::string_view(flag).substr(2)))
        << status.error().detail;
  }
}

TEST_F(ConfigTest, AnErrorSaysWhatWouldBeRight) {
  EXPECT_EQ(parse({"--log-level", "loud"}).error().detail,
            "--log-level is debug, info, warn or error, not loud");
  EXPECT_EQ(parse({"--rate-limits", "maybe"}).error().detail,
            "--rate-limits is on or off, not maybe");
  EXPECT_TRUE(parse({"--egress-allow", "office"}).error().detail.starts_with("--egress-allow: "));
  const auto path = file("listen = \"127.0.0.1:1\"\nthreads = = 2\n");
  EXPECT_TRUE(parse({"--config", path}).error().detail.starts_with(path + ":2: "));
}

TEST_F(ConfigTest, DatabaseAndFilesLieInTheDataFolderUnlessSaidOtherwise) {
  ASSERT_TRUE(parse({"--data", "/srv/desk"}));
  EXPECT_EQ(config_.database_url(), "sqlite:/srv/desk/harken.db");
  EXPECT_EQ(config_.blob_directory(), "/srv/desk/blobs");
  ASSERT_TRUE(parse({"--database", "postgres://desk@db/desk"}));
  EXPECT_EQ(config_.database_url(), "postgres://desk@db/desk");
}

}  // namespace
}  // namespace harken::server
