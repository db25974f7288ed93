using System.Diagnostics;
using CommandLine;
using Planning.Programs;
using Planning.Projects;

namespace Preflight.Tests;

/// <summary>How a Node program is started: a stand-in for the runner of the SDK prints what it was given.</summary>
public sealed class NodeProgramTests
{
    private const string Runner = """
        const error = new Error("x");
        error.stack = "Error: x\n    at f (/p/node_modules/@pulumi/output.ts:1:1)";
        const colored = require("util").inspect(error, { colors: true }).includes("\x1b[");
        const own = process.execArgv.slice(0, process.execArgv.indexOf("-e"));
        console.log(process.env.PULUMI_NODEJS_TYPESCRIPT, process.env.PULUMI_NODEJS_TSCONFIG_PATH, colored, `[${own}]`);
        """;

    [NodeTheory]
    [InlineData("index.ts", "true")]
    [InlineData("src/stack.ts", "true")]
    [InlineData("index.js", "undefined")]
    [InlineData("index.d.ts", "undefined")]
    public async Task A_program_is_TypeScript_by_its_main_file_without_tsconfig(string main, string typeScript) =>
        Assert.StartsWith($"{typeScript} ", await RunAsync(main), StringComparison.Ordinal);

    /// <summary>Node takes up to a minute to color the stack of an exception that passed through a package.</summary>
    [NodeFact]
    public async Task An_exception_is_printed_without_colors() => Assert.Contains(" false ", await RunAsync("index.ts"));

    [Fact]
    public void A_program_whose_packages_are_missing_is_reported_with_the_command()
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", "name: web\nruntime: nodejs\n").With("index.ts", "");

        var failure = Assert.Throws<Failure>(() => ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null));

        Assert.Contains($"run `npm ci --prefix {folder.Path}`", failure.Message);
    }

    [NodeTheory]
    [InlineData("typescript: false", "undefined undefined false []")]
    [InlineData("tsconfig: tsconfig.pulumi.json", "true tsconfig.pulumi.json false []")]
    [InlineData("nodeargs: --max-old-space-size=512 --title 'a b'", "true undefined false [--max-old-space-size=512,--title,a b]")]
    [InlineData("packagemanager: pnpm", "true undefined false []")]
    public async Task Runtime_options_reach_Node(string option, string expected)
    {
        using var folder = Program("index.ts");
        folder.With("Pulumi.yaml", $"name: web\nruntime:\n  name: nodejs\n  options:\n    {option}\n");

        Assert.Equal(expected, await RunAsync(folder));
    }

    [Fact]
    public void Wrong_runtime_options_are_reported_together()
    {
        using var folder = Program("index.ts");
        folder.With(
            "Pulumi.yaml",
            "name: web\nruntime: { name: nodejs, options: { typescript: maybe, nodeargs: 5, packagemanager: npn } }\n"
        );

        var failure = Assert.Throws<Failure>(() => ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null));

        Assert.Contains("typescript option must be a boolean, got \"maybe\"", failure.Message);
        Assert.Contains("nodeargs option must be a string, got 5", failure.Message);
        Assert.Contains("packagemanager option must be one of auto, npm, yarn, pnpm, bun, got 'npn'", failure.Message);
    }

    [Fact]
    public void An_option_that_Node_does_not_read_is_a_warning()
    {
        using var folder = Program("index.ts");
        folder.With("Pulumi.yaml", "name: web\nruntime: { name: nodejs, options: { typscript: false } }\n");

        var command = ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null);

        Assert.Equal(
            "the runtime nodejs does not read the option 'typscript'; nearest: typescript, tsconfig, nodeargs",
            Assert.Single(command.Warnings)
        );
    }

    [NodeFact]
    public async Task A_main_file_is_started_in_its_folder_with_packages_above_it()
    {
        using var folder = Program("src/main.ts");
        folder.With("Pulumi.yaml", "name: web\nruntime: nodejs\nmain: src/main.ts\n");

        Assert.Equal("main.ts", await RunAsync(folder, "process.argv.at(-1)"));
    }

    [NodeFact]
    public async Task A_program_without_a_main_file_is_found_by_its_package()
    {
        using var folder = Program("index.ts");

        Assert.Equal(".", await RunAsync(folder, "process.argv.at(-1)"));
    }

    [Theory]
    [InlineData("yarn.lock", "yarn --cwd ")]
    [InlineData("pnpm-lock.yaml", "pnpm --dir ")]
    [InlineData("bun.lock", "bun install --cwd ")]
    public void Missing_packages_are_installed_by_the_manager_of_the_lock_file(string file, string command)
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", "name: web\nruntime: nodejs\n").With(file, "");

        var failure = Assert.Throws<Failure>(() => ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null));

        Assert.Contains($"run `{command}", failure.Message);
    }

    private static ProjectFolder Program(string main) =>
        new ProjectFolder()
            .With("Pulumi.yaml", "name: web\nruntime: nodejs\n")
            .With(main, "")
            .With("node_modules/@pulumi/pulumi/package.json", "{}");

    private static async Task<string> RunAsync(string main)
    {
        using var folder = Program(main);
        return await RunAsync(folder);
    }

    private static async Task<string> RunAsync(ProjectFolder folder, string? print = null)
    {
        folder.With("node_modules/@pulumi/pulumi/cmd/run/index.js", print is null ? Runner : $"console.log({print})");
        var command = ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null);
        var start = new ProcessStartInfo(command.FileName, command.Arguments) { WorkingDirectory = command.WorkingDirectory };
        foreach (var name in (string[])["MONITOR", "ENGINE", "PROJECT", "STACK", "ORGANIZATION", "PARALLEL", "DRY_RUN", "ROOT_DIRECTORY"])
        {
            start.Environment[$"PULUMI_{name}"] = "x";
        }

        foreach (var (name, value) in command.Variables)
        {
            start.Environment[name] = value;
        }

        return (await FinishedProcess.RunAsync(start)).Output.Trim();
    }
}
