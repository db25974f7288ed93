using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CommandLine;
using Preflight.Reports;
using Preflight.Reports.Html;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

public sealed class ReportTests
{
    [Fact]
    public async Task A_page_has_every_section_and_escapes_text_of_a_plan()
    {
        var plan = Mutation.Change((await PlannedStack.Prod).Plan, "search-service", each =>
            Mutation.With(each, "location", "\"<script>alert(1)</script>\"")
        );

        var page = ReportPage.Write(Judging.Of(plan));

        Assert.Single(Regex.Matches(page, "<script"));
        Assert.Contains("&lt;script&gt;alert(1)", page);
        Assert.Contains("chat-plan grows from 3 to 6 instances under load", page);
        Assert.All(["Diagram", "Findings", "Inventory", "Roles", "Endpoints and names", "Rules by subnet", "Cost", "Traceability"], title =>
            Assert.Contains($">{title}</h2>", page)
        );
        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org/2000/svg", ""));
    }

    [Fact]
    public async Task A_message_cannot_break_the_table_of_a_comment()
    {
        var plan = Mutation.Change((await PlannedStack.Prod).Plan, "search-service", each =>
            Mutation.With(each, "location", "\"a|b\\nc<img>\"")
        );

        var table = FindingTable.Markdown([Judging.Of(plan)]);

        Assert.Contains("a\\|b", table);
        Assert.DoesNotContain("<img>", table);
        Assert.Contains("### ❌ prod", table);
    }

    [ValidatorFact]
    public async Task The_SARIF_validator_accepts_a_log()
    {
        var plan = Mutation.Change((await PlannedStack.Prod).Plan, "search-service", each =>
            Mutation.With(each, "disableLocalAuth", "false")
        );
        var log = SarifLog.Write([Judging.Of(plan), Judging.Of((await PlannedStack.Dev).Plan)]);

        Assert.Equal((0, ""), await ValidateAsync(log));
        var results = JsonNode.Parse(log)!["runs"]![0]!["results"]!.AsArray();
        Assert.Contains(results, result => (string?)result!["ruleId"] == "search-keys" && (string?)result["level"] == "error");
        Assert.Contains(results, result => (string?)result!["ruleId"] == "sign-in" && result["suppressions"] is not null);
    }

    [ValidatorFact]
    public async Task The_SARIF_validator_rejects_an_invalid_log() =>
        Assert.NotEqual("", (await ValidateAsync("""{"version":"2.1.0","runs":[{"tool":{},"results":[{"ruleIndex":"x"}]}]}""")).Output);

    private static async Task<(int ExitCode, string Output)> ValidateAsync(string log)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.sarif");
        await File.WriteAllTextAsync(file, log);
        if (!OperatingSystem.IsWindows())
        {
            // Packages are installed without their scripts, one of which would do this.
            File.SetUnixFileMode(ValidatorFactAttribute.Validator, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var validator = await FinishedProcess.RunAsync(new ProcessStartInfo(ValidatorFactAttribute.Validator, ["validate", file]));
        File.Delete(file);
        return (
            validator.ExitCode,
            string.Join('\n', validator.All.Split('\n').Where(line => line.Contains("error") || line.Contains("warning SARIF")))
        );
    }
}
