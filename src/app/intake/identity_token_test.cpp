// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/intake/identity_token.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/testing/signing.hpp"

namespace harken::app {
namespace {

using testing::sign;

constexpr std::int64_t kNow = 1'800'000'000;
constexpr std::string_view kSecret = "the current secret of the channel";
constexpr std::string_view kGood =
    R"({"sub":"u-17","aud":"key","iat":1800000000,"exp":1800000600,"name":" Nora ","email":"Nora@Shop.test","jti":"x"})";

Result<IdentityClaims> check(std::string_view token, std::int64_t now = kNow) {
  const IdentitySecrets secrets{Secret(std::string(kSecret)), Secret("the one before")};
  return check_identity_token(token, secrets, "key", Timestamp{now * 1'000'000});
}

std::string reason(std::string_view claims) {
  const auto refused = check(sign(claims, kSecret));
  if (refused) return "taken";
  EXPECT_STREQ(refused.error().code, "bad_identity_token");
  return refused.error().detail;
}

TEST(IdentityToken, SaysWhoTheCustomerIs) {
  const auto claims = check(sign(kGood, kSecret));
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->subject, "u-17");
  EXPECT_EQ(claims->name, "Nora");
  EXPECT_EQ(claims->email, "nora@shop.test");
}

TEST(IdentityToken, A40_BothSecretsFitWhileAWebsiteChangesOver) {
  EXPECT_TRUE(check(sign(kGood, "the one before")));
  EXPECT_FALSE(check(sign(kGood, "an older one")));
  const IdentitySecrets ended{Secret(std::string(kSecret)), {}};
  EXPECT_FALSE(check_identity_token(sign(kGood, ""), ended, "key", Timestamp{kNow * 1'000'000}));
  EXPECT_FALSE(check_identity_token(sign(kGood, ""), {}, "key", Timestamp{kNow * 1'000'000}));
}

TEST(IdentityToken, A40_ForAnotherChannelOrAnotherTimeItIsRefused) {
  EXPECT_EQ(reason(R"({"sub":"u","aud":"other","iat":1800000000,"exp":1800000600})"),
            "aud is not the key of this channel");
  EXPECT_EQ(reason(R"({"sub":"u","iat":1800000000,"exp":1800000600})"),
            "aud is not the key of this channel");
  EXPECT_EQ(reason(R"({"sub":"u","aud":["other","key"],"iat":1800000000,"exp":1800000600})"),
            "taken");
  EXPECT_EQ(reason(R"({"sub":"u","aud":"key","iat":1799990000,"exp":1799999000})"),
            "the token has expired");
  EXPECT_EQ(reason(R"({"sub":"u","aud":"key","iat":1800000000,"exp":1800003601})"),
            "exp lies more than an hour after iat");
  EXPECT_EQ(reason(R"({"sub":"u","aud":"key","iat":-9223372036854775808,"exp":1800000600})"),
            "exp lies more than an hour after iat");
  EXPECT_EQ(reason(R"({"sub":"u","aud":"key","iat":1800000000,"exp":9223372036854775807})"),
            "exp lies more than an hour after iat");
  EXPECT_EQ(reason(R"({"sub":"u","aud":"key","iat":1800000900,"exp":1800001000})"),
            "iat lies in the future");
  EXPECT_EQ(reason(R"({"sub":"u","aud":"key","exp":1800000600})"),
            "iat and exp are needed, in seconds since 1970");
  EXPECT_FALSE(check(sign(kGood, kSecret), kNow + 3600)) << "stolen and used later";
}

TEST(IdentityToken, A40_NothingUnsignedOrOtherwiseSignedIsTaken) {
  const auto good = sign(kGood, kSecret);
  EXPECT_FALSE(check(sign(kGood, kSecret, R"({"alg":"none"})")));
  EXPECT_FALSE(check(sign(kGood, kSecret, R"({"alg":"HS512"})")));
  EXPECT_FALSE(check(good.substr(0, good.rfind('.') + 1)));
  EXPECT_FALSE(check(good + "A"));
  EXPECT_FALSE(check(good.substr(0, good.rfind('.')) + ".AAAA"));
  for (const auto token : {"", ".", "..", "a.b", "a.b.c", "e30.e30.e30", "!!!.???.***"})
    EXPECT_FALSE(check(token)) << token;
}

TEST(IdentityToken, ACustomerNeedsANameThatIsOne) {
  EXPECT_NE(reason(R"({"aud":"key","iat":1800000000,"exp":1800000600})"), "taken");
  EXPECT_NE(reason(R"({"sub":17,"aud":"key","iat":1800000000,"exp":1800000600})"), "taken");
  EXPECT_NE(reason(R"({"sub":"a\nb","aud":"key","iat":1800000000,"exp":1800000600})"), "taken");
  EXPECT_EQ(reason(R"({"sub":"u","aud":"key","iat":1800000000,"exp":1800000600,"email":"nobody"})"),
            "email is not an e-mail address");
  EXPECT_NE(reason(fmt::format(R"({{"sub":"{}","aud":"key","iat":1800000000,"exp":1800000600}})",
                               std::string(201, 'x'))),
            "taken");
}

}  // namespace
}  // namespace harken::app
