// SPDX-License-Identifier: AGPL-3.0-or-later
// The corpus of files and names that people upload to hurt somebody.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/intake/files.hpp"
#include "core/rules/text.hpp"

namespace harken::app {
namespace {

using namespace std::string_view_literals;

TEST(SniffType, A19_GoesByTheBytesAndNotByTheName) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"\x89PNG\r\n\x1a\n...."sv, "image/png"},
      {"\xff\xd8\xff\xe0...."sv, "image/jpeg"},
      {"GIF89a......"sv, "image/gif"},
      {"GIF87a......"sv, "image/gif"},
      {"RIFF....WEBPVP8 "sv, "image/webp"},
      {"%PDF-1.7\n"sv, "application/pdf"},
      {"PK\x03\x04...."sv, "application/zip"},
      {"Hello,\r\n\tworld"sv, "text/plain"},
      {"привет мир"sv, "text/plain"}};
  for (const auto& [bytes, type] : cases)
    for (const auto name : {"a.html", "a.svg", "a.exe", "a.png", ""})
      EXPECT_EQ(sniff_type(bytes, name), type) << name;
}

TEST(SniffType, TellsOfficeDocumentsFromOtherZipFilesByTheirName) {
  EXPECT_TRUE(sniff_type("PK\x03\x04", "Report.DOCX").ends_with("wordprocessingml.document"));
  EXPECT_TRUE(sniff_type("PK\x03\x04", "a.xlsx").ends_with("spreadsheetml.sheet"));
  EXPECT_TRUE(sniff_type("PK\x03\x04", "a.pptx").ends_with("presentationml.presentation"));
  EXPECT_EQ(sniff_type("PK\x03\x04", "a.docx.exe"), "application/zip");
  EXPECT_EQ(sniff_type("\x7f"
                       "ELF",
                       "a.docx"),
            "");
}

TEST(SniffType, CH13_KnowsSoundFilmsAndOldOfficeDocuments) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"\0\0\0\x18"
       "ftypmp42...."sv,
       "video/mp4"},
      {"\0\0\0\x18"
       "ftypM4A ...."sv,
       "audio/mp4"},
      {"\x1a\x45\xdf\xa3...."sv, "video/webm"},
      {"OggS\0...."sv, "audio/ogg"},
      {"ID3\x04\0...."sv, "audio/mpeg"},
      {"\xff\xfb\x90...."sv, "audio/mpeg"}};
  for (const auto& [bytes, type] : cases) EXPECT_EQ(sniff_type(bytes, "a.html"), type);
  const auto office = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."sv;
  EXPECT_EQ(sniff_type(office, "Letter.DOC"), "application/msword");
  EXPECT_EQ(sniff_type(office, "a.xls"), "application/vnd.ms-excel");
  EXPECT_EQ(sniff_type(office, "a.ppt"), "application/vnd.ms-powerpoint");
  EXPECT_EQ(sniff_type(office, "setup.msi"), "") << "an installer is in the same box";
  EXPECT_EQ(received_type(office, "setup.msi"), "application/octet-stream");
}

TEST(SniffType, A17_A18_TakesNothingThatABrowserMightRun) {
  for (const auto bytes :
       {"<!DOCTYPE html><p>hi"sv, "  \n<HTML>"sv, "<script>alert(1)</script>"sv, "<svg onload=x>"sv,
        "<?xml version='1.0'?><x/>"sv, "text first <body onload=x>"sv, "MZ\x90\0\x03"sv,
        "\x7f"
        "ELF\x02\x01\x01\0"sv,
        "#!/bin/sh\0"sv,
        "\0\0\0\x18"
        "ftypheic...."sv,
        "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "RIFF\x24\0\0\0WAVEfmt "sv, "BM\x46\0\0\0"sv,
        "\x1f\x8b\x08\0"sv, "bell \a"sv, ""sv})
    EXPECT_EQ(sniff_type(bytes, "a.png"), "") << bytes;
}

TEST(SniffType, SaysOnlyWhatIsOnTheList) {
  for (const auto bytes : {"\x89PNG\r\n\x1a\n"sv, "PK\x03\x04"sv, "plain"sv})
    for (const auto name : {"a.docx", "a.pptx", "a.html"})
      EXPECT_NE(std::ranges::find(kFileTypes, sniff_type(bytes, name)), kFileTypes.end());
}

TEST(SniffType, OnlyPicturesAreShownInThePage) {
  EXPECT_TRUE(is_inline_type("image/png"));
  for (const auto type : kFileTypes)
    EXPECT_EQ(is_inline_type(type), std::string_view(type).starts_with("image/")) << type;
  EXPECT_EQ(std::ranges::find(kFileTypes, "image/svg+xml"sv), kFileTypes.end());
}

TEST(CleanFileName, A21_TakesOffWhatOnlyDeceives) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"photo.png", "photo.png"},
      {"Фото отпуска.png", "Фото отпуска.png"},
      {"../../etc/passwd", "passwd"},
      {"C:\\Users\\Nora\\cv.pdf", "cv.pdf"},
      {".htaccess", "htaccess"},
      {"...rc", "rc"},
      {"invoice\u202egpj.exe", "invoicegpj.exe"},
      {"in\u200bvoi\u2060ce.pdf", "invoice.pdf"},
      {"\ufeff.htaccess", "htaccess"},
      {"\u2067x\u2069.txt", "x.txt"},
      {"\u061cx.txt", "x.txt"},
      {"a\u2028b\u2029c.txt", "abc.txt"},
      {"a\r\nSet-Cookie: x=1.png", "aSet-Cookie: x=1.png"},
      {"a\0b.png"sv, "ab.png"},
      {"a\u0085\u009b.png", "a.png"},
      {"  spaced.txt  ", "spaced.txt"},
      {". .profile", "profile"}};
  for (const auto& [given, clean] : cases) EXPECT_EQ(clean_file_name(given), clean) << given;
}

TEST(CleanFileName, A21_IsNeverEmptyAndNeverLong) {
  for (const auto name : {"", ".", "..", "/", "\\", "a/", " ", "\u202e", "\n", ". . ."})
    EXPECT_EQ(clean_file_name(name), "file") << name;
  std::string endless;
  for (int i = 0; i < 10'000; ++i) endless += "ж";
  const auto cut = clean_file_name(endless);
  EXPECT_EQ(count_code_points(cut), 120U);
  EXPECT_EQ(cut.size(), 240U) << "no letter is cut in two";
}

}  // namespace
}  // namespace harken::app
