using Pulumi;

namespace Infra.Tests;

/// <summary>Reads settings with one wrong value and compares the whole error, which has one form for all keys.</summary>
internal static class WrongSetting
{
    /// <param name="entry">The key, or the entry of a list, that the error names.</param>
    /// <param name="example">The value of the command that repairs it.</param>
    public static void Check(string key, string? value, string entry, string problem, string example)
    {
        var error = Assert.Throws<RunException>(() => Config.Settings((key, value)));

        var full = entry.Contains(':') ? entry : $"ai-workload:{entry}";
        var isItem = entry.Contains('[') || problem.StartsWith("must be a list", StringComparison.Ordinal);
        var item = entry.Contains('[') ? entry : $"{entry}[0]";
        var command = isItem ? $"--path '{item}' '{example}'" : $"{entry} {example}";
        Assert.Equal($"stack 'dev' cannot be built:\n  - {full} {problem}; pulumi config set {command} --stack dev", error.Message);
    }
}
