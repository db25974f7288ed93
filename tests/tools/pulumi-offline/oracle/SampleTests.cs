using System.Diagnostics;
using System.Text.Json.Nodes;
using CommandLine;

namespace Oracle.Tests;

/// <summary>Preflight on other programs: a correct program has no errors, a wrong one has.</summary>
public sealed class SampleTests
{
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "preflight.dll");

    [TypeScriptSampleFact]
    public async Task A_TypeScript_program_on_the_official_packages_raises_no_error()
    {
        var (exitCode, findings) = await CheckAsync(Checkout.At("samples", "typescript"), "dev", "--today", "2026-11-24");

        Assert.Equal(0, exitCode);
        Assert.Equal(["hidden-settings"], findings.Select(finding => (string?)finding!["rule"]));
    }

    [TypeScriptSampleFact]
    public async Task The_sample_program_has_errors_as_a_production_stack()
    {
        var (exitCode, findings) = await CheckAsync(Checkout.At("samples", "typescript"), "dev", "--stage", "Production");

        Assert.Equal(1, exitCode);
        Assert.Superset(
            new HashSet<string?> { "search-replicas", "zone-redundancy", "web-firewall", "staging-slot", "deletion-protection", "alerts" },
            findings.Select(finding => (string?)finding!["rule"]).ToHashSet()
        );
    }

    [Fact]
    public async Task A_correct_hand_written_program_has_no_findings()
    {
        var program = Checkout.Built("samples/csharp", "Sample.dll");

        var (exitCode, findings) = await CheckAsync(Checkout.At("samples", "csharp"), "dev", "--program", program);

        Assert.Equal(0, exitCode);
        Assert.Empty(findings);
    }

    private static async Task<(int ExitCode, JsonArray Findings)> CheckAsync(string project, string stack, params string[] more)
    {
        var check = await FinishedProcess.RunAsync(
            new ProcessStartInfo("dotnet", [Tool, "check", stack, "--project", project, "--format", "json", .. more])
        );
        return (check.ExitCode, JsonNode.Parse(check.Output)![0]!["findings"]!.AsArray());
    }
}
