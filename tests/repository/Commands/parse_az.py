"""Parses commands with the Azure CLI's own parser, without a sign-in and without running them.

Each line of the input is a JSON object: "words" (without the program), "partial" (its end may be missing) and "strict" (all words belong
to the command). Each line of the output has "problem" (what the parser rejects, or null), "missing" (true if this installation lacks the
command, because it is of an extension or because one of its Python modules is not there) and "version" (of the CLI).
"""

import contextlib
import importlib.util
import io
import json
import os
import re
import socket
import sys
import tempfile

UNKNOWN = "\ue000"
RESOURCE = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/a"
SAMPLES = ["sample", "1", RESOURCE, "2026-01-01T00:00:00Z", "PT1H", "10.0.0.0/8"]


def no_network(*_arguments, **_options):
    raise OSError("the parser needs no network")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    # Neither the user's defaults nor their installed extensions decide what is accepted.
    os.environ.update(AZURE_CONFIG_DIR=folder, AZURE_EXTENSION_DIR=folder)
    os.environ.update(AZURE_CORE_COLLECT_TELEMETRY="no", AZURE_CORE_ERROR_RECOMMENDATION="off")
    # At its start the CLI looks for a newer version.
    socket.getaddrinfo = no_network
    from azure.cli.core import __version__, get_default_cli
    from azure.cli.core.commands.events import EVENT_INVOKER_POST_LOAD_ARGUMENTS, EVENT_INVOKER_PRE_LOAD_ARGUMENTS
    from knack.events import EVENT_INVOKER_POST_CMD_TBL_CREATE, EVENT_INVOKER_POST_PARSE_ARGS
    from knack.util import CLIError

    def has_network_sdk(version):
        try:
            return importlib.util.find_spec("azure.mgmt.network." + version) is not None
        except ImportError:
            return False

    # Debian's CLI names a version of the network SDK that Debian does not ship.
    if has_network_sdk("v2022_07_01") and not has_network_sdk("v2022_01_01"):
        from azure.cli.core.profiles import ResourceType
        from azure.cli.core.profiles._shared import AZURE_API_PROFILES

        AZURE_API_PROFILES["latest"][ResourceType.MGMT_NETWORK] = "2022-07-01"

    cli = get_default_cli()
    invoker = cli.invocation = cli.invocation_cls(
        cli_ctx=cli, parser_cls=cli.parser_cls, commands_loader_cls=cli.commands_loader_cls, help_cls=cli.help_cls
    )
    loader = invoker.commands_loader
    loader.load_command_table(None)
    commands = dict(loader.command_table)

    def command_of(words):
        """The longest command that the words start with."""
        path = []
        for word in words:
            if word.startswith("-"):
                break
            path.append(word)
        while path and " ".join(path) not in commands:
            path.pop()
        return " ".join(path)

    def load(command):
        """The parser of one command; the whole table would take minutes."""
        loader.command_table = {command: commands[command]}
        loader.command_name = invoker.data["command_string"] = command
        cli.raise_event(EVENT_INVOKER_PRE_LOAD_ARGUMENTS, commands_loader=loader)
        loader.load_arguments(command)
        cli.raise_event(EVENT_INVOKER_POST_LOAD_ARGUMENTS, commands_loader=loader)
        cli.raise_event(EVENT_INVOKER_POST_CMD_TBL_CREATE, commands_loader=loader)
        parser = cli.parser_cls(cli_ctx=cli, prog=cli.name, parents=[invoker._global_parser])
        parser.load_command_table(loader)
        return parser

    def sample(options, option):
        """A value that the option accepts."""
        action = options.get(option)
        if option in ("--ids", "--scope", "--resource"):
            return RESOURCE
        if action is None:
            return SAMPLES[0]
        if action.choices:
            return list(action.choices)[0]
        if action.dest.endswith("timestamp"):
            return "2026-01-01T00:00:00+0000"
        for value in SAMPLES:
            try:
                if action.type is None or action.type(value) is not None:
                    return value
            except Exception:  # Any: the types are functions of the CLI's modules.
                continue
        return SAMPLES[0]

    def known(words, options):
        """The words with a sample for each unknown one."""
        option = ""
        for word in words:
            option = word if word.startswith("-") else option
            word = re.sub(f"^{UNKNOWN}/", "/subscriptions/s/resourceGroups/g/", word)
            yield sample(options, option) if word == UNKNOWN else word.replace(UNKNOWN, "sample")

    def parse(words, partial, strict):
        if partial and any(name.startswith(" ".join(words) + " ") for name in commands):
            return {"problem": None, "missing": False}
        command = command_of(words)
        if not command:
            return {"problem": f"there is no command '{' '.join(words)}'", "missing": True}
        if partial and not any(word.startswith("-") for word in words):
            surplus = words[len(command.split()):] if strict else []
            return {"problem": f"there is no command '{' '.join(words)}'" if surplus else None, "missing": False}
        try:
            parser = load(command)
        except (AttributeError, ImportError) as error:
            return {"problem": f"'{command}' cannot be loaded: {error}", "missing": True}
        actions = parser.subparser_map[command]._actions
        for action in actions if partial else []:
            action.required = False
        words = list(known(words, {option: action for action in actions for option in action.option_strings}))
        if partial and words[-1].startswith("-"):
            words.pop()
        # The parser opens some files, such as certificates.
        for word in filter(re.compile(r"[\w-]+\.\w{2,4}").fullmatch, words):
            open(word, "w").close()
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            try:
                parsed = parser.parse_args(words)
                if not partial:
                    cli.raise_event(EVENT_INVOKER_POST_PARSE_ARGS, command=parsed.command, args=parsed)
                return {"problem": None, "missing": False}
            except SystemExit:
                return {"problem": f"'{command}': {errors.getvalue().strip().splitlines()[0]}", "missing": False}
            except CLIError as error:
                return {"problem": f"'{command}': {error}", "missing": False}

    for line in sys.stdin:
        print(json.dumps(parse(**json.loads(line)) | {"version": __version__}))
