using CommandLine;
using Planning.Plans;
using Preflight.Checking;
using Preflight.Rules.Framework;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

public sealed class WaiverTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("waivers-");

    private static Waiver Of(string rule, string resource, DateOnly expires, string stack = "prod") =>
        new(rule, stack, resource, "accepted", "owner", expires, Line: 2);

    [Fact]
    public async Task A_waived_finding_is_listed_separately_with_its_reason()
    {
        var judgement = await JudgeAsync(Of("search-keys", "search-service", Judging.Day));

        Assert.DoesNotContain(judgement.Findings, finding => finding.Rule is "search-keys" or "waiver-expired" or "waiver-unused");
        Assert.Equal(["search-keys accepted"], judgement.Waived.Select(waived => $"{waived.Finding.Rule} {waived.By.Reason}"));
    }

    [Fact]
    public async Task A_waiver_of_another_stack_or_resource_waives_nothing()
    {
        var judgement = await JudgeAsync(Of("search-keys", "search-service", Judging.Day, "dev"), Of("search-keys", "vault", Judging.Day));

        Assert.Empty(judgement.Waived);
        Assert.Equal(
            ["search-keys", "waiver-unused"],
            judgement.Findings.Where(finding => finding.Rule is "search-keys" or "waiver-unused").Select(finding => finding.Rule)
        );
    }

    [Fact]
    public async Task An_expired_waiver_is_an_error_and_waives_nothing()
    {
        var judgement = await JudgeAsync(Of("search-keys", "search-service", Judging.Day.AddDays(-1)));

        Assert.Empty(judgement.Waived);
        Assert.Contains(judgement.Findings, finding =>
            finding is { Rule: "waiver-expired", Severity: Severity.Error } && finding.Message.Contains("expired on 2026-11-23")
        );
        Assert.Contains(judgement.Findings, finding => finding.Rule == "search-keys");
    }

    [Theory]
    [InlineData(0, "", "search-keys")]
    [InlineData(1, "search-keys", "")]
    public async Task A_waiver_that_begins_later_neither_waives_nor_is_unused_before(int days, string found, string waived)
    {
        var judgement = await JudgeAsync(
            Of("search-keys", "search-service", Judging.Day.AddDays(9)) with
            {
                From = Judging.Day.AddDays(days),
            },
            Of("search-keys", "vault", Judging.Day.AddDays(9)) with
            {
                From = Judging.Day.AddDays(1),
            }
        );

        Assert.Equal(
            found,
            string.Concat(judgement.Findings.Select(each => each.Rule).Where(rule => rule is "search-keys" or "waiver-unused"))
        );
        Assert.Equal(waived, string.Concat(judgement.Waived.Select(each => each.Finding.Rule)));
    }

    [Fact]
    public void A_waiver_cannot_begin_after_it_expires()
    {
        File.WriteAllText(
            Path.Combine(_folder.FullName, WaiverFile.Name),
            """
            waivers:
              - { rule: search-keys, stack: dev, resource: "*", reason: r, owner: o, expires: 2027-01-31, from: 2027-02-01 }
              - { rule: search-keys, stack: dev, resource: "*", reason: r, owner: o, expires: 2027-01-31, from: soon }
            """
        );

        Assert.Equal(
            [
                "preflight.yaml cannot be used:",
                "  line 2: from must not be later than expires, got '2027-02-01'",
                "  line 3: from must be a day as in 2027-06-30, got 'soon'",
            ],
            Assert.Throws<Failure>(() => WaiverFile.Read(_folder.FullName)).Message.Split('\n')
        );
    }

    [Fact]
    public void All_errors_of_the_file_are_reported_together()
    {
        File.WriteAllText(
            Path.Combine(_folder.FullName, WaiverFile.Name),
            """
            waivers:
              - rule: search-kyes
                stack: dev
                resource: "*"
                reason: why not
                owner: me
                expires: tomorrow
              - rule: search-keys
                stack: dev
                because: none
              - just text
            """
        );

        var failure = Assert.Throws<Failure>(() => WaiverFile.Read(_folder.FullName));

        Assert.Equal(
            [
                "preflight.yaml cannot be used:",
                "  line 2: rule must be the id of a rule, or pack/policy, got 'search-kyes'; "
                    + "nearest: search-keys, search-replicas, storage-keys",
                "  line 2: expires must be a day as in 2027-06-30, got 'tomorrow'",
                "  line 8: a key must be one of rule, stack, resource, reason, owner, expires, from, got 'because'",
                "  line 8: resource must be set, got nothing",
                "  line 8: reason must be set, got nothing",
                "  line 8: owner must be set, got nothing",
                "  line 8: expires must be set, got nothing",
                "  line 11: a waiver must be a map of rule, stack, resource, reason, owner, expires, from, got 'just text'",
            ],
            failure.Message.Split('\n')
        );
    }

    [Theory]
    [InlineData("waiver: []", "preflight.yaml: a key must be one of waivers, cost, prices, apps, rehearsal, got 'waiver'")]
    [InlineData(
        "waivers: none",
        "preflight.yaml line 1: waivers must be a list of maps of rule, stack, resource, reason, owner, expires, from, got 'none'"
    )]
    public void A_file_without_a_list_is_rejected(string text, string message)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, WaiverFile.Name), text);

        Assert.Equal(message, Assert.Throws<Failure>(() => WaiverFile.Read(_folder.FullName)).Message);
    }

    [Fact]
    public void Without_a_file_nothing_is_waived() => Assert.Empty(WaiverFile.Read(_folder.FullName));

    [Theory]
    [InlineData("prod", 2)]
    [InlineData("eu-prod-2", 2)]
    [InlineData("production", 2)]
    [InlineData("uat", 1)]
    [InlineData("test", 1)]
    [InlineData("dev", 0)]
    [InlineData("product-demo", 0)]
    [InlineData("latest", 0)]
    public void The_stage_is_derived_from_the_name_of_the_stack(string stack, int stage) => Assert.Equal((Stage)stage, StageName.Of(stack));

    [Fact]
    public async Task Stage_and_date_decide_which_rules_report()
    {
        var plan = (await PlannedStack.Dev).Plan;

        Assert.DoesNotContain("zone-redundancy", Rules(plan, new() { Today = Judging.Day }));
        Assert.Contains("zone-redundancy", Rules(plan, new() { Today = Judging.Day, Stage = Stage.Production }));
        Assert.DoesNotContain("model-retirement", Rules(plan, new() { Today = new(2027, 7, 23) }));
        Assert.Contains("model-ageing", Rules(plan, new() { Today = new(2027, 7, 23) }));
        Assert.Contains("model-retirement", Rules(plan, new() { Today = new(2027, 7, 24) }));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<string> Rules(Plan plan, CheckOptions options) =>
        Judging.Of(plan, options).Findings.Select(finding => finding.Rule);

    private static async Task<CheckResult> JudgeAsync(params Waiver[] waivers) =>
        Judging.Of(
            Mutation.Change((await PlannedStack.Prod).Plan, "search-service", each => Mutation.With(each, "disableLocalAuth", "false")),
            new() { Today = Judging.Day, Waivers = waivers }
        );
}
