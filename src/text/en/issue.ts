import type { issue as zh } from '../zh/issue';

export const issue: Record<keyof typeof zh, string> = {
  'issue.map_unreadable':
    'This is no readable GeoJSON or TopoJSON; no map was loaded. Export it as GeoJSON and drop it again.',
  'issue.map_no_surface':
    'The file has no surfaces (Polygon); no map was loaded. Export the layer of administrative areas.',
  'issue.map_no_area':
    'None of its shapes is an area of the catalog (for example {names}); not loaded. Check the codes or names in the layer, or add the areas to the catalog first.',
  'issue.map_too_detailed':
    'The borders are too detailed (over {most} points after simplification); not loaded. Simplify them first.',
  'issue.empty_file': 'The file is empty; nothing was read. Check that the export finished, and export it again.',
  'issue.header_only': 'There is a header but no row of data; nothing was read. Check the filters of the export.',
  'issue.no_table':
    'No table was found here (a header with data below); this sheet was not read. If it holds data, arrange them as a table.',
  'issue.rows_alike':
    'Many rows are about the same area and period with different figures, and no column tells them apart; nothing was read. Keep the column that names the class, item or month, or point to it in the preview.',
  'issue.no_values':
    'No column of numbers was found that could be values of an indicator; nothing was read. If there are figures, see whether they are pictures or stand within words (“about 120,000”) and put one number into a cell; if it is a list of things, read it as a ledger in the preview.',
  'issue.no_period':
    'Neither header, rows, title nor file name says the period; nothing was read. Put the year into the title or the file name (such as “2023”).',
  'issue.days_across':
    'The header consists of {count} single days. Figures are read by month, quarter and year; nothing was read. Sum them up by month first, or make one row an event.',
  'issue.binary_file':
    'This is neither a table nor text; nothing was read. XLSX, XLS, ET, XLSB, ODS, CSV, TXT, HTML, XML sheets, JSON, Parquet and Arrow can be imported, and ZIP archives of these.',
  'issue.not_taken': 'This is a {what} file, which cannot be read yet. Save it as XLSX or CSV and import that.',
  'issue.truncated_workbook':
    'The workbook is incomplete: its end is missing, most likely a download or copy that broke off. Fetch the file again.',
  'issue.broken_workbook':
    'The workbook cannot be opened ({detail}). Open it in Excel or WPS, save it as XLSX, and import that.',
  'issue.password':
    'The workbook is protected by a password; nothing was read. Remove the password in Excel or WPS, save, and import again.',
  'issue.truncated_file':
    'The {what} file is incomplete: its end is missing, most likely a download or copy that broke off. Fetch the file again.',
  'issue.broken_file':
    'The {what} file cannot be opened ({detail}). Export it again; if that does not help, save it as CSV or XLSX and import that.',
  'issue.too_many_cells':
    'The table has {rows} rows, more than this machine’s memory can take; it was not read. Split it by year or area.',
  'issue.workbook_too_large':
    'Unpacked, the workbook is larger than 1 GB ({detail}); it was not read. Split it into several files, or save it as CSV.',
  'issue.nested_columns':
    'These columns hold lists or records instead of single values; they were read as text: {columns}. Export them as columns to use the numbers within.',
  'issue.json_cut':
    'The file breaks off in the middle; most likely its transfer did. The records before that were read; fetch the file again and check.',
  'issue.json_line_unreadable': 'This line is no complete JSON record and was not read: “{text}”. Check the file.',
  'issue.json_no_table':
    'The JSON holds no table (a list of records or of rows); nothing was read. Export a list of records, or save it as CSV.',
  'issue.html_no_table': 'The page holds no table; nothing was read. Open it to check, or export XLSX or CSV instead.',
  'issue.html_frames':
    'This is a workbook saved as a web page: its sheets are in the folder beside it, and this file holds no data. Open it in Excel or WPS and save it as XLSX.',
  'issue.sheet_hidden':
    'This sheet is hidden in the file; it was read all the same. Leave it out before accepting if it is obsolete.',
  'issue.rows_hidden':
    'The sheet has hidden rows ({rows}) or columns ({columns}); they were read all the same. Check whether they should count.',
  'issue.formula_without_value':
    '{count} cells hold a formula without its result and were read as empty (the first one is here). Open the file in Excel or WPS, save it once, and import it again.',
  'issue.mixed_encodings':
    'The file mixes two encodings: {count} lines are {encoding}, the others UTF-8; each line was read in its own (the first is here). Check the names in these lines.',
  'issue.archive_too_large':
    'Unpacked, the archive is larger than {limit} GB or holds more than {count} files; it was not read. Unpack it and import the files in parts.',
  'issue.archive_password':
    'The archive is protected by a password; nothing was read of it. Unpack it and import the files.',
  'issue.archive_method':
    'This file is packed by an uncommon method (number {method}) and was not read. Unpack the archive and import the file.',
  'issue.archive_broken': 'The packed content is damaged and was not read. Fetch the archive again.',
  'issue.archive_empty': 'There are no files in the archive.',
  'issue.archive_too_deep':
    'Archives lie within archives more than {depth} deep; the inner ones were not unpacked. Unpack them first.',
  'issue.archive_unopened':
    'This is an archive: drop it into the import window, and the files in it are read one by one.',
  'issue.too_large':
    'The file has {size} GB, above the limit of {limit} GB; it was not read. Split it by year or area and import the parts.',
  'issue.cut_mid_character':
    'The file ends in the middle of a character ({encoding}, byte {byte}); most likely its transfer broke off. What is complete was read; check the last row.',
  'issue.cut_record':
    'The last row breaks off in the middle (“{text}”), probably an incomplete transfer; it was not read, all others were. Fetch the file again.',
  'issue.no_line_end':
    'The file ends without a line end; it was read as it is. If its transfer was incomplete, the last cell “{text}” may be cut: check it.',
  'issue.bad_characters':
    '{count} bytes from this row on do not fit {encoding}; they were replaced by “�” and the rest was read. Check the names there.',
  'issue.encoding_unsure':
    'The encoding of the file is uncertain; it was read as {encoding} (about {percent}% sure). If letters look wrong, choose another one in the preview.',
  'issue.unclosed_quote':
    'A quote in this row is never closed; it was read as text. If cells after it are out of place, close the quote in the file.',
  'issue.quotes_mended':
    'The quotes of {count} rows break the rules (this is the first); they were read so that they have as many cells as the other rows. Check them.',
  'issue.rows_aligned':
    '{count} rows had another number of cells than the rest (an empty cell too many, a missing quote, another separator; this is the first) and were brought into their columns by what these hold. Check them.',
  'issue.heads_moved':
    'The groups of heads in this row stand one column off the heads below them; they were put over their own, as these repeat. Check which columns belong to which group.',
  'issue.rows_ragged':
    '{count} rows do not fit the heading (this is the first) and could not be aligned; they were read as they are. Check the file.',
  'issue.outside_table':
    '{count} rows lie outside the main table (title, remarks, notes or further tables; this is the first) and were left out.',
  'issue.profile_does_not_fit':
    'The profile “{profile}” does not fit this sheet; nothing was read. Check whether the header has changed, or turn the profile off.',
  'issue.indicator_unknown':
    'The file does not say what it measures; it was read under the name “{indicator}”. Give the indicator and its unit; files like it will follow.',
  'issue.area_unknown':
    'The file does not say which area it is about; it was read under the name “{area}”. Name the area.',
  'issue.area_ambiguous':
    '“{name}” may be several areas ({among}); these rows were not read. Say which one it is, and it will be remembered; or give the parent area or the code in the table.',
  'issue.area_code_of_other':
    '“{name}” has the code {code}, which in that year was {other}’s. By its name it was taken as {taken}. Check whether the code is wrong.',
  'issue.area_name_differs':
    'The code {code} is {other}’s, but the name beside it is “{name}”. By its code it was taken as {other}; please check.',
  'issue.row_without_area':
    'This row names no area and was not read. If its cells were merged, write the area into every row.',
  'issue.period_unreadable':
    '“{text}” names no period; the row was not read. Write it as “2023”, “2023 Q1” or “Jan-Jun 2023”.',
  'issue.not_a_number':
    '“{text}” is no number; read as “unreadable”. Check the sheet; if it is a symbol, the profile can say what it means.',
  'issue.not_a_date': '“{text}” under “{label}” is no date; left empty. Write it as “2023-08-02”.',
  'issue.ledger_without_area':
    'The rows of this ledger name no area, so they cannot be counted by area. Say which area the ledger is about.',
  'issue.ledger_area':
    'The rows of this ledger name no area; all were taken as {area}. Name another one if that is wrong.',
  'issue.month_as_day': '“{text}” under “{label}” is a month without a day; read as {day}.',
  'issue.symbol_doubtful':
    'Does “{text}” mean “missing”, “zero” or “below the unit” in this source? Read as missing; the profile can change it.',
  'issue.bracketed_number':
    '“{text}” stands in brackets and was read as a negative number. Check the sheet if the brackets mean something else.',
  'issue.interval_read':
    '“{text}” says only between what the figure lies: it was read as an interval and is shown as such, never as an exact number.',
  'issue.cell_unit_differs':
    '“{text}” has another unit than its column (“{unit}”), and they do not convert; read as “unreadable”. Check the sheet.',
  'issue.unit_conflict':
    '“{indicator}” is in “{unit}” here, which does not convert into the unit of the indicator of that name; it was read as an indicator of its own. Check the unit.',
  'issue.unit_assumed':
    'The file does not state the unit of “{indicator}”; it was read in the unit that the indicator has. Check it.',
  'issue.duplicate_differs':
    'Two figures for “{indicator}” at the same area and period: {other} says {first}, this cell {second}. The first one was taken; check which is right.',
  'issue.growth_from_levels':
    'Growth of “{indicator}” is computed from its levels, so the printed growth was not stored beside it. Where the published growth counts, set the indicator’s growth rule to “as published” in the catalog.',
  'issue.growth_ratio':
    '{count} numbers of this growth column (such as “{text}”) look like ratios rather than percentages: 0.083 is 8.3%. Read as printed; check the sheet, and multiply by 100 if they are ratios.',
  'issue.growth_ratio_cell':
    'Growth “{text}” does not follow from the value and the base in its row, which give {percent}%. Probably a ratio that was not multiplied by 100; read as printed, please check.',
  'issue.percent_mixed':
    'Elsewhere in this column a “%” is written, at “{text}” it is not. Read as printed; if it is a ratio, correct the sheet.',
  'issue.percent_in_column':
    '“{text}” carries a “%”, and the column states no unit. Read as a number; please give the indicator its unit.',
  'issue.row_without_period':
    'Nothing says to which period this number belongs, so it was not read. Write the period in the header, the title or the row.',
  'issue.fiscal_year':
    '“{text}” is a year across two calendar years, and the sheet does not say in which month it begins: it is read as the twelve months from April of the first to March of the second. If it begins elsewhere (July, September, October), correct the period in the preview.',
  'issue.dimensions_split':
    'The first column holds “{heads}” joined by commas: it was split into columns of their own; cells are counted in the split table.',
  'issue.dimensions_differ':
    'The first column should have {count} parts ({heads}), and this row has not: nothing was read. Check the row, or download the table again.',
  'issue.note_row_read':
    'This row looks like a note but has a number in a data column, so it was read as data. If the sheet has slipped here, correct it and import again, or leave the row out.',
  'issue.subtotal_unclear':
    'There are several rows “{name}”, and nothing says of which areas each is the subtotal, so they were not read. Name the area, as in “Yunxi subtotal”.',
  'issue.large_layout':
    'This large file is laid out so that it must be read row by row (headings between rows, merged areas or years, month beside cumulative, decimal commas), which large files are not yet; it was not read. Split it by year or area into files below 5 MB and import these.',
  'issue.number_in_note':
    'A line of notes holds the number “{text}”, which was not read as a value. If rows have slipped, mend the sheet.',
  'issue.columns_left_out': '{count} columns of class codes, positions or without a head were not read: {columns}.',
  'issue.columns_without_period':
    '{count} columns do not say their period and were not read: {columns}. Put the year into their heads.',
  'issue.columns_take_period':
    '{count} columns do not say their period and were read as of {year}, like the columns beside them: {columns}. Put the year into their heads if they are of another one.',
  'issue.new_areas':
    '{count} new areas (such as {examples}): the catalog did not have them; they were made under the names in the file. Merge them in the catalog if they are known ones.',
  'issue.new_indicators':
    '{count} new indicators (such as {examples}). Check their units, kinds and growth rules in the catalog.',
  'issue.personal_left_out':
    'Columns with personal data were not read: {columns}. Where they are needed, the preview can read them.',
  'issue.irregular_rows':
    '{count} rows have another number of columns than the header and were not read (the first is here). Check quotes and separators.',
  'issue.more_of_same': 'There are {all} of this kind; {count} more are not listed one by one.',
  'issue.already_here': 'A file with the same content is here already ({name}); nothing was doubled.',
  'issue.cancelled': 'Cancelled; nothing was read.',
  'issue.not_loaded': 'Not loaded: {reason}. What was there before is unchanged.',
  'issue.not_saved': 'Not saved: {reason}. Check the disk space, and export the workspace file as a backup.',
  'issue.source_bytes_gone': 'The content of this source is gone; its data are not available. Import the file again.',
  'issue.no_such_sheet': 'The source has no such sheet.',
  'issue.changed_elsewhere': 'The workspace was changed in another window. Open it again before going on.',
  'issue.engine_not_started': 'The data engine did not start: {reason}. Reload the page, or use a newer browser.',
  'issue.engine_failed': 'The data engine failed: {reason}.',
  'issue.engine_crashed':
    'The data engine stopped by itself; it was started again and reloaded from the sources, nothing is lost ({reason}).',
  'issue.server_unreachable':
    'The server gave no answer. Check the network and the address; a server that is not on this site must be named with --engine at the start.',
  'issue.server_not_behind': 'The address that forwards answered, but no database server behind it: {message}',
  'issue.server_lost':
    'The connection to the server is lost and this could not be asked; it last answered at {time}. It is asked anew as soon as the server is back.',
  'issue.server_denied': 'User or password is wrong: {message}',
  'issue.server_unsupported': 'This server cannot be used: {message}',
  'issue.server_failed': 'The server did not carry it out: {message}',
  'issue.nearest_no_period': 'Choose a period first, then look for areas near by “{name}”.',
  'issue.nearest_no_figure':
    '{name} has no figure for that period, so nothing can be near it. Choose another indicator or period.',
  'issue.carry_too_large':
    'The table is too large ({rows} rows × {columns} columns): at most {most} cells leave at a time. Filter it or select a part.',
  'issue.carry_changed': 'The table changed while it was read. Please try again.',
  'issue.no_server': 'No server is connected.',
  'issue.no_server_address': 'Please give the server’s address.',
  'issue.push_differs':
    '“{file}”: {found} rows arrived where {wanted} were sent; they were taken away again. Please upload once more.',
  'issue.query_failed': 'The query failed: {message}',
  'issue.query_refused': 'Only one read-only query can be run: {message}',
  'issue.query_cancelled': 'The query was cancelled.',
  'issue.unexpected': 'Something unexpected happened: {message}. What was saved is not affected.',
  'issue.file_not_workspace': 'This is no workspace file (.almanac).',
  'issue.file_too_large': 'The workspace file is too large and was not opened.',
  'issue.file_source_missing': 'The workspace file lacks the source “{name}”.',
  'issue.file_altered':
    'This workspace file is not as it was saved; it may have been damaged on the way or on the disk. Use another copy.',
  'issue.file_source_altered': 'The source “{name}” in the workspace file has been altered; it was not opened.',
  'issue.workspace_gone': 'The workspace is no longer on this machine.',
  'issue.workspace_malformed':
    'The workspace was not opened: what stands at “{at}” is missing or not of the right form. Restore it from a backup file.',
  'issue.workspace_newer':
    'The workspace was saved by a newer version of the program (format {format}, this one knows {known}). Update the program first.',
  'issue.workspace_unreadable': 'The workspace cannot be read. Restore it from a backup file.',
  'issue.file_unreadable':
    'The file could not be read: {reason}. It may have been moved, be in use by another program, or not be yours to read. The other files are unharmed; close what uses it and drop it again.',
  'issue.query_without_columns': 'The query has no indicator to show. Choose at least one.',
  'issue.query_without_period': 'The query says no period. Choose one.',
  'issue.query_without_area': 'The query says no area. Choose one.',
  'issue.query_unknown_indicator':
    'The catalog has no indicator “{indicator}”. Check the name, or add it to the catalog first.',
  'issue.query_unknown_area': 'The catalog has no area “{area}”. Check the name, or add it to the catalog first.',
  'issue.formula_unreadable':
    'The formula “{formula}” cannot be read from character {at} on. A formula is made of indicators in brackets, numbers, + − × ÷ and parentheses: [rd_expenditure] / [gdp].',
};
