using Google.Protobuf.WellKnownTypes;
using Pulumi.Conformance.Wire.Engine;

namespace Pulumi.Conformance.Wire;

public class StackTests
{
    private const string StackUrn = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

    [Fact]
    public async Task The_stack_is_registered_first_and_is_the_root_parent()
    {
        var run = await WireRun.Update.Value;
        var stack = run.Monitor.Registered["shop-dev"];

        Assert.Equal("pulumi:pulumi:Stack", stack.Type);
        Assert.Equal("", stack.Parent);
        Assert.False(stack.Custom);
        Assert.Equal(StackUrn, run.Monitor.Registered["group"].Parent);
        Assert.Equal(StackUrn, run.Monitor.Registered["alone"].Parent);
    }

    [Fact]
    public async Task The_dictionary_a_program_returns_is_the_outputs_of_the_stack()
    {
        var outputs = (await WireRun.Update.Value).Monitor.Outputs["shop-dev"].Outputs.Fields;

        Assert.Equal(["id", "plain", "secret"], outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("child-id", outputs["id"].StringValue);
        Assert.Equal("x", outputs["plain"].StringValue);
        Assert.Equal(Values.Secret("y"), outputs["secret"]);
    }

    [Fact]
    public async Task An_output_is_unknown_in_a_preview_while_its_resource_is_unknown()
    {
        var outputs = (await WireRun.Preview.Value).Monitor.Outputs["shop-dev"].Outputs.Fields;

        Assert.Equal(Values.Unknown, outputs["id"].StringValue);
    }

    [Fact]
    public async Task A_stack_class_publishes_its_properties_and_keeps_secret_configuration_secret()
    {
        var run = await WireRun.Start("stack");
        var outputs = run.Monitor.Outputs["shop-dev"].Outputs.Fields;

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["Greeting", "address", "apiKey"], outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Value.ForString("hello"), outputs["Greeting"]);
        Assert.Equal(Values.Secret("k"), outputs["apiKey"]);
        Assert.Equal(Value.ForString("box-id"), outputs["address"]);
    }

    [Fact]
    public async Task Outputs_of_a_component_are_registered_under_its_urn()
    {
        var request = (await WireRun.Update.Value).Monitor.Outputs["inner"];

        Assert.Equal("urn:pulumi:dev::shop::test:index:Group$test:index:Group::inner", request.Urn);
        Assert.Equal(Values.Secret("inner"), Assert.Single(request.Outputs.Fields).Value);
    }
}
