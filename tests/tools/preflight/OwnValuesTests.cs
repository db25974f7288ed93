using System.Text.RegularExpressions;
using AzureDefinitions.Types;
using Fixtures;
using Planning.Engine;
using Planning.Programs;
using Planning.Projects;
using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Preflight.Tests;

/// <summary>
/// The stack files in the project's folder belong to the user: other values than the shipped ones pass `check`, and no test reads them.
/// </summary>
public sealed partial class OwnValuesTests
{
    private const string Vault =
        "/subscriptions/a1b2c3d4-2222-4333-8444-555555555555/resourceGroups/rg-own/providers/Microsoft.KeyVault/vaults/kv-own";

    private const string Addresses = "[20.30.40.50, 20.30.41.0/24]";

    private static readonly Dictionary<string, string> Everywhere = new()
    {
        ["azure-native:location"] = "westeurope",
        ["ai-workload:workload"] = "helpdesk",
        ["ai-workload:nameSuffix"] = "second",
        ["ai-workload:alertEmails"] = "[helpdesk@contoso.net, duty@contoso.net]",
        ["ai-workload:contact"] = "mailto:ai@contoso.net",
        ["ai-workload:tags"] = "[cost-centre=4711, owner=helpdesk-team, service=helpdesk]",
        ["ai-workload:monthlyBudget"] = "30000",
        ["ai-workload:logRetentionDays"] = "120",
        ["ai-workload:logDailyCapGb"] = "7",
        ["ai-workload:searchSku"] = "standard",
        ["ai-workload:chatTokensPerDay"] = "5000000",
    };

    /// <summary>Values that a stack sets besides those: sizes, models, and the organisation's own host, certificate and sign-in.</summary>
    private static readonly Dictionary<string, Dictionary<string, string>> Own = new()
    {
        ["dev"] = new()
        {
            ["ai-workload:allowedAddresses"] = Addresses,
            ["ai-workload:addressRange"] = "10.20.0.0/22",
            ["ai-workload:appPlan"] = "B2",
        },
        ["sandbox"] = new()
        {
            ["ai-workload:allowedAddresses"] = Addresses,
            ["ai-workload:appPlan"] = "B2",
            ["ai-workload:recoveryDays"] = "14",
        },
        ["test"] = Gateway("10.20.4.0/22", "test"),
        ["prod"] = new(Gateway("10.20.8.0/22", "www")) { ["ai-workload:appMaxInstances"] = "9", ["ai-workload:searchReplicas"] = "4" },
    };

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    [InlineData("sandbox")]
    public async Task Check_accepts_ten_or_more_changed_values(string stack)
    {
        using var folder = new ProjectFolder();
        var values = Everywhere.Concat(Own[stack]).ToDictionary();
        folder.With(
            $"Pulumi.{stack}.yaml",
            Changed(File.ReadAllText(Path.Combine(FixtureStacks.Directory, $"Pulumi.{stack}.yaml")), values)
        );
        var project = FixtureStacks.Project with { StackDirectory = folder.Path };
        var (before, after) = (StackConfig.Read(FixtureStacks.Project, stack).Values, StackConfig.Read(project, stack).Values);

        var plan = await ProgramRunner.RunAsync(FixtureStacks.Request(stack, RunMode.Resolved) with { Config = after }, default);
        var result = CheckResult.Of(
            plan,
            new AzureTypes(),
            new()
            {
                Today = new DateOnly(2026, 11, 24),
                Directory = FixtureStacks.Root,
                Waivers = WaiverFile.Read(FixtureStacks.Directory),
            }
        );

        Assert.InRange(values.Keys.Count(key => before.GetValueOrDefault(key) != after[key]), 10, values.Count);
        Assert.Empty(
            result
                .Findings.Where(finding => finding.Severity == Severity.Error)
                .Select(finding => $"{finding.Rule} {finding.Resource}: {finding.Message}")
        );
    }

    private static Dictionary<string, string> Gateway(string range, string host) =>
        new()
        {
            ["ai-workload:addressRange"] = range,
            ["ai-workload:hostName"] = $"{host}.helpdesk.contoso.net",
            ["ai-workload:certificateVaultId"] = Vault,
            ["ai-workload:certificateName"] = "helpdesk",
            ["ai-workload:signInClientId"] = "a1b2c3d4-3333-4444-8555-666666666666",
            ["ai-workload:appPlan"] = "P2v3",
            ["ai-workload:deployments"] =
                "['chat gpt-5.4-mini 2026-03-17 GlobalStandard 80', 'chat-fallback gpt-5.4 2026-03-05 DataZoneStandard 40', "
                + "'embedding text-embedding-3-large 1 DataZoneStandard 60']",
        };

    /// <summary>A stack file with some keys replaced.</summary>
    private static string Changed(string file, IReadOnlyDictionary<string, string> values)
    {
        var kept = file.Split('\n').ToList();
        foreach (var key in values.Keys)
        {
            var at = kept.FindIndex(line => line.StartsWith($"  {key}:"));
            if (at >= 0)
            {
                kept.RemoveAt(at);
                while (at < kept.Count && kept[at].StartsWith("    "))
                {
                    kept.RemoveAt(at);
                }
            }
        }

        return string.Join(
            '\n',
            [.. kept.Where(line => line.Trim().Length > 0), .. values.Select(value => $"  {value.Key}: {value.Value}"), ""]
        );
    }

    /// <summary>Files of tests that may name stack files of the project's folder, and what they do with them.</summary>
    private static readonly string[] Readers =
    [
        // Holds examples of such code.
        "tests/tools/preflight/OwnValuesTests.cs",
        // Builds the package in a clone, and compares the release with a plan of the same files, for any values.
        "tests/ci/PackageTests.cs",
    ];

    [Fact]
    public void No_test_reads_the_stack_files_of_the_project_s_folder()
    {
        var tests = Directory
            .EnumerateFiles(Path.Combine(FixtureStacks.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(FixtureStacks.Root, file).Replace('\\', '/'))
            .Where(file =>
                !file.Contains("/bin/") && !file.Contains("/obj/") && !file.Contains("/node_modules/") && !Readers.Contains(file)
            )
            .Where(file => RootStackFile().IsMatch(File.ReadAllText(Path.Combine(FixtureStacks.Root, file))));

        Assert.Empty(tests);
    }

    [Theory]
    [InlineData("File.ReadAllText(Path.Combine(Checkout.Root, \"Pulumi.test.yaml\"))", true)]
    [InlineData("StackConfig.Read(ProjectFile.Find(Repository.Root), \"prod\")", true)]
    [InlineData("Path.Combine(FixtureStacks.Directory, \"Pulumi.test.yaml\")", false)]
    [InlineData("File.ReadAllText(Path.Combine(Checkout.Root, \"Pulumi.yaml\"))", false)]
    public void A_read_of_such_a_file_is_recognized(string code, bool reads) => Assert.Equal(reads, RootStackFile().IsMatch(code));

    /// <summary>A stack file of the root by its path, or a project of the root with its own stack files.</summary>
    [GeneratedRegex(@"Root\b[^;]*""Pulumi\.(\*|\w+|\{\w+\})\.yaml""(?<!fixtures[^;]*)|ProjectFile\.Find\([\w.]*Root\)(?! with)")]
    private static partial Regex RootStackFile();
}
