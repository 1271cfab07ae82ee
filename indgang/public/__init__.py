"""The citizens' pages (borgernes sider): what the municipality can help with, where and how, without sign-in."""
