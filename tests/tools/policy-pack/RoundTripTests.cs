using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandLine;
using Fixtures;
using Planning.Plans;
using PreflightPack.Judging;

namespace PreflightPack.Tests;

/// <summary>The pack through `preflight check --policy-pack`, as any other pack.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public async Task Check_runs_the_pack_and_both_find_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("preflight-");
        var (plan, config) = (Path.Combine(folder.FullName, "plan.json"), Path.Combine(folder.FullName, "config.json"));
        var settings = new Dictionary<string, object>
        {
            ["preflight-settings"] = new { today = Pack.Day, project = FixtureProject.Directory },
        };
        await File.WriteAllTextAsync(plan, PlanFile.Write(DamagedPlan.Of(await FixtureStacks.PlanOfAsync("dev"))));
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(settings));

        var check = await FinishedProcess.RunAsync(
            new ProcessStartInfo(
                "dotnet",
                [
                    Checkout.Built("tools/preflight", "preflight.dll"),
                    "check",
                    "--plan",
                    plan,
                    "--project",
                    FixtureProject.Directory,
                    "--today",
                    Pack.Day,
                    "--format",
                    "json",
                    "--policy-pack",
                    Pack.Executable,
                    "--policy-pack-config",
                    config,
                    "--timeout",
                    "180",
                ]
            )
        );

        folder.Delete(recursive: true);
        Assert.True(check.ExitCode == 1, check.Errors);
        var result = JsonNode.Parse(check.Output)![0]!;
        var findings = result["findings"]!
            .AsArray()
            .Where(each => UnseenRules.Why((string)each!["rule"]!) is null)
            .ToLookup(each => ((string)each!["rule"]!).StartsWith("preflight/"), Line);
        Assert.True(findings[false].Count() > 10);
        Assert.Equal(findings[false].Order(), findings[true].Order());
        Assert.Contains(result["notes"]!.AsArray(), note => ((string)note!).StartsWith("policy pack preflight 0.4.0: "));
    }

    private static string Line(JsonNode? finding) =>
        $"{((string)finding!["rule"]!).Replace("preflight/", "")} {finding["severity"]} {finding["urn"]} {finding["message"]}";
}
