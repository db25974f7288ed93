using System.Text.Json.Nodes;
using Planning.Engine;
using Planning.Plans;
using Planning.Wire;
using Pulumirpc;

namespace Preflight.Tests;

/// <summary>The outputs of a saved plan, as another program reads them.</summary>
public sealed class StackReferenceOutputsTests
{
    private const string Name = "organization/hub/prod";

    [Fact]
    public async Task A_secret_output_of_a_saved_plan_stays_secret()
    {
        var read = await ReadAsync(new JsonObject { ["key"] = PlannedValues.Secret, ["url"] = "https://hub.example" });

        Assert.Equal(Signatures.Secret, read.Properties.Fields["outputs"].StructValue.Fields["key"].Signature());
        Assert.Equal("https://hub.example", read.Properties.Text("outputs", "url"));
        Assert.Equal("key", read.Properties.Fields["secretOutputNames"].ListValue.Values.Single().StringValue);
    }

    [Fact]
    public async Task An_output_with_a_secret_in_it_is_named_as_secret()
    {
        var read = await ReadAsync(new JsonObject { ["settings"] = new JsonArray(new JsonObject { ["key"] = PlannedValues.Secret }) });

        Assert.Equal("settings", read.Properties.Fields["secretOutputNames"].ListValue.Values.Single().StringValue);
    }

    [Fact]
    public async Task An_unknown_output_of_a_saved_plan_stays_unknown()
    {
        var read = await ReadAsync(new JsonObject { ["later"] = PlannedValues.Unknown });

        Assert.True(read.Properties.Property("outputs", "later")!.IsUnknown());
        Assert.Empty(read.Properties.Fields["secretOutputNames"].ListValue.Values);
    }

    private static async Task<ReadResourceResponse> ReadAsync(JsonObject outputs)
    {
        var plan = new Plan
        {
            Project = "hub",
            Stack = "prod",
            Program = "none",
            Sdk = "none",
            Resources = [],
            Outputs = outputs,
        };
        using var project = ProjectFolder.OfScenario("ok");
        var request = project.Request() with
        {
            References = new Dictionary<string, Google.Protobuf.WellKnownTypes.Struct> { [Name] = StackReferences.OutputsOf(plan) },
        };
        return await new Planning.Engine.Monitor(new Run(request)).ReadResource(
            new ReadResourceRequest
            {
                Type = StackReferences.Type,
                Name = Name,
                Id = Name,
            },
            null!
        );
    }
}
