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
        console.log(process.env.PULUMI_NODEJS_TYPESCRIPT, require("util").inspect(error, { colors: true }).includes("\x1b["));
        """;

    [NodeTheory]
    [InlineData("index.ts", "true")]
    [InlineData("index.js", "undefined")]
    public async Task A_program_is_TypeScript_by_its_main_file_without_tsconfig(string main, string typeScript) =>
        Assert.StartsWith($"{typeScript} ", await RunAsync(main), StringComparison.Ordinal);

    /// <summary>Node takes up to a minute to color the stack of an exception that passed through a package.</summary>
    [NodeFact]
    public async Task An_exception_is_printed_without_colors() => Assert.EndsWith(" false", await RunAsync("index.ts"));

    [Fact]
    public void A_program_whose_packages_are_missing_is_reported_with_the_command()
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", "name: web\nruntime: nodejs\n").With("index.ts", "");

        var failure = Assert.Throws<Failure>(() => ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null));

        Assert.Contains($"run `npm ci --prefix {folder.Path}`", failure.Message);
    }

    [Theory]
    [InlineData("yaml", "Convert the program with `pulumi convert --language csharp --out DIR`")]
    [InlineData("python", "name how with --command")]
    public void A_program_that_only_the_CLI_can_start_is_reported_with_a_remedy(string runtime, string remedy)
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", $"name: web\nruntime: {runtime}\n");

        var failure = Assert.Throws<Failure>(() => ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null));

        Assert.Contains($"runtime '{runtime}'", failure.Message);
        Assert.Contains(remedy, failure.Message);
    }

    private static async Task<string> RunAsync(string main)
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: web\nruntime: nodejs\n")
            .With(main, "")
            .With("node_modules/@pulumi/pulumi/cmd/run/index.js", Runner);
        var command = ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null);
        var start = new ProcessStartInfo(command.FileName, command.Arguments) { WorkingDirectory = command.WorkingDirectory };
        foreach (var name in (string[])["MONITOR", "ENGINE", "PROJECT", "STACK", "ORGANIZATION", "PARALLEL", "DRY_RUN", "ROOT_DIRECTORY"])
        {
            start.Environment[$"PULUMI_{name}"] = "x";
        }

        return (await FinishedProcess.RunAsync(start)).Output.Trim();
    }
}
