"""报表: ledger and statistics on paper and as a workbook."""
