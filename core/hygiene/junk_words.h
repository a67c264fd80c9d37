// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// The word lists of junk detection, folded. Names that many real people bear ("Peter Parker", "Jack Ryan") stay out.
namespace leadlight::hygiene {

inline constexpr auto fictionalNames = std::to_array<std::string_view>({
    "mickey mouse", "micky maus", "minnie mouse", "minnie maus", "donald duck", "daisy duck", "daffy duck", "scrooge mcduck",
    "dagobert duck", "bugs bunny", "elmer fudd", "tweety bird", "wile coyote", "yogi bear", "scooby doo", "tom and jerry",
    "homer simpson", "marge simpson", "bart simpson", "lisa simpson", "ned flanders", "fred flintstone", "wilma flintstone",
    "barney rubble", "peter griffin", "eric cartman", "spongebob squarepants", "patrick star", "charlie brown", "snoopy",
    "darth vader", "luke skywalker", "han solo", "obi-wan kenobi", "obi wan kenobi", "yoda", "chewbacca", "princess leia",
    "harry potter", "hermione granger", "ron weasley", "albus dumbledore", "lord voldemort", "frodo baggins", "bilbo baggins",
    "gandalf the grey", "gandalf", "aragorn", "legolas", "sauron", "james bond", "jason bourne", "indiana jones", "sherlock holmes",
    "peter pan", "captain hook", "santa claus", "easter bunny", "father christmas", "tooth fairy", "humpty dumpty",
    "winnie the pooh", "pippi longstocking", "pippi langstrumpf", "alice wonderland", "willy wonka",
    "spider man", "spiderman", "super man", "superman", "bat man", "batman", "clark kent", "bruce wayne", "tony stark", "iron man",
    "captain america", "wonder woman", "hulk", "thor odinson", "jean-luc picard", "captain kirk", "mr spock", "spock",
    "forrest gump", "rocky balboa", "john rambo", "tyler durden", "walter white", "jon snow", "mario mario", "super mario",
    "jane doe", "john doe", "joe bloggs", "john q public", "max mustermann", "erika mustermann", "hans wurst"});

inline constexpr auto placeholders = std::to_array<std::string_view>({
    "test", "tester", "testing", "test1", "test2", "test test", "testuser", "n/a", "na", "n.a.", "none", "null", "nil", "xxx", "xx",
    "xyz", "aaa", "bbb", "abc", "abcd", "abc def", "unknown", "unbekannt", "nobody", "noname", "no name", "anonymous", "anonym",
    "asd", "qwe", "foo", "bar", "foobar", "blah", "bla", "blabla", "-", "--", ".", "..", "...", "?", "??", "x", "1", "123", "not applicable",
    "not provided", "not available", "undefined", "dummy", "sample", "example", "demo", "my company", "company", "first name",
    "last name", "firstname", "lastname", "name", "vorname", "nachname"});

/// As a whole they are nobody, though each half may be a name.
inline constexpr auto placeholderNames = std::to_array<std::string_view>({
    "first last", "first name", "test lead", "test user", "test account", "test contact", "test person", "test customer", "demo user",
    "demo account", "sample lead", "sample user", "dummy lead", "dummy user", "no name", "foo bar", "your name", "vorname nachname"});

inline constexpr auto throwawayDomains = std::to_array<std::string_view>({
    "mailinator.com", "mailinator.net", "trashmail.com", "trashmail.de", "trash-mail.com", "guerrillamail.com", "guerrillamail.net",
    "guerrillamail.org", "guerrillamail.info", "guerrillamailblock.com", "grr.la", "sharklasers.com", "10minutemail.com",
    "10minutemail.net", "20minutemail.com", "yopmail.com", "yopmail.fr", "yopmail.net", "tempmail.com", "temp-mail.org",
    "temp-mail.io", "tempmail.net", "tempmailo.com", "tempail.com", "tempr.email", "tempinbox.com", "getnada.com", "nada.email",
    "dispostable.com", "maildrop.cc", "throwaway.email", "throwawaymail.com", "fakeinbox.com", "fakemail.net", "spamgourmet.com",
    "spam4.me", "mailnesia.com", "mailcatch.com", "mintemail.com", "mohmal.com", "moakt.com", "emailondeck.com", "discard.email",
    "discardmail.com", "wegwerfmail.de", "wegwerfemail.de", "einrot.com", "byom.de", "muellmail.com", "jetable.org", "mytemp.email",
    "inboxkitten.com", "burnermail.io", "mailsac.com", "33mail.com", "anonbox.net", "mailnull.com", "incognitomail.org",
    "tempmail.plus", "1secmail.com", "1secmail.org", "emailfake.com", "crazymailing.com", "mail-temp.com", "minuteinbox.com"});

/// Both before and behind the @ they make an address that nobody has.
inline constexpr auto testWords = std::to_array<std::string_view>({"test", "tester", "testing", "asdf", "asd", "qwerty", "foo", "bar", "abc", "xyz", "xxx",
                                                 "aaa", "a", "x", "none", "na", "no", "nobody", "nomail", "noemail", "fake", "dummy", "sample"});
inline constexpr auto sampleHosts = std::to_array<std::string_view>({"example", "domain", "email", "mail", "company", "gmail", "yahoo", "hotmail", "nowhere", "fake"});
/// Alone before the @ they say that nobody reads it.
inline constexpr auto nobodysLocals = std::to_array<std::string_view>({"noreply", "no-reply", "donotreply", "do-not-reply", "do_not_reply", "noemail",
                                                     "no-email", "nomail", "fakeemail", "asdfasdf", "qwertyuiop", "testtest"});

inline constexpr auto roleLocals = std::to_array<std::string_view>({
    "info", "information", "sales", "vertrieb", "verkauf", "contact", "contacts", "kontakt", "contacto", "contato", "office", "admin",
    "administrator", "support", "help", "helpdesk", "service", "customerservice", "kundenservice", "hello", "hallo", "hi", "mail",
    "email", "post", "postmaster", "webmaster", "hostmaster", "root", "abuse", "enquiries", "enquiry", "inquiries", "inquiry",
    "marketing", "press", "presse", "media", "billing", "accounts", "accounting", "buchhaltung", "finance", "hr", "jobs", "careers",
    "career", "bewerbung", "recruiting", "team", "general", "reception", "empfang", "zentrale", "purchasing", "einkauf", "orders",
    "order", "shop", "newsletter", "privacy", "datenschutz", "legal", "security", "it", "all", "everyone", "staff"});

/// Rows of the common keyboards; four neighbours are no name, except the words below.
inline constexpr auto keyboardRows = std::to_array<std::string_view>({"qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "qsdfghjklm", "zxcvbnm",
                                                    "yxcvbnm", "wxcvbn", "qazwsxedc", "abcdefgh"});
/// These lie on one row by chance: people are called so.
inline constexpr auto wordsOnOneRow = std::to_array<std::string_view>({"wert", "trew", "azer"});

} // namespace leadlight::hygiene
