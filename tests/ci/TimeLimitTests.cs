using System.Globalization;
using System.Text.RegularExpressions;
using Ci.Tests.Rehearsals;
using Ci.Tests.Workflows;

namespace Ci.Tests;

/// <summary>The steps of a deployment job end early enough for a rollback.</summary>
public sealed partial class TimeLimitTests
{
    /// <summary>The minute at which each step of .ci/deploy ends.</summary>
    private static readonly Dictionary<string, int> Ends = Limit()
        .Matches(Checkout.Read(".ci/deploy").Split('\n').Single(line => line.StartsWith("previewed=", StringComparison.Ordinal)))
        .ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));

    [Fact]
    public void A_rollback_has_as_much_time_for_its_update_as_the_release()
    {
        Assert.Equal(["previewed", "updated", "tested", "previewed_older", "updated_older", "ended"], Ends.Keys);
        Assert.Equal(Ends.Values.Order(), Ends.Values);
        Assert.Equal(Ends["updated"] - Ends["previewed"], Ends["updated_older"] - Ends["previewed_older"]);
        Assert.Equal(Ends["tested"] - Ends["updated"], Ends["ended"] - Ends["updated_older"]);
    }

    [Fact]
    public void A_smoke_test_ends_within_its_step()
    {
        var seconds = int.Parse(
            Regex.Match(Checkout.Read(".ci/smoke"), @"SMOKE_SECONDS:-(\d+)").Groups[1].Value,
            CultureInfo.InvariantCulture
        );

        Assert.InRange(seconds, 1, 60 * (Ends["tested"] - Ends["updated"]));
    }

    /// <summary>A smoke test that is stopped by its step gives no result, and a release that hangs would stay.</summary>
    [Fact]
    public async Task A_smoke_test_ends_before_its_step_is_stopped()
    {
        await using var rehearsal = await Rehearsal.StartAsync(withRelease: false);
        await File.WriteAllTextAsync(
            Path.Combine(rehearsal.Tree, ".ci", "smoke"),
            "#!/bin/sh\necho \"smoke has $SMOKE_SECONDS s\"\nexit 2\n"
        );
        var release = await rehearsal.ReleaseAsync("first");
        // The clock of the machine has jumped.
        rehearsal.Variables["SECONDS"] = "100000";

        async Task<int> SecondsAsync(string minutes, string seconds)
        {
            rehearsal.Variables["DEPLOY_MINUTES"] = minutes;
            rehearsal.Variables["SMOKE_SECONDS"] = seconds;
            var deployed = await rehearsal.DeployAsync("dev", release);
            Assert.True(deployed.Code == 2, deployed.ToString());
            return int.Parse(Regex.Match(deployed.Output, @"smoke has (\d+) s").Groups[1].Value, CultureInfo.InvariantCulture);
        }

        Assert.InRange(await SecondsAsync("10", "9999"), 500, 590);
        Assert.Equal(60, await SecondsAsync("10", "60"));
        Assert.Equal(300, await SecondsAsync("240", ""));
    }

    /// <summary>The job counts from its start; the steps before the deployment have limits of their own.</summary>
    [Fact]
    public void The_deployment_job_leaves_enough_time_for_its_script()
    {
        var job = Workflow.Of("deploy").Job("deploy");
        var limit = (int)job.Root["timeout-minutes"]!;
        var total = int.Parse(Regex.Match(job.Scripts, @"DEPLOY_MINUTES=\$\(\((\d+) -").Groups[1].Value, CultureInfo.InvariantCulture);
        var after = (int)job.Steps.Last()["timeout-minutes"]!;

        Assert.InRange(total, Ends["ended"], limit - after);
        Assert.All(
            job.Steps.Where(step => step["uses"] is not null || $"{step["run"]}".Contains(".ci/publish", StringComparison.Ordinal)),
            step => Assert.NotNull(step["timeout-minutes"])
        );
    }

    [GeneratedRegex(@"(\w+)=(\d+)")]
    private static partial Regex Limit();
}
