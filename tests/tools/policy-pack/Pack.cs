using System.Text.Json;
using CommandLine;
using Fixtures;
using Planning.Plans;
using Planning.PolicyPacks;
using Preflight.Checking;
using Preflight.Rules.Framework;
using PreflightPack.Judging;
using Pulumirpc;

namespace PreflightPack.Tests;

/// <summary>The built executable, started and asked as the engine does.</summary>
internal static class Pack
{
    public const string Day = "2026-11-24";

    public static string Executable { get; } =
        Checkout.Built("tools/policy-pack", OperatingSystem.IsWindows() ? "preflight-policy-pack.exe" : "preflight-policy-pack");

    /// <summary>Settings of the stacks of the tests: their folder, and their waivers.</summary>
    public static Dictionary<string, object> Settings(string day = Day, Stage? stage = null, bool waives = true)
    {
        var settings = new Dictionary<string, object> { ["today"] = day, ["project"] = FixtureStacks.Root };
        settings["configDir"] = waives ? FixtureStacks.Directory : AppContext.BaseDirectory;
        if (stage is { } set)
        {
            settings["stage"] = set.ToString();
        }

        return new() { ["preflight-settings"] = settings };
    }

    /// <param name="config">As in a file of `--policy-pack-config`.</param>
    public static async Task<PolicyPackResult> RunAsync(
        Plan plan,
        Dictionary<string, object> config,
        IReadOnlyDictionary<string, string>? stackConfig = null
    )
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(config));
            return await PolicyPack.RunAsync(
                new()
                {
                    Path = Executable,
                    ConfigFile = file,
                    Plan = plan,
                    Directory = FixtureStacks.Root,
                    Config = stackConfig ?? new Dictionary<string, string>(),
                    Timeout = TimeSpan.FromMinutes(3),
                },
                CancellationToken.None
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Findings of rules whose subject the engine sends.</summary>
    public static IEnumerable<Finding> Seen(IEnumerable<Finding> findings) =>
        findings.Where(finding => UnseenRules.Why(finding.Rule) is null);

    /// <summary>What the pack reported, in the words of `check`: rule, severity, URN and message.</summary>
    public static IReadOnlyList<string> Lines(PolicyPackResult result) =>
        [
            .. result
                .Violations.Select(each =>
                    $"{each.PolicyName} {(each.EnforcementLevel == EnforcementLevel.Mandatory ? Severity.Error : Severity.Warning)} "
                    + $"{each.Urn} {each.Message}"
                )
                .Order(StringComparer.Ordinal),
        ];

    public static IReadOnlyList<string> Lines(IEnumerable<Finding> findings) =>
        [.. Seen(findings).Select(each => $"{each.Rule} {each.Severity} {each.Urn} {each.Message}").Order(StringComparer.Ordinal)];
}
