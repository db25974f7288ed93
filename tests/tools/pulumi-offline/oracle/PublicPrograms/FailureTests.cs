using CommandLine;

namespace Oracle.Tests.PublicPrograms;

/// <summary>Programs that fail, on the official npm packages.</summary>
public sealed class FailureTests
{
    [OfficialPackagesTheory]
    [InlineData("new Thing('a', {}).urn.apply(() => { throw new Error('boom in apply'); });", "boom in apply")]
    [InlineData("Promise.reject(new Error('no handler'));", "no handler")]
    [InlineData("(async () => { await null; throw new Error('later'); })();", "later")]
    [InlineData("new pulumi.CustomResource('one:Two', 'a', {});", "the type of 'a' must have three parts, as in package:module:Type")]
    [InlineData("new Thing('a', {}); new Thing('a', {});", "two resources have the URN")]
    public async Task The_reason_of_a_failure_is_printed_and_not_a_time_limit(string script, string reason)
    {
        var failure = await Assert.ThrowsAsync<Failure>(() => new NodeRun(script).PlanAsync());

        Assert.Contains(reason, failure.Message);
        Assert.DoesNotContain("circle", failure.Message);
    }

    [OfficialPackagesFact]
    public async Task Values_may_nest_as_deep_as_a_plan_file()
    {
        var plan = await new NodeRun(
            """
            const nested = depth => depth === 0 ? "end" : { next: nested(depth - 1) };
            new Thing("deep", { value: nested(150) });
            """
        ).PlanAsync();

        Assert.EndsWith(
            "\"end\"" + new string('}', 150),
            plan.Resources.Single(each => each.Name == "deep").Inputs["value"]!.ToJsonString(new() { MaxDepth = 512 })
        );
    }

    [OfficialPackagesFact]
    public async Task Values_that_nest_deeper_than_a_plan_file_are_reported()
    {
        var failure = await Assert.ThrowsAsync<Failure>(() =>
            new NodeRun(
                """
                const nested = depth => depth === 0 ? "end" : { next: nested(depth - 1) };
                new Thing("deep", { value: nested(700) });
                """
            ).PlanAsync()
        );

        Assert.Contains("has more than 512 objects in each other", failure.Message);
    }
}
