using System.Diagnostics;
using System.Runtime.Versioning;
using CommandLine;
using Planning.Programs;
using Planning.Projects;

namespace Preflight.Tests;

/// <summary>How a Python program is started: a stand-in for the SDK, in an environment that only looks like one, is what it gets.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PythonProgramTests
{
    private const string Sdk = """
        class RunError(Exception): pass
        class log:
            @staticmethod
            def error(text): print('ERROR ' + text)
        """;

    private const string Runtime = """
        import json, os
        given = None
        class Settings:
            def __init__(self, project, stack, monitor=None, engine=None, parallel=None, dry_run=None): self.all = dict(vars())
        def configure(settings):
            global given
            given = settings.all
        def get_config_env(): return json.loads(os.environ['PULUMI_CONFIG'])
        def get_config_secret_keys_env(): return json.loads(os.environ['PULUMI_CONFIG_SECRET_KEYS'])
        def set_all_config(config, secret_keys): print('config', config, secret_keys)
        async def run_in_stack(program): program()
        """;

    [PythonFact]
    public async Task The_settings_of_the_engine_reach_the_SDK_of_the_program() =>
        Assert.Equal(
            """
            config {'web:size': '3'} ['web:key']
            x s 127.0.0.1:1 16 True
            """,
            await RunAsync(
                Program(
                    "__main__.py",
                    "from pulumi import runtime\ng = runtime.given\n"
                        + "print(g['project'], g['stack'], g['monitor'], g['parallel'], g['dry_run'])\n"
                )
            )
        );

    /// <summary>The CLI runs a folder with that folder on the path of modules, and a file without.</summary>
    [PythonFact]
    public async Task A_folder_imports_its_modules_and_a_main_file_does_not()
    {
        const string Main = "import sys\nprint(sys.argv)\nimport beside\n";

        var folder = await RunAsync(Program("__main__.py", Main).With("beside.py", "print('beside')"));
        var file = await RunAsync(
            Program("app.py", Main).With("beside.py", "print('beside')").With("Pulumi.yaml", Project("virtualenv: env", "main: app.py\n"))
        );

        Assert.EndsWith("['.']\nbeside", folder);
        Assert.Contains("['app.py']", file);
        Assert.Contains("No module named 'beside'", file);
    }

    [PythonFact]
    public async Task An_exception_is_shown_from_the_program_on()
    {
        var printed = await RunAsync(Program("__main__.py", "import beside\n").With("beside.py", "raise ValueError('no size')\n"));

        Assert.Contains("ERROR Program failed with an unhandled exception:\nTraceback (most recent call last):\n  File \"", printed);
        Assert.Contains("ValueError: no size", printed);
        Assert.Contains("beside.py", printed);
        Assert.DoesNotContain("runpy", printed);
    }

    [PythonFact]
    public async Task An_SDK_that_is_missing_is_reported_with_the_command()
    {
        var folder = Program("__main__.py", "").With("requirements.txt", "pulumi\n");
        Directory.Delete(Path.Combine(folder.Path, "sdk"), recursive: true);

        var printed = await RunAsync(folder);

        Assert.Contains("No module named 'pulumi'", printed);
        var install = $"python3 -m venv {folder.Path}/env && {folder.Path}/env/bin/python -m pip install -r {folder.Path}/requirements.txt";
        Assert.Contains($"has no Pulumi SDK that works; run `{install}`.", printed);
    }

    [Theory]
    [InlineData("virtualenv: env", "", "python3 -m venv {0}/env && {0}/env/bin/python -m pip install -r {0}/requirements.txt")]
    [InlineData("toolchain: uv", "", "uv sync --project {0}/infra")]
    [InlineData("typechecker: mypy", "uv.lock", "uv sync --project {0}/infra")]
    public void An_environment_that_is_missing_is_reported_with_the_command(string option, string file, string command)
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Project(option, "main: infra\n")).With("infra/__main__.py", "");
        if (file.Length > 0)
        {
            folder.With(file, "");
        }

        var remedy = command.Replace("{0}", folder.Path);
        Assert.EndsWith($"is no virtual environment with Python; run `{remedy}`.", Refused(folder));
    }

    [Theory]
    [InlineData("virtualenv: env", "", "env/bin/python")]
    [InlineData("{ virtualenv: env, toolchain: uv }", "", "env/bin/python")]
    [InlineData("toolchain: uv", "pyproject.toml", ".venv/bin/python")]
    [InlineData("typechecker: mypy", "poetry.lock", "poetry")]
    [InlineData("toolchain: pip", "uv.lock", null)]
    public void The_interpreter_is_that_of_the_toolchain(string options, string file, string? named)
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", $"name: web\nmain: infra\nruntime: {{ name: python, options: {Flow(options)} }}\n")
            .With("infra/__main__.py", "")
            .With("env/bin/python", "")
            .With(".venv/bin/python", "");
        if (file.Length > 0)
        {
            folder.With(file, "");
        }

        var command = ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null);

        var expected = named ?? Environment.GetEnvironmentVariable("PULUMI_PYTHON_CMD") ?? "python3";
        Assert.Equal(named?.Contains('/') == true ? Path.Combine(folder.Path, expected) : expected, command.FileName);
        Assert.Equal(Path.Combine(folder.Path, "infra"), command.WorkingDirectory);
        Assert.Equal(expected == "poetry", command.Arguments is ["run", "python", ..]);
        Assert.Empty(command.Warnings);
    }

    [Fact]
    public void Wrong_options_of_Python_are_reported_together()
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: web\nruntime: { name: python, options: { virtualenv: 5, toolchain: conda, typechecker: ty } }\n")
            .With("__main__.py", "");

        var message = Refused(folder);

        Assert.Contains("virtualenv option must be a string, got 5", message);
        Assert.Contains("toolchain option must be one of pip, poetry, uv, got 'conda'", message);
        Assert.Contains("typechecker option must be one of mypy, pyright, got 'ty'", message);
    }

    [Fact]
    public void An_option_that_Python_does_not_read_is_a_warning()
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: web\nruntime: { name: python, options: { virtualenvs: env } }\n")
            .With("__main__.py", "");

        Assert.Contains(
            "the runtime python does not read the option 'virtualenvs'; nearest: virtualenv",
            Assert.Single(ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null).Warnings)
        );
    }

    [Fact]
    public void A_folder_without_a_main_module_is_reported()
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", "name: web\nruntime: python\n");

        Assert.Equal($"{folder.Path} holds no __main__.py; name the program with `main` of Pulumi.yaml.", Refused(folder));
    }

    private static string Flow(string options) => options.StartsWith('{') ? options : $"{{ {options} }}";

    private static string Project(string options, string more = "") =>
        $"name: web\n{more}runtime: {{ name: python, options: {Flow(options)} }}\n";

    private static string Refused(ProjectFolder folder) =>
        Assert.Throws<Failure>(() => ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null)).Message;

    private static ProjectFolder Program(string main, string content)
    {
        var folder = new ProjectFolder()
            .With("Pulumi.yaml", Project("virtualenv: env"))
            .With(main, content)
            .With("sdk/pulumi/__init__.py", Sdk)
            .With("sdk/pulumi/runtime.py", Runtime);
        folder.With("env/bin/python", $"#!/bin/sh\nPYTHONPATH='{folder.Path}/sdk' exec python3 -B \"$@\"\n");
        File.SetUnixFileMode(Path.Combine(folder.Path, "env/bin/python"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return folder;
    }

    private static async Task<string> RunAsync(ProjectFolder folder)
    {
        using var _ = folder;
        var command = ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null);
        var start = new ProcessStartInfo(command.FileName, command.Arguments) { WorkingDirectory = command.WorkingDirectory };
        (string Name, string Value)[] engine =
        [
            ("MONITOR", "127.0.0.1:1"),
            ("PROJECT", "x"),
            ("STACK", "s"),
            ("PARALLEL", "16"),
            ("DRY_RUN", "true"),
            ("ORGANIZATION", "acme"),
            ("CONFIG", """{"web:size":"3"}"""),
            ("CONFIG_SECRET_KEYS", """["web:key"]"""),
        ];
        foreach (var (name, value) in engine)
        {
            start.Environment[$"PULUMI_{name}"] = value;
        }

        foreach (var (name, value) in command.Variables)
        {
            start.Environment[name] = value;
        }

        var finished = await FinishedProcess.RunAsync(start);
        return $"{finished.Output}{finished.Errors}".Trim();
    }
}
