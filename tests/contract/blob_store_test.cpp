// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/blob_fs/fs_blob_store.hpp"
#include "contract/fixture.hpp"

namespace harken::test {
namespace {

const std::string kHash(64, 'a');

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  return files;
}

TEST(FsBlobStore, KeepsBytesUnderTheirHash) {
  const Place place(Engine::sqlite);
  FsBlobStore store(place.folder());
  const std::string bytes("\0\xff binary", 9);
  expect_ok(store.put(kHash, bytes));
  EXPECT_EQ(value_of(store.get(kHash)), bytes);
  expect_ok(store.put(kHash, bytes));
  EXPECT_EQ(files_in(place.folder()), std::vector{place.folder() / "aa" / kHash.substr(2)});
  expect_ok(store.put(std::string(64, 'b'), ""));
  EXPECT_EQ(value_of(store.get(std::string(64, 'b'))), "");
}

TEST(FsBlobStore, RemovedIsNotFound) {
  const Place place(Engine::sqlite);
  FsBlobStore store(place.folder());
  expect_ok(store.put(kHash, "x"));
  expect_ok(store.remove(kHash));
  expect_ok(store.remove(kHash));
  const auto gone = store.get(kHash);
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().kind, Errc::not_found);
}

TEST(FsBlobStore, OnlyHashesReachTheFileSystem) {
  const Place place(Engine::sqlite);
  FsBlobStore store(place.folder());
  for (const std::string& name : {std::string("../../etc/passwd"), std::string(64, 'A'), std::string(63, 'a'),
                                  std::string(), std::string(64, '/')}) {
    EXPECT_FALSE(store.put(name, "x"));
    EXPECT_FALSE(store.get(name));
    EXPECT_FALSE(store.remove(name));
  }
  EXPECT_TRUE(files_in(place.folder()).empty());
}

TEST(FsBlobStore, FailureLeavesNothing) {
  const Place place(Engine::sqlite);
  const auto folder = place.folder() / "blobs";
  FsBlobStore store(folder);
  expect_ok(store.put(kHash, "x"));
  // A folder in the way of the file, so that only the last step fails.
  const std::string other(64, 'b');
  std::filesystem::create_directories(folder / "bb" / other.substr(2) / "in the way");
  const Status refused = store.put(other, "x");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Errc::unavailable);
  EXPECT_EQ(files_in(folder).size(), 1U);
}

}  // namespace
}  // namespace harken::test
