"""Runs commands of the Azure CLI one after another in one process, each by a new instance of the CLI as `az` makes it.

Each line of the input is a JSON array: the words after `az`. Each line of the output is a JSON object with "code" (the exit code),
"output" (what the command printed) and "error" (why it failed, or null).
"""

import contextlib
import io
import json
import os
import sys

os.environ.update(
    AZURE_CORE_COLLECT_TELEMETRY="no",
    AZURE_CORE_ERROR_RECOMMENDATION="off",
    AZURE_CORE_ONLY_SHOW_ERRORS="yes",
    AZURE_EXTENSION_DIR=os.environ["AZURE_CONFIG_DIR"],
)
from azure.cli.core import __version__, get_default_cli  # noqa: E402

# The CLI's own index of modules by command. Without it the CLI loads every module at the first command of a new configuration.
MODULES = {"cloud": "cloud", "login": "profile", "account": "profile", "rest": "util"}
MODULES |= dict.fromkeys(["group", "resource", "lock", "provider", "tag", "deployment"], "resource")
INDEX = {name: [f"azure.cli.command_modules.{module}"] for name, module in MODULES.items()}
with open(os.path.join(os.environ["AZURE_CONFIG_DIR"], "commandIndex.json"), "w", encoding="utf-8") as file:
    json.dump({"version": __version__, "cloudProfile": "latest", "commandIndex": INDEX}, file)


def run(words):
    output, errors, error = io.StringIO(), io.StringIO(), None
    with contextlib.redirect_stderr(errors):
        cli = get_default_cli()
        try:
            code = cli.invoke(words, out_file=output)
            error = cli.result.error
        except SystemExit as end:
            code = end.code
    return {"code": code, "output": output.getvalue(), "error": str(error or errors.getvalue()) if code else None}


for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
