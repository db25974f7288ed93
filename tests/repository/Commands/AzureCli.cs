using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommandLine;

namespace Repository.Tests.Commands;

/// <summary>The parser of the installed Azure CLI. It needs no sign-in.</summary>
internal static partial class AzureCli
{
    /// <summary>Where `.ci/run` unpacks the Python packages of Debian's Azure CLI, if none is installed.</summary>
    private static readonly string? Packages = Environment.GetEnvironmentVariable("AZURE_CLI_PACKAGES") is { Length: > 0 } folder
        ? folder
        : null;

    private static readonly string? Python = Packages is null ? PythonOfInstalled() : "/usr/bin/python3";

    /// <returns>Why a test that needs the Azure CLI is skipped; null in CI, where it fails instead.</returns>
    public static string? WhySkip() =>
        Python is not null || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : "there is no Azure CLI; https://learn.microsoft.com/cli/azure/install-azure-cli, or on Debian apt-get install azure-cli";

    /// <returns>For each command what the CLI would reject; null if it accepts the command.</returns>
    public static async Task<IReadOnlyList<Verdict>> ParseAsync(IEnumerable<QuotedCommand> commands)
    {
        var start = new ProcessStartInfo(
            Python ?? throw new InvalidOperationException("no `az` on the PATH names its Python, and AZURE_CLI_PACKAGES is not set"),
            [Path.Combine(Checkout.Root, "tests/repository/Commands/parse_az.py")]
        );
        if (Packages is not null)
        {
            start.Environment["PYTHONPATH"] = Packages;
        }

        var input = commands.Select(command =>
            JsonSerializer.Serialize(
                new
                {
                    words = command.Words.Skip(1),
                    partial = command.IsPartial,
                    strict = command.IsStrict,
                }
            )
        );
        var run = await FinishedProcess.RunAsync(start, string.Concat(input.Select(line => line + "\n")));
        return run.ExitCode == 0
            ? [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)]
            : throw new InvalidOperationException($"the Azure CLI could not be loaded: {run.All}");
    }

    /// <returns>The interpreters that the script `az` in a folder names.</returns>
    public static IEnumerable<string> Interpreters(string script, string folder) =>
        PythonPath().Matches(script).Select(match => Path.GetFullPath(match.Value.Replace("\"", "").Replace("$bin_dir", folder)));

    private static Verdict Read(string line) => JsonSerializer.Deserialize<Verdict>(line, JsonSerializerOptions.Web)!;

    private static string? PythonOfInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Where(folder => File.Exists(Path.Combine(folder, "az")))
            .SelectMany(folder => Interpreters(File.ReadAllText(Path.Combine(folder, "az")), folder))
            .FirstOrDefault(File.Exists);

    [GeneratedRegex("(\"?\\$bin_dir\"?)?(/[\\w.-]+)*/python[\\d.]*(?=[\\s\"])")]
    private static partial Regex PythonPath();

    /// <param name="Problem">What the parser rejects; null if it accepts the command.</param>
    /// <param name="Missing">This installation lacks the command.</param>
    /// <param name="Version">The version of the CLI.</param>
    internal sealed record Verdict(string? Problem, bool Missing, Version Version);
}
