using System.Diagnostics;
using System.Text.Json.Nodes;
using CommandLine;

namespace Oracle.Tests;

/// <summary>Preflight on other programs: a correct program has no errors, a wrong one has.</summary>
public sealed class SampleTests
{
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "preflight.dll");

    [TypeScriptSampleFact]
    public async Task A_TypeScript_program_has_errors_only_as_a_production_stack()
    {
        var plan = Path.GetTempFileName();
        var planned = await RunAsync("plan", "dev", "--project", Checkout.At("samples", "typescript"), "--format", "json");
        await File.WriteAllTextAsync(plan, planned.Output);

        var (exitCode, findings) = await CheckAsync(
            "--plan",
            plan,
            "--project",
            Checkout.At("samples", "typescript"),
            "--today",
            "2026-11-24"
        );

        Assert.Equal(0, exitCode);
        Assert.Equal(["hidden-settings"], findings.Select(finding => (string?)finding!["rule"]));

        var nextYear = await CheckAsync("--plan", plan, "--project", Checkout.At("samples", "typescript"), "--today", "2027-11-24");

        Assert.Equal(["hidden-settings"], nextYear.Findings.Select(finding => (string?)finding!["rule"]));

        (exitCode, findings) = await CheckAsync("--plan", plan, "--project", Checkout.At("samples", "typescript"), "--stage", "Production");

        File.Delete(plan);
        Assert.Equal(1, exitCode);
        Assert.Superset(
            new HashSet<string?> { "search-replicas", "zone-redundancy", "web-firewall", "staging-slot", "deletion-protection", "alerts" },
            findings.Select(finding => (string?)finding!["rule"]).ToHashSet()
        );
    }

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("2027-11-24")]
    public async Task A_correct_hand_written_program_has_no_findings_now_and_in_a_year(string today)
    {
        var program = Checkout.Built("samples/csharp", "Sample.dll");

        string[] options = ["--project", Checkout.At("samples", "csharp"), "--program", program, "--today", today];
        var (exitCode, findings) = await CheckAsync(["dev", .. options]);

        Assert.Equal(0, exitCode);
        Assert.Empty(findings);
    }

    private static async Task<(int ExitCode, JsonArray Findings)> CheckAsync(params string[] arguments)
    {
        var check = await RunAsync(["check", .. arguments, "--format", "json"]);
        return (check.ExitCode, JsonNode.Parse(check.Output)![0]!["findings"]!.AsArray());
    }

    private static Task<FinishedProcess> RunAsync(params string[] arguments) =>
        FinishedProcess.RunAsync(new ProcessStartInfo("dotnet", [Tool, .. arguments]));
}
