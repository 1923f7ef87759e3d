/** 导入、打开和查询中要告诉用户的事：在哪里，读到了什么，怎样处理了，可以怎么办。位置另行显示，不写在句中。 */
export const issue = {
  'issue.map_unreadable': '不是可读的 GeoJSON 或 TopoJSON，没有载入地图。请用地图软件导出为 GeoJSON 后再拖入。',
  'issue.map_no_surface': '文件里没有面（Polygon），没有载入地图。请导出行政区划的面图层。',
  'issue.map_no_area':
    '没有一个图形认得出是目录中的地区（如{names}），没有载入。请核对图层里的区划代码或名称，或先在目录中加入这些地区。',
  'issue.map_too_detailed': '边界太细（化简后仍超过{most}个点），没有载入。请先在地图软件里简化边界。',
  'issue.empty_file': '文件里没有内容，没有读入任何数据。请核对导出是否完成，重新导出后再导入。',
  'issue.header_only': '只有表头，没有数据行，没有读入。请核对导出时的筛选条件。',
  'issue.no_table': '没有找到表格（一行表头、下面是数据），这张原表没有读入。若其中有数据，请整理成表后再导入。',
  'issue.rows_alike':
    '许多行的地区、时期都相同而数不同，没有哪一列能把它们区分开，没有读入。请保留说明类别、项目或月份的列，或在预览中指明。',
  'issue.no_values':
    '表中没有可以作为指标值的数字列，没有读入。若有数字，请核对是否存成了图片或带文字（如“约12万”），改为一格一个数后再导入；若本来就是文字名单，可在预览中改按台账读入。',
  'issue.no_period':
    '表头、表内、标题和文件名都没有写明时期，没有读入。请在文件名或标题中写上年份（如“2023年”）后再导入。',
  'issue.days_across':
    '表头是 {count} 个具体日期。本程序按月、季、年读数，没有读入；请先汇总到月，或改成一行一条的台账。',
  'issue.binary_file':
    '这不是表格，也不是文本文件，没有读入。可导入 XLSX、XLS、ET、XLSB、ODS、CSV、TXT、HTML、XML 表格、JSON、Parquet、Arrow，以及装有这些文件的 ZIP。',
  'issue.not_taken': '这是 {what} 文件，目前不能直接读入。请另存为 XLSX 或 CSV 后再导入。',
  'issue.truncated_workbook': '工作簿不完整：文件末尾缺失，多半是下载或拷贝中断。请重新获取该文件。',
  'issue.broken_workbook': '工作簿无法打开（{detail}）。请用 Excel 或 WPS 打开后另存为 XLSX，再导入。',
  'issue.password': '工作簿设有打开密码，没有读入。请在 Excel 或 WPS 中取消密码、另存后再导入。',
  'issue.truncated_file': '{what} 文件不完整：末尾缺失，多半是下载或拷贝中断。请重新获取该文件。',
  'issue.broken_file': '{what} 文件无法打开（{detail}）。请重新导出；若仍不行，请另存为 CSV 或 XLSX 后再导入。',
  'issue.too_many_cells': '这张表有 {rows} 行，超出本机内存能处理的范围，没有读入。请按年份或地区拆分后分别导入。',
  'issue.workbook_too_large': '工作簿展开后超过 1 GB（{detail}），没有读入。请拆分成几个文件，或另存为 CSV。',
  'issue.nested_columns':
    '这些列里是成组的内容，不是单个的值，已按原文读入：{columns}。如需其中的数字，请在导出时展开成列。',
  'issue.json_cut': '文件在中间断开，多半没有传完。已读入断开之前完整的记录，请重新获取该文件核对。',
  'issue.json_line_unreadable': '这一行不是完整的 JSON 记录，没有读入：“{text}”。请核对原文件。',
  'issue.json_no_table': 'JSON 里没有找到成表的数据（一组记录，或一组行），没有读入。请导出为记录列表，或另存为 CSV。',
  'issue.html_no_table': '网页里没有表格，没有读入。请打开网页核对，或在系统中改为导出 XLSX、CSV。',
  'issue.html_frames':
    '这是网页格式的工作簿，各工作表另存在同名的文件夹里，本文件中没有数据。请用 Excel 或 WPS 打开后另存为 XLSX。',
  'issue.sheet_hidden': '这张工作表在原文件中是隐藏的，也已读入。若是废表，请在确认前去掉。',
  'issue.rows_hidden': '原表有隐藏的行（{rows} 行）或列（{columns} 列），也已读入。请核对是否应当计入。',
  'issue.formula_without_value':
    '有 {count} 个公式单元格没有保存计算结果，按空读入（第一处在本格）。请用 Excel 或 WPS 打开原文件、保存一次后再导入。',
  'issue.mixed_encodings':
    '文件里混有两种编码：有 {count} 行是 {encoding}，其余是 UTF-8，已逐行按各自的编码读入（第一处在本行）。请核对这些行的名称。',
  'issue.archive_too_large': '压缩包展开后超过 {limit} GB 或 {count} 个文件，没有读入。请解压后分批导入。',
  'issue.archive_password': '压缩包设有密码，没有读入。请解压后导入其中的文件。',
  'issue.archive_method': '压缩包中的这个文件用了不常用的压缩方式（代号 {method}），没有读入。请解压后再导入。',
  'issue.archive_broken': '压缩包中的内容已损坏，没有读入。请重新获取压缩包。',
  'issue.archive_empty': '压缩包里没有文件。',
  'issue.archive_too_deep': '压缩包套了 {depth} 层以上，里面的没有再展开。请先解压再导入。',
  'issue.archive_unopened': '这是压缩包，请拖入导入窗口，其中的文件会逐个读入。',
  'issue.too_large': '文件有 {size} GB，超过上限 {limit} GB，没有读取。请按年份或地区拆分后分别导入。',
  'issue.cut_mid_character':
    '文件在最后一个字符中间断开（编码 {encoding}，第 {byte} 字节），多半没有传完。已读入完整的部分，末行可能不全，请核对。',
  'issue.cut_record': '最后一行在中间断开（“{text}”），多半没有传完，这一行没有读入，其余照常读入。请重新获取该文件。',
  'issue.no_line_end': '文件末尾没有换行，已照常读入。如果文件没有传完，最后一格“{text}”可能不全，请核对。',
  'issue.bad_characters':
    '有 {count} 处字节不合 {encoding} 编码，从这一行起；已用“�”代替，其余照常读入。请核对这些地方的名称。',
  'issue.encoding_unsure':
    '无法确定文件的编码，按 {encoding} 读入（把握约 {percent}%）。若出现乱码，请在预览中换一种编码。',
  'issue.unclosed_quote': '这一行有引号没有成对，已按普通文字读入。若后面的单元格错位，请在原文件补上引号。',
  'issue.quotes_mended':
    '有 {count} 行的引号不合规则（第一处在本行），已按与其余各行列数相符的方式读入。请核对这些行。',
  'issue.rows_aligned':
    '有 {count} 行的列数与其余各行不同（多了空格、少了引号或用了别的分隔符，第一处在本行），已按各列内容对齐。请核对这些行。',
  'issue.heads_moved': '这一行的分组表头与下面的栏目错开了一列，已按下面栏目的重复规律对正。请核对各组的归属。',
  'issue.rows_ragged': '有 {count} 行与表头对不上（第一处在本行），无法判断怎样对齐，按原样读入。请核对原文件。',
  'issue.outside_table': '主表以外有 {count} 行（标题、说明、附注或另外的表，第一处在本行），没有列入。',
  'issue.profile_does_not_fit': '识别方案“{profile}”与这张表对不上，没有读入。请核对表头是否改动，或停用该方案。',
  'issue.indicator_unknown':
    '文件没有写明是什么指标，暂以“{indicator}”为名读入。请填写指标名称和计量单位；之后同样的文件会自动沿用。',
  'issue.area_unknown': '文件没有写明是哪个地区，暂以“{area}”为名读入。请指明地区。',
  'issue.area_ambiguous':
    '“{name}”可能是不同的地区（{among}），这些行没有读入。请指明是哪一个，之后自动沿用；或在表中写明上级地区或区划代码。',
  'issue.area_code_of_other':
    '“{name}”的区划代码写作 {code}，该代码当年属于{other}。已按名称归入{taken}。请核对代码是否写错。',
  'issue.area_name_differs': '区划代码 {code} 属于{other}，名称却写作“{name}”。已按代码归入{other}，请核对。',
  'issue.row_without_area': '这一行没有地区名称，没有读入。若是合并单元格，请在每行写上地区。',
  'issue.period_unreadable': '“{text}”看不出是哪个时期，这一行没有读入。请写成“2023年”“2023年1—6月”这样的形式。',
  'issue.not_a_number': '“{text}”不是数字，按“无法识别”读入。请核对原表；若是约定的符号，可在识别方案中说明含义。',
  'issue.not_a_date': '“{label}”中的“{text}”不是日期，已留空。请写成“2023-08-02”这样的形式。',
  'issue.ledger_without_area': '台账各行没有写明地区，暂不能按地区计数。请指明这份台账是哪个地区的。',
  'issue.ledger_area': '台账各行没有写明地区，全部归入{area}。若不对，请指明地区。',
  'issue.month_as_day': '“{label}”中的“{text}”只到月，按 {day} 读入。',
  'issue.symbol_doubtful': '“{text}”在本来源中表示“缺”“零”还是“不足计量单位”？已按“缺”读入，可在识别方案中更改。',
  'issue.bracketed_number': '“{text}”带括号，按负数读入。若括号另有含义（如注号），请核对原表。',
  'issue.interval_read': '“{text}”只说明数在什么范围内，按区间读入，照原样显示；不拿来当确数。',
  'issue.cell_unit_differs': '“{text}”的计量单位与本列的“{unit}”不同，无法换算，按“无法识别”读入。请核对原表。',
  'issue.unit_conflict':
    '“{indicator}”在文件中的计量单位是“{unit}”，与已有指标不能换算，已另立一个指标读入。请核对单位是否写错。',
  'issue.unit_assumed': '文件没有写明“{indicator}”的计量单位，按已有指标的单位读入。请核对。',
  'issue.duplicate_differs':
    '“{indicator}”同一地区同一时期有两个数：{other} 为 {first}，这里为 {second}。已采用前一个，请核对以哪个为准。',
  'issue.growth_from_levels':
    '“{indicator}”的增速由各期数值计算，表中印出的增速没有另存；若以公布的增速为准，请在目录中把该指标的增速口径改为“按公布数”。',
  'issue.growth_ratio':
    '这一列增速有 {count} 个数（如“{text}”）像是比率而不是百分数：0.083 即 8.3%。已照原样读入，请核对原表；若确是比率，请改成百分数后重新导入。',
  'issue.growth_ratio_cell':
    '增速“{text}”与本行的本期数、同期数对不上，照算应为 {percent}%。多半是比率没有乘以 100，已照原样读入，请核对。',
  'issue.percent_mixed': '这一列别处写有“%”，这里的“{text}”没有。若是没有乘以 100 的比率，请改正原表；已照原样读入。',
  'issue.percent_in_column': '“{text}”带有“%”，而本列没有写明计量单位。已按数字读入，请为该指标填写单位。',
  'issue.row_without_period': '这个数没有写明是哪个时期，没有读入。请在表头、标题或行首写上时期。',
  'issue.fiscal_year':
    '“{text}”是跨两个年份的一年，原表没有写明从几月开始，暂按当年4月至次年3月（12个月）读入。如果是从别的月份开始（如7月、9月或10月），请在预览中改正时期。',
  'issue.dimensions_split': '第一列把“{heads}”合写在一起，已拆成各自的列；单元格位置按拆开后的表计。',
  'issue.dimensions_differ': '第一列应当是 {count} 项（{heads}），这一行不是，没有读入。请核对这一行，或重新下载原表。',
  'issue.note_row_read':
    '这一行像是附注，但数字列里有数，已作为一行数据读入。若是原表错行，请改正后重新导入，或把这一行略去。',
  'issue.subtotal_unclear': '表中有几处“{name}”，看不出各是哪些地区的小计，没有读入。请写明地区，如“云溪市小计”。',
  'issue.large_layout':
    '这个大文件的排法（小标题分块、合并的地区或年份、本月与累计并列、小数用逗号等）须逐行阅读，目前大文件不支持，没有读入。请按年份或地区拆成 5 MB 以下的文件后再导入。',
  'issue.number_in_note': '附注行里有数字“{text}”，没有作为指标值读入。若是数据错行，请改正原表。',
  'issue.columns_left_out': '有 {count} 列数字是分类代码、坐标或没有列名，没有读入：{columns}。',
  'issue.columns_without_period': '有 {count} 列没有写明时期，没有读入：{columns}。请在列名中写上年份。',
  'issue.columns_take_period':
    '有 {count} 列没有写明时期，其余各列都是 {year} 年的，按 {year} 年读入：{columns}。若属其他年份，请在列名中写上。',
  'issue.new_areas':
    '新增了 {count} 个地区（如 {examples}）：目录中没有，按文件中的名称建立。若与已有地区相同，请在目录中合并。',
  'issue.new_indicators': '新增了 {count} 个指标（如 {examples}）。请在目录中核对其单位、类型和增速口径。',
  'issue.personal_left_out': '含个人信息的列没有读入：{columns}。确需使用时，可在预览中点“读入”。',
  'issue.irregular_rows': '有 {count} 行与表头列数不符，没有读入（第一处在本行）。请核对引号和分隔符。',
  'issue.more_of_same': '同类问题共 {all} 处，另有 {count} 处未逐一列出。',
  'issue.already_here': '内容相同的文件已经导入过（{name}），没有重复读入。',
  'issue.cancelled': '已取消，没有读入任何内容。',
  'issue.not_loaded': '没有读入：{reason}。原有数据没有变动。',
  'issue.not_saved': '没有保存成功：{reason}。请检查磁盘空间，并导出工作区文件备份。',
  'issue.source_bytes_gone': '找不到这个源文件的内容，其数据暂不可用。请重新导入该文件。',
  'issue.no_such_sheet': '源文件中没有这张原表。',
  'issue.changed_elsewhere': '工作区已在另一个窗口中改动。请重新打开后再操作。',
  'issue.engine_not_started': '数据引擎没有启动：{reason}。请刷新页面；若仍不行，请换用较新的浏览器。',
  'issue.engine_failed': '数据引擎出错：{reason}。',
  'issue.engine_crashed': '数据引擎意外停止，已重新启动并从源文件恢复，没有丢失数据（{reason}）。',
  'issue.query_failed': '查询没有成功：{message}',
  'issue.server_unreachable':
    '连接不上服务器，没有回答。请检查网络和地址；若服务器不在本站，启动时需加 --engine 写明其地址。',
  'issue.server_not_behind': '转发地址有回答，但后面的数据库服务器没有回答：{message}',
  'issue.server_lost': '服务器连接中断，这里没有取到结果；最后一次取到结果是 {time}。恢复连接后会自动重新取数。',
  'issue.server_denied': '用户名或口令不对：{message}',
  'issue.server_unsupported': '这个服务器不能用：{message}',
  'issue.server_failed': '服务器没有完成操作：{message}',
  'issue.nearest_no_period': '请先选择报告期，再按“{name}”找相近地区。',
  'issue.nearest_no_figure': '{name}在该报告期没有可比的数值，无法按它找相近地区，请换一个指标或报告期。',
  'issue.carry_too_large': '表格过大（{rows} 行 × {columns} 列），一次最多导出 {most} 格；请先筛选或选中一部分。',
  'issue.carry_changed': '导出期间表格有变动，请重试。',
  'issue.no_server': '还没有连接服务器。',
  'issue.no_server_address': '请填写服务器地址。',
  'issue.push_differs': '“{file}”上传后行数不符（应为 {wanted}，实为 {found}），已撤回。请再次上传。',
  'issue.query_refused': '只能执行一条只读查询：{message}',
  'issue.query_cancelled': '查询已取消。',
  'issue.unexpected': '程序出现意外：{message}。已保存的内容不受影响。',
  'issue.file_not_workspace': '这不是工作区文件（.almanac）。',
  'issue.file_too_large': '工作区文件过大，没有打开。',
  'issue.file_source_missing': '工作区文件中缺少源文件“{name}”。',
  'issue.file_altered': '这个工作区文件与保存时不同，可能在传送或磁盘上损坏。请用另一份备份。',
  'issue.file_source_altered': '工作区文件中的源文件“{name}”被改动过，没有打开。',
  'issue.workspace_gone': '工作区已不在本机。',
  'issue.workspace_malformed': '工作区内容不完整，没有打开：“{at}”处缺失或不合格式。请从备份的工作区文件恢复。',
  'issue.workspace_newer': '工作区由较新版本的程序保存（格式{format}，本程序识别到{known}），请先更新程序。',
  'issue.workspace_unreadable': '工作区无法读取。请从备份的工作区文件恢复。',
  'issue.file_unreadable':
    '这个文件读不出来：{reason}。可能已被移走、正被别的程序占用，或没有读取权限。其他文件不受影响，请关闭占用它的程序后重新拖入。',
  'issue.query_without_columns': '查询没有要看的指标。请至少选一个指标。',
  'issue.query_without_period': '查询没有写明报告期。请选定报告期。',
  'issue.query_without_area': '查询没有写明地区。请选定地区。',
  'issue.query_unknown_indicator': '目录中没有“{indicator}”这个指标。请核对名称，或先在目录中建立。',
  'issue.query_unknown_area': '目录中没有“{area}”这个地区。请核对名称，或先在目录中建立。',
  'issue.formula_unreadable':
    '公式“{formula}”从第 {at} 个字起无法识别。公式由方括号中的指标、数字、＋－×÷和括号组成，如 [rd_expenditure] / [gdp]。',
} as const;
