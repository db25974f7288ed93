using Pulumi.Conformance.Wire.Engine;
using Pulumirpc;

namespace Pulumi.Conformance.Wire;

public class OptionTests
{
    private const string Child = "urn:pulumi:dev::shop::test:index:Group$test:index:Box::child";

    [Fact]
    public async Task Aliases_are_sent_as_a_URN_or_as_the_parts_that_differ()
    {
        var aliases = (await Request("options")).Aliases;

        Assert.Equal(new Alias { Urn = "urn:pulumi:dev::shop::test:index:Box::old" }, aliases[0]);
        Assert.Equal(
            ("older", "test:old:Box", "s", "p"),
            (aliases[1].Spec.Name, aliases[1].Spec.Type, aliases[1].Spec.Stack, aliases[1].Spec.Project)
        );
        Assert.Equal(Child, aliases[2].Spec.ParentUrn);
        Assert.True(aliases[3].Spec.NoParent);
        Assert.Equal(4, aliases.Count);
    }

    [Fact]
    public async Task Timeouts_are_sent_as_nanoseconds()
    {
        var timeouts = (await Request("options")).CustomTimeouts;

        Assert.Equal(("300000000000ns", "1500000ns", ""), (timeouts.Create, timeouts.Update, timeouts.Delete));
    }

    [Fact]
    public async Task Lists_of_property_names_are_sent_unchanged()
    {
        var request = await Request("options");

        Assert.Equal(["computed"], request.AdditionalSecretOutputs);
        Assert.Equal(["value", "tags.*"], request.IgnoreChanges);
        Assert.Equal(["other"], request.ReplaceOnChanges);
        Assert.Equal(["other"], request.HideDiffs);
    }

    [Fact]
    public async Task Single_options_are_sent_unchanged()
    {
        var request = await Request("options");

        Assert.True(request.DeleteBeforeReplace);
        Assert.True(request.DeleteBeforeReplaceDefined);
        Assert.True(request.RetainOnDelete);
        Assert.Equal("existing", request.ImportId);
        Assert.Equal("1.2.3", request.Version);
        Assert.Equal("https://plugins", request.PluginDownloadURL);
        Assert.Equal(Child, request.DeletedWith);
    }

    [Fact]
    public async Task Replacement_triggers_are_sent_as_URNs_and_a_value()
    {
        var request = await Request("options");

        Assert.Equal([Child], request.ReplaceWith);
        Assert.Equal("again", request.ReplacementTrigger.StringValue);
    }

    [Fact]
    public async Task Options_not_given_are_not_sent()
    {
        var request = await Request("reader");

        Assert.False(request.DeleteBeforeReplaceDefined);
        Assert.False(request.HasRetainOnDelete);
        Assert.Null(request.CustomTimeouts);
        Assert.Empty(request.Aliases);
        Assert.Empty(request.AdditionalSecretOutputs);
        Assert.Equal(("", "", "", ""), (request.ImportId, request.Version, request.PluginDownloadURL, request.DeletedWith));
    }

    [Fact]
    public async Task Every_registration_accepts_secrets_and_references()
    {
        var run = await WireRun.Update.Value;

        Assert.All(run.Monitor.Registered.Values, request =>
        {
            Assert.True(request.AcceptSecrets);
            Assert.True(request.AcceptResources);
            Assert.False(request.Remote);
        });
    }

    [Fact]
    public async Task Registrations_state_whether_a_resource_is_custom()
    {
        Assert.True((await Request("child")).Custom);
        Assert.False((await Request("group")).Custom);
        Assert.Equal("pulumi:providers:test", (await Request("cloud")).Type);
    }

    private static async Task<RegisterResourceRequest> Request(string name) => (await WireRun.Update.Value).Monitor.Registered[name];
}
