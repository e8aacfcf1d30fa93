// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/secret_key.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "app/testing/desk.hpp"

namespace harken::server {
namespace {

const std::string kDigits(64, 'a');

class SecretKeyTest : public ::testing::Test {
 protected:
  SecretKeyTest() { config_.data = folder_ / "."; }
  void TearDown() override { unsetenv("HARKEN_SECRET_KEY"); }
  Result<sql::SecretKey> load() { return load_secret_key(config_, random_); }
  std::string file(const std::string& name, const std::string& text) {
    const auto path = folder_ / name.c_str();
    std::ofstream(path) << text;
    return path;
  }

  app::testing::Folder folder_;
  app::testing::CountingRandom random_;
  Config config_;
};

TEST_F(SecretKeyTest, A75_IsMadeAtTheFirstStartForItsOwnerAlone) {
  const auto first = load();
  ASSERT_TRUE(first);
  EXPECT_EQ(load(), *first) << "and kept";
  struct stat info{};
  ASSERT_EQ(::stat((folder_ / "secret.key").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
  const auto left = std::distance(std::filesystem::directory_iterator(config_.data), {});
  EXPECT_EQ(left, 1) << "no draft of it stays";
}

TEST_F(SecretKeyTest, A75_ComesFromTheEnvironmentOrAFileThatIsNamed) {
  config_.secret_key_file = file("mounted", kDigits + "\n");
  const auto mounted = load();
  ASSERT_TRUE(mounted);
  EXPECT_EQ(mounted->at(31), 0xaa);
  setenv("HARKEN_SECRET_KEY", std::string(64, 'B').c_str(), 1);
  EXPECT_EQ(load()->at(0), 0xbb);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "secret.key"));
}

TEST_F(SecretKeyTest, A75_WhatIsNoKeyIsRefusedAndAFileThatIsNamedIsNotMade) {
  for (const auto& text : {std::string(), kDigits.substr(1), kDigits + "a", std::string(64, 'x'),
                           "-" + kDigits.substr(1)}) {
    config_.secret_key_file = file("mounted", text);
    EXPECT_FALSE(load()) << text;
  }
  config_.secret_key_file = folder_ / "nowhere";
  EXPECT_FALSE(load());
  EXPECT_FALSE(std::filesystem::exists(config_.secret_key_file));
}

}  // namespace
}  // namespace harken::server
