using System.Diagnostics;
using System.Text.RegularExpressions;
using CommandLine;

namespace Stacks.Tests.Bicep;

/// <summary>Bicep's command line, from the NuGet package that Bicep.proj pins.</summary>
internal static partial class BicepTool
{
    private const string Project = "tests/infra/stacks/Bicep/Bicep.proj";
    private static readonly string Tool = Path.Combine(
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
        "azure.bicep.commandline.linux-x64",
        Version().Match(File.ReadAllText(Checkout.At("tests/infra/stacks/Bicep", "Bicep.proj"))).Groups[1].Value,
        "tools",
        "bicep"
    );

    /// <summary>Null if a test can run. In CI a missing tool is an error, not a reason to skip.</summary>
    public static string? WhySkip =>
        File.Exists(Tool) || Environment.GetEnvironmentVariable("CI") == "true" ? null : $"run dotnet restore {Project}";

    /// <returns>The exit code and the lines of both streams.</returns>
    public static async Task<(int ExitCode, IReadOnlyList<string> Lines)> RunAsync(params string[] arguments)
    {
        // Short runs gain nothing from profiling.
        var run = await FinishedProcess.RunAsync(new ProcessStartInfo(Tool, arguments) { Environment = { ["DOTNET_TieredPGO"] = "0" } });
        return (run.ExitCode, [.. run.All.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
    }

    [GeneratedRegex(@"Version=""\[([^\]]+)\]""")]
    private static partial Regex Version();
}
