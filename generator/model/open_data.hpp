#pragma once

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "model/plan.hpp"
#include "model/register.hpp"
#include "model/snapshot.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What anyone may take along (docs/open-data.md): datasets of tables. Every format is an encoding
/// of these values, so that two formats cannot say different things.
namespace peil {

enum class DataType
{
  text,
  number,
  whole,
  amount,
  date,
  quarter,
  yes_no
};

/// Nothing at all is a cell without a value.
using DataValue = std::variant<bool, Decimal, Date, std::string>;
/// At most one, unless the column takes many.
using DataCell = std::vector<DataValue>;

struct DataColumn
{
  /// `toegang.datum` for a part of a small record; in JSON a member of a member.
  std::string name;
  std::string title;
  std::string description;
  DataType type = DataType::text;
  bool many = false;
  bool required = false;
  std::optional<Decimal> minimum;
  std::optional<Decimal> maximum;
  std::vector<Choice> choices;
  /// The table whose first column this one names; empty for none.
  std::string refers_to;
  /// What it is called in JSON; empty for the same name.
  std::string property;
  /// Not in the objects of JSON, whose nesting or head says it already.
  bool only_in_tables = false;
};

struct DataTable
{
  /// "bankjes", "bankjes.fase": with `.csv` behind it the name of a file.
  std::string name;
  std::string title;
  std::string description;
  std::vector<DataColumn> columns;
  std::vector<std::vector<DataCell>> rows;
  /// The first columns that name a row together. Those of a list begin with all of its parent's.
  std::size_t key = 1;

  /// For the small records below those of another table: which one. They stand in the same order.
  std::optional<std::size_t> parent;
  /// The name of their list in JSON.
  std::string property;
  /// A list of values, not of objects.
  bool is_plain = false;
  /// The column of yes or no of the parent that says whether there is a list at all; empty: always.
  std::string only_where;
};

struct DatasetInfo
{
  /// "bankjes": the first part of the address of its files.
  std::string name;
  std::string title;
  std::string description;
  Date as_of;
  /// The id of the edition that it belongs to; empty for the figures of today.
  std::string edition;
  FigureState state = FigureState::provisional;
  bool is_sample = false;
  /// The page of the site that shows the same.
  std::string page;

  bool operator==(const DatasetInfo&) const = default;
};

struct Dataset
{
  DatasetInfo info;
  /// The name of the list of records in JSON.
  std::string property = "records";
  /// The one of the records first; a list after the table that it hangs below.
  std::vector<DataTable> tables;
};

enum class DataFormat
{
  csv,
  excel_csv,
  json,
  xlsx,
  zip
};

/// A file as a reader finds it.
struct DataFile
{
  DataFormat format = DataFormat::csv;
  /// From the top of the site: "/data/bankjes.csv".
  std::string address;
  std::size_t bytes = 0;
  /// SHA-256, in hexadecimal digits.
  std::string digest;
  /// The name and the title of the one table in it; empty for a whole dataset.
  std::string table;
  std::string table_title;
};

struct PublishedDataset
{
  DatasetInfo info;
  std::size_t records = 0;
  std::vector<DataFile> files;
};

/// What there is to take along, for the pages that say so.
struct DataListing
{
  std::vector<PublishedDataset> datasets;
  /// Everything in one file; its digest is empty as long as nothing is published.
  DataFile archive;

  bool empty() const { return datasets.empty(); }
};

/// The codes of a licence, and where its text stands.
struct LicenceWords
{
  std::string_view name;
  std::string_view title;
  std::string_view address;
  /// In the European list of licences.
  std::string_view authority;
};
const LicenceWords& words_of(Licence licence);

/// The names of the datasets that are not registers; no register can have one of these.
const std::vector<std::string>& own_dataset_names();

/// The addresses at which a project always has data: what texts may link to. Lists below a register
/// have files of their own beside these.
std::set<std::string, std::less<>> data_addresses(const Project& project);

inline constexpr std::string_view k_data_folder = "/data/";
inline constexpr std::string_view k_archive_address = "/data/alles.zip";
inline constexpr std::string_view k_package_address = "/data/datapackage.json";
inline constexpr std::string_view k_catalogue_address = "/data/catalog.jsonld";

/// Of a table: "/data/bankjes.csv", or for Dutch Excel "/data/excel/bankjes.csv". Of a dataset:
/// "/data/bankjes.json".
std::string data_address(DataFormat format, const std::string& name);

} // namespace peil
