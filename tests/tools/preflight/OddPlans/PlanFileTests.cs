using CommandLine;
using Fixtures;
using Planning.Plans;

namespace Preflight.Tests.OddPlans;

/// <summary>A plan file that was written or changed by hand is read, or one message says what is wrong.</summary>
public sealed class PlanFileTests
{
    private const string Resource =
        """{"urn":"urn:pulumi:s::p::azure-native:web:WebApp::site","type":"azure-native:web:WebApp","name":"site","custom":true,MORE}""";

    [Theory]
    [InlineData("""{"dependsOn":[null]}""", "has null where a list, or an element of a list, is expected")]
    [InlineData("""{"secrets":null}""", "has null where a list")]
    [InlineData("""{"unknowns":[null]}""", "has null where a list")]
    [InlineData("""{"options":{"ignoreChanges":null}}""", "has null where a list")]
    [InlineData("""{"options":{"aliases":[null]}}""", "has null where a list")]
    [InlineData("""{"propertyDependsOn":{"x":null}}""", "has null where a list")]
    [InlineData("""{"inputs":{"x":1,"x":2}}""", "is no plan file")]
    [InlineData("""{"inputs":{"x":"\ud83d"}}""", @"has \ud83d, half of a character")]
    [InlineData("""{"inputs":{"x":"\ude00 a"}}""", @"has \ude00, half of a character")]
    [InlineData("""{"inputs":[]}""", "is no plan file")]
    [InlineData("""{"urn":"site"}""", "the URN must be as in urn:pulumi:stack::project::type::name, got 'site'")]
    public void A_file_with_a_wrong_part_is_rejected_with_the_reason(string part, string message)
    {
        var failure = Assert.Throws<Failure>(() => Read(part));

        Assert.Contains(message, failure.Message);
    }

    [Theory]
    [InlineData("""{"inputs":{"x":"\ud83d\ude00 \\ud83d"}}""")]
    [InlineData("""{"inputs":{"x":null,"y":[null]},"parent":null,"id":null}""")]
    public void A_file_with_unusual_text_is_read(string part) => Assert.Single(Read(part).Resources);

    [Fact]
    public void Resources_of_two_stacks_with_one_name_are_rejected()
    {
        var other = Resource.Replace("urn:pulumi:s::", "urn:pulumi:other::").Replace(",MORE", "");

        Assert.Contains("twice", Assert.Throws<Failure>(() => Read("""{"inputs":{}}""", "," + other)).Message);
    }

    [Fact]
    public async Task Values_of_200_levels_are_written_and_read_again()
    {
        var plan = await FixtureStacks.PlanOfAsync("sandbox");
        var deep = plan with { Resources = [plan.Resources[^1] with { Inputs = new() { ["x"] = OddValues.Deep(200) } }] };
        using var folder = new ProjectFolder().With("plan.json", PlanFile.Write(deep));

        Assert.Equal(PlanFile.Write(deep), PlanFile.Write(PlanFile.Read(Path.Combine(folder.Path, "plan.json"))));
    }

    private static Plan Read(string part, string others = "")
    {
        var more = part.Trim()[1..^1];
        var one = more.StartsWith("\"urn\"", StringComparison.Ordinal)
            ? Resource.Replace("\"urn\":\"urn:pulumi:s::p::azure-native:web:WebApp::site\"", more).Replace(",MORE", "")
            : Resource.Replace("MORE", more);
        using var folder = new ProjectFolder().With(
            "plan.json",
            $$"""{"project":"p","stack":"s","program":"","sdk":"","resources":[{{one}}{{others}}]}"""
        );
        return PlanFile.Read(Path.Combine(folder.Path, "plan.json"));
    }
}
