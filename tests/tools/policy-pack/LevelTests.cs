using CommandLine;
using Fixtures;
using Planning.PolicyPacks;
using Preflight.Checking;
using PreflightPack.Judging;
using Pulumirpc;

namespace PreflightPack.Tests;

/// <summary>What the configuration of the pack changes.</summary>
public sealed class LevelTests
{
    [Fact]
    public async Task A_level_that_differs_from_the_policy_s_own_wins_over_the_severity()
    {
        var plan = DamagedPlan.Of(await FixtureStacks.PlanOfAsync("sandbox"));
        var usual = await Pack.RunAsync(plan, Pack.Settings());
        var rules = usual
            .Violations.Where(each => each.EnforcementLevel == EnforcementLevel.Mandatory)
            .Select(each => each.PolicyName)
            .Distinct()
            .Order()
            .ToList();
        var config = Pack.Settings();
        (config[rules[0]], config[rules[1]]) = ("disabled", "advisory");

        var changed = await Pack.RunAsync(plan, config);

        Assert.DoesNotContain(changed.Violations, each => each.PolicyName == rules[0]);
        Assert.All(changed.Violations.Where(each => each.PolicyName == rules[1]), each =>
            Assert.Equal(EnforcementLevel.Advisory, each.EnforcementLevel)
        );
        Assert.Equal(usual.Violations.Count(each => each.PolicyName != rules[0]), changed.Violations.Count);
    }

    [Fact]
    public async Task Each_rule_is_a_policy_with_its_severity_as_level()
    {
        var result = await Pack.RunAsync(await FixtureStacks.PlanOfAsync("sandbox"), Pack.Settings());

        var policies = result.Info.Policies.ToDictionary(policy => policy.Name);
        Assert.Equal(Rulebook.Facts.Keys.Append("preflight-settings").Order(), policies.Keys.Order());
        Assert.All(Rulebook.Facts.Values, facts =>
        {
            var policy = policies[facts.Id];
            var severity = facts.SeverityIn(Planning.Plans.Stage.Development);
            Assert.Equal(severity == Preflight.Rules.Framework.Severity.Error, policy.EnforcementLevel == EnforcementLevel.Mandatory);
            Assert.Equal((facts.Title, facts.Fix), (policy.DisplayName, policy.RemediationSteps));
        });
    }

    [Fact]
    public async Task Settings_that_do_not_fit_end_the_run_with_all_problems()
    {
        var plan = await FixtureStacks.PlanOfAsync("sandbox");
        var settings = new Dictionary<string, object>
        {
            ["preflight-settings"] = new Dictionary<string, string>
            {
                ["today"] = "tomorrow",
                ["stage"] = "late",
                ["project"] = "nowhere",
            },
        };

        var failure = await Assert.ThrowsAsync<Failure>(() => Pack.RunAsync(plan, settings));

        Assert.Contains("stage must be Development, Test, Production, got 'late'", failure.Message);
        Assert.Contains("today must be a day as in 2027-06-30, got 'tomorrow'", failure.Message);
        Assert.Contains("project must be an existing folder, got 'nowhere'", failure.Message);
    }

    [Fact]
    public void The_rules_that_the_pack_cannot_see_are_rules() =>
        Assert.All(UnseenRules.Reasons, each => Assert.Contains(each.Key, Rulebook.Facts.Keys));

    [Fact]
    public void The_manifest_has_the_version_of_the_pack() =>
        Assert.Equal(PackPolicies.Version, PolicyPackFile.In(Checkout.At("tools", "policy-pack"))!.Version);
}
