using System.Diagnostics;
using CommandLine;

namespace Repository.Tests;

/// <summary>The checked-out repository: its root and the files git tracks in it.</summary>
internal static class Checkout
{
    public static string Root => CommandLine.Checkout.Root;

    public static IReadOnlyList<string> TrackedFiles { get; } =
        Git("ls-files", "--cached", "--others", "--exclude-standard").Where(file => File.Exists(Path.Combine(Root, file))).ToList();

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<string> Git(params string[] arguments) =>
        FinishedProcess
            .Run(new ProcessStartInfo("git", arguments) { WorkingDirectory = Root })
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
