#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace peil::render::charts {

/// The plane of a chart whose rows are stacked from top to bottom: across runs the quantity, down
/// run the units of the drawing, so that names and labels have a line of their own and nothing can
/// lie over a text. Data rows hold `van` and `tot` (across), `boven` and `onder` (down); labels
/// `x`, `y`, `tekst`, and `kant` and `schuif` for the side on which they stand.
class Plane
{
public:
  /// Across from zero to `end`.
  static Plane of_numbers(double end, double height, nlohmann::json axis = nullptr);
  /// Across is time; the data says from when to when.
  static Plane of_time(double height, nlohmann::json axis = nullptr);

  nlohmann::json across(std::string_view field) const;
  nlohmann::json down(std::string_view field) const;

  nlohmann::json boxes(nlohmann::json rows, nlohmann::json look, nlohmann::json tooltip) const;
  /// Upright lines at `van`, from `boven` to `onder`.
  nlohmann::json uprights(nlohmann::json rows, nlohmann::json look, nlohmann::json tooltip) const;
  /// Lines from (`van`, `boven`) to (`tot`, `onder`).
  nlohmann::json slants(nlohmann::json rows, nlohmann::json look) const;
  /// Level lines at `boven`, from `van` to `tot`.
  nlohmann::json levels(nlohmann::json rows, nlohmann::json look) const;
  /// Texts at (`x`, `y`).
  nlohmann::json labels(nlohmann::json rows, nlohmann::json look = nlohmann::json::object()) const;

private:
  Plane() = default;
  nlohmann::json layer(nlohmann::json rows, std::string_view mark, nlohmann::json look,
                       nlohmann::json tooltip) const;

  nlohmann::json m_across;
  double m_height = 0;
};

/// A label at the end of a mark: to the right of (x, y).
nlohmann::json label_right(nlohmann::json x, double y, std::string_view text);
/// On it.
nlohmann::json label_centred(nlohmann::json x, double y, std::string_view text);
/// To the left of it.
nlohmann::json label_left(nlohmann::json x, double y, std::string_view text);

/// A name at the left edge of the chart, whatever is across: rows of `y` and `tekst`.
nlohmann::json names_at_left(const Plane& plane, nlohmann::json rows);
/// A word at the right edge, bold.
nlohmann::json words_at_right(const Plane& plane, nlohmann::json rows, double width);

} // namespace peil::render::charts
