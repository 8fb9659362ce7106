"""A town's site in Flask: ``python app.py``, then http://127.0.0.1:8000."""

from __future__ import annotations

import sys
from pathlib import Path

from flask import Flask, Response, render_template
from jinja2 import FileSystemLoader

from a11yview.flask import A11yview

PAGES = Path(__file__).parents[1] / "pages"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; connect-src 'self'"
)

app = Flask(__name__, static_folder=PAGES / "static")
app.jinja_loader = FileSystemLoader([PAGES / "jinja2", PAGES / "content"])
A11yview(app)


@app.get("/")
def index() -> str:
    return render_template("index.html")


@app.get("/form")
def form() -> str:
    return render_template("form.html")


@app.get("/table")
def table() -> str:
    return render_template("table.html")


@app.after_request
def with_policy(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    return response


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]) if sys.argv[1:] else 8000)
