"""How the documentation is built: `make docs`."""

project = "Rådslag"
author = "Rådslag"
language = "sv"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "Rådslag"
exclude_patterns = ["_build"]
