"""Stories from files: text, Markdown, HTML, JSON, lines of JSON, folders and the standard input."""
