using System.Text;
using CommandLine;
using Planning.States;

namespace Preflight.Tests.States;

public sealed class ExportFileTests
{
    private const string Group = """
        {"urn":"urn:pulumi:dev::p::azure-native:resources:ResourceGroup::g","custom":true,"id":"/subscriptions/s/resourceGroups/g",
        "type":"azure-native:resources:ResourceGroup","inputs":{"resourceGroupName":"g"} }
        """;

    [Theory]
    [InlineData("", "is no exported state of Pulumi")]
    [InlineData("not json", "is no exported state of Pulumi")]
    [InlineData("[]", "it holds no object")]
    [InlineData("{}", "it has no version")]
    [InlineData("""{"version":"3"}""", "it has no version")]
    [InlineData("""{"version":3}""", "it has no deployment")]
    [InlineData("""{"version":1,"deployment":{}}""", "its version must be 3 or 4, got 1; `pulumi up` of a present CLI writes version 3")]
    [InlineData("""{"version":9,"deployment":{}}""", "its version must be 3 or 4, got 9; a later version of preflight may read it")]
    [InlineData("""{"version":3,"deployment":[]}""", "it has no deployment")]
    [InlineData("""{"version":3,"deployment":{"resources":{}}}""", "its resources are no list")]
    [InlineData("""{"version":3,"deployment":{"resources":[1]}}""", "a resource is no object")]
    [InlineData("""{"version":3,"deployment":{"resources":[{}]}}""", "a resource has the URN '', which is none")]
    [InlineData("""{"version":3,"deployment":{"resources":[{"urn":"urn:pulumi:a::b::c::\u001b[2J"}]}}""", "which is none")]
    [InlineData("""{"version":3,"deployment":{"resources":[{"urn":7}]}}""", "the urn of a resource is no text")]
    [InlineData(
        """{"version":3,"deployment":{"resources":[{"urn":"urn:pulumi:a::b::c::d","custom":"yes"}]}}""",
        "the custom of a resource"
    )]
    [InlineData("""{"version":3,"deployment":{"resources":[{"urn":"urn:pulumi:a::b::c::d","dependencies":{}}]}}""", "a list of strings")]
    [InlineData("""{"version":3,"deployment":{"pending_operations":7}}""", "its pending_operations are no list")]
    [InlineData("""{"steps":[],"changeSummary":{}}""", "it is a preview, which `preflight gate --preview` reads")]
    [InlineData("""{"version":3,"version":3}""", "is no exported state of Pulumi")]
    public void A_file_that_is_no_export_has_one_plain_error(string text, string message)
    {
        var failure = Assert.Throws<Failure>(() => Read(text));

        Assert.Contains(message, failure.Message);
        Assert.EndsWith("save one with `pulumi stack export --stack STACK --file FILE`", failure.Message);
        Assert.DoesNotContain('\u001b', failure.Message);
    }

    [Fact]
    public void Resources_of_two_stacks_and_of_one_URN_are_refused()
    {
        var other = Group.Replace("dev::", "prod::");

        Assert.Contains("its resources are of 2 stacks", Assert.Throws<Failure>(() => Read(Export(Group, other))).Message);
        Assert.Contains("it has urn:pulumi:dev", Assert.Throws<Failure>(() => Read(Export(Group, Group))).Message);
        Assert.Equal(2, Read(Export(Group, Group.Replace("\"custom\"", "\"delete\":true,\"custom\""))).Resources.Count);
    }

    [Fact]
    public void A_checkpoint_of_a_self_managed_backend_is_read_too()
    {
        var stack = Read(
            """{"version":3,"checkpoint":{"stack":"organization/p/dev","latest":{"resources":[GROUP]}}}""".Replace("GROUP", Group)
        );

        Assert.Equal(("dev", "p", 1), (stack.Stack, stack.Project, stack.Resources.Count));
        Assert.Empty(Read("""{"version":3,"checkpoint":{"stack":"dev","latest":null}}""").Resources);
    }

    [Fact]
    public void A_missing_file_names_the_command_that_makes_one() =>
        Assert.Equal(
            "there is no state nothing.json; save one with `pulumi stack export --stack STACK --file FILE`",
            Assert.Throws<Failure>(() => ExportFile.Read("nothing.json")).Message
        );

    [Fact]
    public void Secrets_do_not_get_into_what_is_printed()
    {
        const string Secret = """{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","plaintext":"\"s3cret\""}""";
        var stack = Read(Export(Group.Replace("\"g\"}", $"\"g\",\"a\":{Secret},\"b\":[{{\"c\":{Secret}}}]}}")));

        var resource = stack.ToPlan().Resources.Single();
        Assert.Equal(["a", "b[0].c"], resource.Secrets);
        Assert.DoesNotContain("s3cret", resource.Inputs.ToJsonString());
    }

    [Fact]
    public void A_file_of_ten_megabytes_is_read_as_a_whole()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < 10_000_000; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(Group.Replace("::g\"", $"::g{i}\""));
        }

        Assert.InRange(Read(Export(text.ToString())).Resources.Count, 40_000, 60_000);
    }

    private static string Export(params string[] resources) =>
        """{"version":3,"deployment":{"manifest":{},"resources":[ALL]}}""".Replace("ALL", string.Join(',', resources));

    private static DeployedStack Read(string text)
    {
        using var folder = new ProjectFolder().With("state.json", text);
        return ExportFile.Read(Path.Combine(folder.Path, "state.json"));
    }
}
