using System.Text.Json.Nodes;
using Fixtures;
using Planning.Engine;

namespace Oracle.Tests;

/// <summary>The comparison covers only what the oracle registers, so the oracle registers all resource types of the workload.</summary>
public class CoverageTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    [InlineData("sandbox")]
    public async Task Every_kind_of_resource_of_a_stack_is_in_the_oracle(string stack)
    {
        var plan = await FixtureStacks.PlanOfAsync(stack);

        var kinds = Kinds(plan.Resources.Where(resource => resource.Custom).Select(resource => resource.Type));
        var missing = kinds.Except(await OracleKinds());

        Assert.True(
            !missing.Any(),
            $"stack {stack} registers kinds that tests/tools/pulumi-offline/oracle does not compare: {string.Join(", ", missing)}"
        );
    }

    [Fact]
    public async Task The_oracle_compares_84_kinds_with_21_secrets_and_262_unknowns()
    {
        var resolved = (await OracleRun.OursAsync(RunMode.Resolved)).ToJsonString();
        var preview = (await OracleRun.OursAsync(RunMode.Unknowns)).ToJsonString();

        // A preview leaves unknown what the provider leaves unknown; a resolved run makes up what only Azure knows.
        Assert.Equal(
            (84, 21, 0, 262),
            ((await OracleKinds()).Count, Count(resolved, Secret), Count(resolved, Unknown), Count(preview, Unknown))
        );
    }

    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static async Task<IReadOnlySet<string>> OracleKinds() =>
        Kinds(
            (await OracleRun.OursAsync(RunMode.Resolved))["resources"]!
                .AsArray()
                .Where(resource => (bool)resource!["custom"]!)
                .Select(resource => (string)resource!["type"]!)
        );

    private static SortedSet<string> Kinds(IEnumerable<string> types) => new(types, StringComparer.Ordinal);
}
