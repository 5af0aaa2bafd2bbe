#include "gate/words.hpp"

namespace peil::gate {
namespace {

// The letters from U+00C0 to U+00FF without their accents; a space for what is no letter.
constexpr std::string_view k_latin = "aaaaaaaceeeeiiiidnooooo ouuuuyts"
                                     "aaaaaaaceeeeiiiidnooooo ouuuuyty";
static_assert(k_latin.size() == 64);

// Adds the letter that stands at `at`, or nothing when it is none. Gives its length in bytes.
std::size_t fold_character(std::string_view text, std::size_t at, std::string& word, bool& ends)
{
  const auto byte = static_cast<unsigned char>(text[at]);
  const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
  if (byte == 0xC3 && next >= 0x80 && next < 0xC0) {
    const char letter = k_latin[next - 0x80U];
    ends = letter == ' ';
    if (!ends)
      word += letter;
    return 2;
  }
  // An accent of its own, behind its letter.
  if (byte == 0xCC || (byte == 0xCD && next < 0xB0))
    return 2;
  // Signs and punctuation.
  if (byte == 0xC2 || byte == 0xE2) {
    ends = true;
    return byte == 0xC2 ? 2 : 3;
  }
  word += text[at];
  return 1;
}

} // namespace

void visit_words(std::string_view text, const std::function<void(const Word&)>& visit)
{
  std::string word;
  std::size_t begin = 0;
  const auto finish = [&](std::size_t end) {
    if (!word.empty())
      visit({word, begin, end});
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (word.empty())
      begin = i;
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word += c;
      ++i;
    } else if (c >= 'A' && c <= 'Z') {
      word += static_cast<char>(c - 'A' + 'a');
      ++i;
    } else if (static_cast<unsigned char>(c) < 0x80) {
      finish(i);
      if (c == k_break)
        visit({});
      ++i;
    } else {
      bool ends = false;
      const std::size_t length = fold_character(text, i, word, ends);
      if (ends)
        finish(i);
      i += length;
    }
  }
  finish(text.size());
}

std::string folded(std::string_view text)
{
  std::string all;
  visit_words(text, [&all](const Word& word) {
    if (!all.empty())
      all += ' ';
    all += word.folded;
  });
  return all;
}

} // namespace peil::gate
