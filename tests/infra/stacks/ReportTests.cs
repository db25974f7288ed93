using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Preflight.Reports;
using Preflight.Reports.Html;
using Preflight.Reports.Picture;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

public sealed class ReportTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public async Task The_picture_in_the_repository_is_the_one_that_prod_draws() =>
        Assert.True(
            PlannedStack.Read("docs/architecture.svg") == Drawing.Of(Judging.Of((await PlannedStack.Prod).Plan).Azure, "ai-workload, prod"),
            "docs/architecture.svg is out of date; run: dotnet run --project tools/preflight -- "
                + "report prod --config-dir tests/fixtures/stacks --svg > docs/architecture.svg"
        );

    [Fact]
    public async Task The_picture_shows_every_subnet_endpoint_and_service_inside_its_edges()
    {
        var azure = Judging.Of((await PlannedStack.Everything).Plan).Azure;
        var picture = XDocument.Parse(Drawing.Of(azure, "everything")).Root!;
        var texts = picture.Descendants(Svg + "text").Select(text => text.Value).ToHashSet();

        Assert.Subset(
            texts,
            azure
                .Network.Subnets.Select(subnet => subnet.Name)
                .Concat(azure.Of("network:PrivateEndpoint").Select(endpoint => endpoint.Name))
                .Concat(azure.Of("search:Service", "keyvault:Vault").Select(each => each.Name))
                .ToHashSet()
        );
        var (width, height) = ((int)picture.Attribute("width")!, (int)picture.Attribute("height")!);
        Assert.All(picture.Descendants(Svg + "rect"), rect =>
            Assert.True(
                ((int?)rect.Attribute("x") ?? 0) + (int)rect.Attribute("width")! <= width
                    && ((int?)rect.Attribute("y") ?? 0) + (int)rect.Attribute("height")! <= height
            )
        );
    }

    [Fact]
    public async Task A_page_has_every_section_and_no_text_of_a_plan_becomes_markup()
    {
        var plan = Mutation.Change((await PlannedStack.Prod).Plan, "search-service", each =>
            Mutation.With(each, "location", "\"<script>alert(1)</script>\"")
        );

        var page = ReportPage.Write(Judging.Of(plan));

        Assert.DoesNotContain("<script", page);
        Assert.Contains("chat-plan grows from 3 to 6 instances under load", page);
        Assert.All(["Diagram", "Findings", "Inventory", "Roles", "Endpoints and names", "Rules by subnet", "Cost", "Traceability"], title =>
            Assert.Contains($">{title}</h2>", page)
        );
        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org/2000/svg", ""));
    }

    [Fact]
    public async Task A_comment_s_table_cannot_be_broken_by_a_message()
    {
        var plan = Mutation.Change((await PlannedStack.Prod).Plan, "search-service", each =>
            Mutation.With(each, "location", "\"a|b\\nc<img>\"")
        );

        var table = FindingTable.Markdown([Judging.Of(plan)]);

        Assert.Contains("a\\|b", table);
        Assert.DoesNotContain("<img>", table);
        Assert.Contains("### ✅ prod", table);
    }

    [ValidatorFact]
    public async Task The_makers_of_SARIF_find_nothing_wrong_with_a_log()
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
    public async Task The_makers_of_SARIF_find_what_is_wrong_with_a_spoiled_log() =>
        Assert.NotEqual("", (await ValidateAsync("""{"version":"2.1.0","runs":[{"tool":{},"results":[{"ruleIndex":"x"}]}]}""")).Said);

    private static async Task<(int ExitCode, string Said)> ValidateAsync(string log)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.sarif");
        await File.WriteAllTextAsync(file, log);
        if (!OperatingSystem.IsWindows())
        {
            // Packages are installed without their scripts, one of which would do this.
            File.SetUnixFileMode(ValidatorFactAttribute.Validator, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        using var process = Process.Start(
            new ProcessStartInfo(ValidatorFactAttribute.Validator, ["validate", file])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(file);
        return (
            process.ExitCode,
            string.Join('\n', said.Split('\n').Where(line => line.Contains("error") || line.Contains("warning SARIF")))
        );
    }
}
