using System.Text.RegularExpressions;
using Pulumi;

namespace Infra.Tests;

/// <summary>Reads settings with one wrong value and compares the whole error, which has one form for all keys.</summary>
internal static partial class WrongSetting
{
    public const string Removed = "(removed)";
    public const string Default = "(default)";

    /// <param name="entry">The key, or the entry of a list, that the error names.</param>
    /// <param name="example">The value of the command that repairs it; Removed for an entry, Default for a key that must be unset.</param>
    public static void Check(string key, string? value, string entry, string problem, string example)
    {
        var error = Assert.Throws<RunException>(() => Config.Settings((key, value)));

        var full = entry.Contains(':') ? entry : $"ai-workload:{entry}";
        var plain = example.StartsWith("--", StringComparison.Ordinal) || Unquoted().IsMatch(example);
        var command =
            problem.StartsWith("must be a list", StringComparison.Ordinal) || example == Default ? $"rm {entry}"
            : example == Removed ? $"rm --path '{entry}'"
            : entry.Contains('[') ? $"set --path '{entry}' '{example}'"
            : plain ? $"set {entry} {example}"
            : $"set {entry} '{example}'";
        Assert.Equal($"stack 'dev' cannot be built:\n  - {full} {problem}; pulumi config {command} --stack dev", error.Message);
        Assert.Matches(Grammar(), error.Message.Split("  - ")[1]);
    }

    /// <summary>The app's tests hold the same form.</summary>
    [GeneratedRegex("^\\S+ must .+, got (nothing|'.*'|[0-9]+|a value that is not shown)[^;]*; pulumi config (set|rm) .+ --stack [a-z]+$")]
    public static partial Regex Grammar();

    [GeneratedRegex("^[A-Za-z0-9_./:@=+-]+$")]
    private static partial Regex Unquoted();
}
