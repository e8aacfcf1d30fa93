// SPDX-License-Identifier: AGPL-3.0-or-later
// The same cases for files in a folder and for objects in a bucket.
#include "contract/fixture.hpp"
// After it, for the namespace testing of the bucket's server.
#include "adapters/blob_fs/fs_blob_store.hpp"
#include "contract/memory_bucket.hpp"

namespace harken::test {
namespace {

const std::string kBytes("\0\xff binary", 9);
const std::string kHash = sha256_hex(kBytes);
const std::string kName = kHash.substr(0, 2) + "/" + kHash.substr(2);

// A store, and what lies in it.
class Shelf {
 public:
  virtual ~Shelf() = default;
  virtual BlobStore& store() = 0;
  virtual std::vector<std::string> names() = 0;
};

class Folder : public Shelf {
 public:
  BlobStore& store() override { return store_; }
  std::vector<std::string> names() override {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(place_.folder()))
      if (entry.is_regular_file())
        names.push_back(std::filesystem::relative(entry.path(), place_.folder()).string());
    return names;
  }

 private:
  Place place_{Engine::sqlite};
  FsBlobStore store_{place_.folder()};
};

class Bucket : public Shelf {
 public:
  BlobStore& store() override { return store_; }
  std::vector<std::string> names() override {
    std::vector<std::string> names;
    for (const auto& [path, bytes] : bucket_.objects())
      names.push_back(path.substr(std::string_view("/files/desk/").size()));
    return names;
  }

 private:
  harken::testing::MemoryBucket bucket_;
  S3BlobStore store_{bucket_.options()};
};

template <class T>
class BlobStoreTest : public ::testing::Test {
 protected:
  T shelf_;
};
using Shelves = ::testing::Types<Folder, Bucket>;
TYPED_TEST_SUITE(BlobStoreTest, Shelves);

TYPED_TEST(BlobStoreTest, KeepsBytesUnderTheirHash) {
  auto& store = this->shelf_.store();
  expect_ok(store.put(kHash, kBytes));
  EXPECT_EQ(value_of(store.get(kHash)), kBytes);
  expect_ok(store.put(kHash, kBytes));
  EXPECT_EQ(this->shelf_.names(), std::vector{kName});
  const auto nothing = sha256_hex("");
  expect_ok(store.put(nothing, ""));
  EXPECT_EQ(value_of(store.get(nothing)), "");
}

TYPED_TEST(BlobStoreTest, RemovedIsNotFound) {
  auto& store = this->shelf_.store();
  expect_ok(store.put(kHash, kBytes));
  expect_ok(store.remove(kHash));
  expect_ok(store.remove(kHash));
  const auto gone = store.get(kHash);
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().kind, Errc::not_found);
  EXPECT_TRUE(this->shelf_.names().empty());
}

TYPED_TEST(BlobStoreTest, OnlyHashesBecomeNames) {
  auto& store = this->shelf_.store();
  for (const std::string& name : {std::string("../../etc/passwd"), std::string(64, 'A'),
                                  std::string(63, 'a'), std::string(), std::string(64, '/')}) {
    EXPECT_FALSE(store.put(name, "x"));
    EXPECT_FALSE(store.get(name));
    EXPECT_FALSE(store.remove(name));
  }
  EXPECT_TRUE(this->shelf_.names().empty());
}

TEST(FsBlobStore, FailureLeavesNothing) {
  const Place place(Engine::sqlite);
  const auto folder = place.folder() / "blobs";
  FsBlobStore store(folder);
  expect_ok(store.put(kHash, kBytes));
  // A folder in the way of the file, so that only the last step fails.
  const auto other = sha256_hex("other");
  std::filesystem::create_directories(folder / other.substr(0, 2) / other.substr(2) / "in the way");
  const Status refused = store.put(other, "other");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Errc::unavailable);
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.push_back(entry.path());
  EXPECT_EQ(files, std::vector{folder / kName});
}

}  // namespace
}  // namespace harken::test
