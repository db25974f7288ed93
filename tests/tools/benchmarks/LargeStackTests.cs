using System.Diagnostics;
using System.Text.Json.Nodes;
using Benchmarks.Size;
using CommandLine;

namespace Benchmarks.Tests;

public sealed class LargeStackTests
{
    public static TheoryData<string> Shapes => [.. LargeStack.Shapes.Keys];

    [NodeTheory]
    [MemberData(nameof(Shapes))]
    public async Task The_program_for_Node_registers_what_the_one_in_CSharp_does(string shape)
    {
        var ours = await ResourcesAsync(shape, node: false);
        var official = await ResourcesAsync(shape, node: true);

        Assert.Equal(ours, official);
        // The stack is a resource too.
        Assert.Equal(LargeStack.Shapes[shape] + 1, ours.Count);
    }

    [Fact]
    public async Task A_run_is_measured_in_time_and_memory()
    {
        using var stack = new LargeStack("storage", 26, node: false);

        var run = await MeasuredRun.OfAsync("plan", stack, CancellationToken.None);

        Assert.Equal(50, run.Resources);
        Assert.InRange(run.Seconds, 0.1, 600);
        Assert.InRange(run.Megabytes, 20, 2_000);
    }

    private static async Task<IReadOnlyList<string>> ResourcesAsync(string shape, bool node)
    {
        using var stack = new LargeStack(shape, 1, node);
        string[] command = [Checkout.Built("tools/preflight", "preflight.dll"), "plan", .. stack.Arguments, "--format", "json"];
        var run = await FinishedProcess.RunAsync(new ProcessStartInfo("dotnet", command));
        Assert.True(run.ExitCode == 0, run.All);
        return [.. JsonNode.Parse(run.Output)!["resources"]!.AsArray().Select(each => Inputs(each!)).Order()];
    }

    private static string Inputs(JsonNode resource) => $"{resource["urn"]} {Sorted(resource["inputs"])?.ToJsonString()}";

    private static JsonNode? Sorted(JsonNode? value) =>
        value switch
        {
            JsonObject map => new JsonObject(
                map.OrderBy(entry => entry.Key).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(Sorted)]),
            _ => value?.DeepClone(),
        };
}
