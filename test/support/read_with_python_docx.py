# What python-docx, a reader of other people's making, sees in a Word file: printed as JSON for a test.
import json
import sys

import docx
from docx.table import _Cell

document = docx.Document(sys.argv[1])
core = document.core_properties
json.dump(
    {
        "core": {
            "title": core.title,
            "author": core.author,
            "language": core.language,
            "created": core.created.isoformat(),
        },
        "paragraphs": [
            {"style": paragraph.style.name, "text": paragraph.text} for paragraph in document.paragraphs
        ],
        # By the cells that are there: a merged one would be named once a column.
        "tables": [
            [[_Cell(cell, table).text for cell in row.tc_lst] for row in table._tbl.tr_lst]
            for table in document.tables
        ],
    },
    sys.stdout,
)
