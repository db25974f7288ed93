using System.Text.Json.Nodes;
using Ci.Tests.Running;
using YamlDotNet.Serialization;

namespace Ci.Tests.Workflows;

/// <summary>A workflow file of GitHub Actions, as its parsed text.</summary>
internal sealed record Workflow(string Name, string Text, JsonObject Root)
{
    public static IReadOnlyList<Workflow> All { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Checkout.Root, ".github/workflows"), "*.yml")
            .Order(StringComparer.Ordinal)
            .Select(file => Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
    ];

    public static Workflow Of(string name) => All.Single(workflow => workflow.Name == name);

    public static Workflow Parse(string name, string text) => new(name, text, Yaml(text));

    public static JsonObject Yaml(string text) =>
        JsonNode
            .Parse(
                new SerializerBuilder()
                    .JsonCompatible()
                    .Build()
                    .Serialize(new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(text)!)
            )!
            .AsObject();

    public IEnumerable<Job> Jobs => Root["jobs"]!.AsObject().Select(entry => new Job(entry.Key, entry.Value!.AsObject()));

    public Job Job(string name) => Jobs.Single(job => job.Name == name);

    /// <summary>True if a pull request, also from a fork, can start it.</summary>
    public bool RunsOnPullRequests => Triggers.Any(trigger => trigger.StartsWith("pull_request", StringComparison.Ordinal));

    /// <summary>The events that start it.</summary>
    public IReadOnlyList<string> Triggers =>
        Root["on"] switch
        {
            JsonObject on => [.. on.Select(entry => entry.Key)],
            JsonArray list => [.. list.Select(each => $"{each}")],
            { } one => [$"{one}"],
            null => [],
        };
}
