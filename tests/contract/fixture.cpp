// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contract/fixture.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <random>

#include "adapters/sql/mapping.hpp"

namespace harken::test {
namespace {

constexpr auto kFile = "harken.db";

std::string unique_name() {
  std::random_device random;
  return "harken_test_" + std::to_string(::getpid()) + "_" + std::to_string(random());
}

std::string postgres_url() {
  const char* url = std::getenv("HARKEN_TEST_POSTGRES");
  return url == nullptr ? "" : url;
}

Status run_script(const std::string& url, const std::string& script) {
  FixedClock clock;
  ASSIGN_OR_RETURN(const auto driver, sql::make_driver({.url = url, .clock = clock}));
  ASSIGN_OR_RETURN(const auto session, driver->connect_writer());
  return session->run_script(script);
}

// postgres://USER@HOST/NAME?OPTIONS, of another name.
std::string in_database(const std::string& url, const std::string& name) {
  const auto path = url.find('/', url.find("://") + 3);
  const auto options = url.find('?');
  const auto end = options == std::string::npos ? url.size() : options;
  return url.substr(0, std::min(path, end)) + "/" + name + url.substr(end);
}

// What is copied; whoever asks first makes it.
const Place& with_tables(Engine engine) {
  struct Migrated {
    explicit Migrated(Engine of) : place(of) {
      FixedClock clock;
      const auto opened = sql::open_database({.url = place.url(), .clock = clock, .fsync = false});
      EXPECT_TRUE(opened) << opened.error().detail;
    }
    Place place;
  };
  if (engine == Engine::sqlite) {
    static const Migrated file(Engine::sqlite);
    return file.place;
  }
  static const Migrated database(Engine::postgres);
  return database.place;
}

}  // namespace

Place::Place(Engine engine, Content content) {
  if (engine == Engine::sqlite) {
    make_file(content);
  } else if (!postgres_url().empty()) {
    make_database(content);
  }
}

void Place::make_file(Content content) {
  folder_ = std::filesystem::temp_directory_path() / unique_name();
  std::filesystem::create_directories(folder_);
  url_ = "sqlite:" + (folder_ / kFile).string();
  if (content == Content::tables)
    std::filesystem::copy_file(with_tables(Engine::sqlite).folder() / kFile, folder_ / kFile);
}

void Place::make_database(Content content) {
  name_ = unique_name();
  const auto from = content == Content::tables ? with_tables(Engine::postgres).name_ : "template1";
  const Status made = run_script(postgres_url(), "CREATE DATABASE " + name_ + " TEMPLATE " + from);
  EXPECT_TRUE(made) << made.error().detail;
  url_ = in_database(postgres_url(), name_);
}

Place::~Place() {
  std::error_code ignored;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
  if (!name_.empty()) (void)run_script(postgres_url(), "DROP DATABASE " + name_ + " WITH (FORCE)");
}

void DatabaseTest::SetUp() {
  ASSERT_FALSE(place_.url().empty())
      << "HARKEN_TEST_POSTGRES names no server; ./dev test starts one. "
         "HARKEN_TEST_ONLY_SQLITE=1 leaves PostgreSQL out";
  reopen();
}

void DatabaseTest::reopen(const sql::DatabaseOptions& options) {
  database_.reset();
  auto opened = sql::open_database(options);
  ASSERT_TRUE(opened) << opened.error().detail;
  database_ = *std::move(opened);
}

void DatabaseTest::write(const Work& work) { expect_ok(run_write(*database_, work)); }

void DatabaseTest::read(const Work& work) { expect_ok(run_read(*database_, work)); }

std::int64_t DatabaseTest::number(sql::Sql sql) {
  database_.reset();
  const std::unique_ptr<sql::Driver> driver = value_of(sql::make_driver(options()));
  const std::unique_ptr<sql::SqlSession> session = value_of(driver->connect_reader());
  return value_of(sql::get_number(*session, sql));
}

std::vector<Engine> engines() {
  const char* only_sqlite = std::getenv("HARKEN_TEST_ONLY_SQLITE");
  if (only_sqlite != nullptr && std::string_view(only_sqlite) == "1") return {Engine::sqlite};
  return {Engine::sqlite, Engine::postgres};
}

std::vector<Engine> shared_engines() {
  auto all = engines();
  std::erase(all, Engine::sqlite);
  return all;
}

std::string engine_name(const ::testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::sqlite ? "Sqlite" : "Postgres";
}

}  // namespace harken::test
