"""The adviser's pages (borgervejlederens sider), behind the key to the closed zone."""
