using Google.Protobuf.WellKnownTypes;
using Pulumi.Conformance.Wire.Engine;

namespace Pulumi.Conformance.Wire;

public class ValueTests
{
    private const string Child = "urn:pulumi:dev::shop::test:index:Group$test:index:Box::child";

    [Fact]
    public async Task Secrets_are_sent_in_an_envelope_at_their_position()
    {
        var inputs = await Inputs("secret");

        Assert.Equal(Values.Secret("hidden"), inputs["value"]);
        Assert.Equal(Values.Object(("deep", Value.ForList(Values.Secret("hidden")))), inputs["other"]);
    }

    [Fact]
    public async Task Elements_keep_their_own_secretness()
    {
        var inputs = await Inputs("elements");

        Assert.Equal(Value.ForList(Value.ForString("a"), Values.Secret("b"), Value.ForString("child computed")), inputs["value"]);
        Assert.Equal(
            Values.Object(("plain", Value.ForString("a")), ("secret", Values.Secret("b")), ("computed", Value.ForString("child computed"))),
            inputs["other"]
        );
    }

    [Fact]
    public async Task Elements_are_unknown_one_by_one_in_a_preview()
    {
        var inputs = await Inputs("elements", preview: true);

        Assert.Equal(Value.ForList(Value.ForString("a"), Values.Secret("b"), Value.ForString(Values.Unknown)), inputs["value"]);
        Assert.Equal(
            Values.Object(("plain", Value.ForString("a")), ("secret", Values.Secret("b")), ("computed", Value.ForString(Values.Unknown))),
            inputs["other"]
        );
    }

    [Fact]
    public async Task A_resource_is_referred_to_by_urn_and_id() =>
        Assert.Equal(Values.Resource(Child, "child-id"), (await Inputs("referrer"))["value"]);

    [Fact]
    public async Task A_resource_without_an_id_is_referred_to_with_an_empty_one() =>
        Assert.Equal(Values.Resource(Child, ""), (await Inputs("referrer", preview: true))["value"]);

    [Fact]
    public async Task A_component_is_referred_to_by_urn_alone() =>
        Assert.Equal(Values.Resource("urn:pulumi:dev::shop::test:index:Group::group"), (await Inputs("referrer"))["other"]);

    [Fact]
    public async Task Assets_and_archives_are_sent_by_their_source()
    {
        var inputs = await Inputs("assets");

        Assert.Equal(Values.Asset("path", "a.txt"), inputs["value"]);
        Assert.Equal(
            Values.Archive(
                "assets",
                Values.Object(("text", Values.Asset("text", "t")), ("archive", Values.Archive("path", Value.ForString("b.zip"))))
            ),
            inputs["other"]
        );
    }

    [Fact]
    public async Task Text_with_an_unknown_is_unknown_in_a_preview_and_known_in_an_update()
    {
        Assert.Equal("xy", (await Inputs("reader"))["other"].StringValue);
        Assert.Equal("found", (await Inputs("from-lookup"))["value"].StringValue);
        Assert.Equal(Values.Unknown, (await Inputs("from-lookup", preview: true))["value"].StringValue);
    }

    [Fact]
    public async Task An_invoke_with_an_unknown_argument_is_not_sent()
    {
        Assert.Empty((await WireRun.Preview.Value).Monitor.Invoked);

        var invoke = Assert.Single((await WireRun.Update.Value).Monitor.Invoked);
        Assert.Equal("test:index:lookup", invoke.Tok);
        Assert.Equal("child-id", invoke.Args.Fields["value"].StringValue);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stack_reference_is_a_read_by_the_name_of_the_stack(bool preview)
    {
        var run = await (preview ? WireRun.Preview : WireRun.Update).Value;
        var read = Assert.Single(run.Monitor.Read);

        Assert.Equal(("pulumi:pulumi:StackReference", "org/shop/dev", "org/shop/dev"), (read.Type, read.Name, read.Id));
        Assert.Equal("org/shop/dev", read.Properties.Fields["name"].StringValue);
        Assert.Equal("10.0.0.4", run.Monitor.Registered["from-reference"].Object.Fields["value"].StringValue);
    }

    private static async Task<IDictionary<string, Value>> Inputs(string name, bool preview = false) =>
        (await (preview ? WireRun.Preview : WireRun.Update).Value).Monitor.Registered[name].Object.Fields;
}
