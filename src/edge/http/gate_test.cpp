// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/gate.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

namespace harken::edge {
namespace {

namespace fs = std::filesystem;

struct Descriptors {
  explicit Descriptors(rlim_t most) {
    getrlimit(RLIMIT_NOFILE, &before);
    const rlimit now{most, before.rlim_max};
    setrlimit(RLIMIT_NOFILE, &now);
  }
  ~Descriptors() { setrlimit(RLIMIT_NOFILE, &before); }
  rlimit before{};
};

TEST(Gate, F35SomeDescriptorsAreKeptForTheDatabaseAndTheChannels) {
  Gate gate({0, 0});
  const Descriptors few(256);
  EXPECT_EQ(gate.judge(200), Entrance::open);
  EXPECT_EQ(gate.judge(225), Entrance::crowded);
  EXPECT_EQ(gate.judge(245), Entrance::shut);
  EXPECT_EQ(gate.judge(300), Entrance::shut);
}

TEST(Gate, F23WhoComesAboveTheRateWaits) {
  Gate gate({2, 10});
  const SteadyTime now{std::chrono::seconds(1'000)};
  EXPECT_EQ(gate.pause(now).count(), 0);
  EXPECT_EQ(gate.pause(now).count(), 0);
  EXPECT_GT(gate.pause(now).count(), 0);
  EXPECT_EQ(gate.pause(now + std::chrono::milliseconds(101)).count(), 0);
}

struct MemoryMeterTest : ::testing::Test {
  void SetUp() override {
    folder = fs::temp_directory_path() / ("harken-groups-" + std::to_string(::getpid()));
    fs::create_directories(folder / "groups/desk/serve");
    fs::create_directories(folder / "self");
    write("self/cgroup", "9:name=systemd:/\n0::/desk/serve\n");
    write("self/statm", "1000 500 0 0 0 0 0\n");
  }
  void TearDown() override { fs::remove_all(folder); }
  void write(const std::string& name, const std::string& text) {
    std::ofstream(folder / name) << text;
  }
  double used() const { return MemoryMeter(folder / "groups", folder / "self").used(); }

  fs::path folder;
};

TEST_F(MemoryMeterTest, F35NothingLimitsIt) {
  EXPECT_EQ(used(), 0);
  write("groups/desk/serve/memory.max", "max\n");
  write("groups/desk/serve/memory.current", "1000\n");
  EXPECT_EQ(used(), 0);
}

TEST_F(MemoryMeterTest, F35TheGroupAboveLimitsItTooAndPagesOfFilesDoNotCount) {
  write("groups/desk/serve/memory.max", "max\n");
  write("groups/desk/memory.max", "1000\n");
  write("groups/desk/memory.current", "950\n");
  write("groups/desk/memory.stat", "anon 600\ninactive_file 200\nactive_file 50\nfile 250\n");
  EXPECT_DOUBLE_EQ(used(), 0.7);
}

}  // namespace
}  // namespace harken::edge
