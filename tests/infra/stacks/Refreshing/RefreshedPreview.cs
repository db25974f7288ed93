using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.Updates;
using Preflight.Gate;

namespace Stacks.Tests.Refreshing;

/// <summary>
/// What `pulumi preview --refresh --json --show-sames` prints for a deployed plan: for each resource a refresh, which counts as no change,
/// and then the difference between what the refresh found and what the program wants.
/// </summary>
internal static class RefreshedPreview
{
    /// <param name="ignores">False leaves out the program's ignoreChanges.</param>
    /// <param name="manual">Changes of inputs in Azure, by logical name.</param>
    public static Preview Of(Plan plan, bool ignores = true, params (string Resource, Action<JsonObject> Change)[] manual)
    {
        var known = plan.Resources.Where(each => each.Custom).Select(each => each.Name).ToHashSet();
        Assert.All(manual, change => Assert.Contains(change.Resource, known));
        var steps = new JsonArray();
        foreach (var resource in plan.Resources.Where(each => each is { Custom: true, Read: false }))
        {
            var (azure, program) = (resource.Inputs.DeepClone().AsObject(), resource.Inputs.DeepClone().AsObject());
            AzureHabits.Apply(resource, azure);
            foreach (var (_, change) in manual.Where(each => each.Resource == resource.Name))
            {
                change(azure);
            }

            foreach (var path in ignores ? resource.Options.IgnoreChanges : [])
            {
                InputDifference.Ignore(azure, program, path);
            }

            var paths = InputDifference.Of(azure, program).ToList();
            steps.Add(Step("refresh", resource, resource.Inputs, azure, []));
            steps.Add(Step(paths.Count == 0 ? "same" : "update", resource, azure, program, paths));
        }

        var counts = steps
            .Select(step => step!["op"]!.ToString())
            .Where(operation => operation != "refresh")
            .CountBy(operation => operation);
        var file = Path.GetTempFileName();
        try
        {
            var summary = new JsonObject(counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value)));
            File.WriteAllText(file, new JsonObject { ["steps"] = steps, ["changeSummary"] = summary }.ToJsonString());
            return PreviewFile.Read(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static JsonObject Step(string operation, PlannedResource resource, JsonObject old, JsonObject now, List<string> paths) =>
        new()
        {
            ["op"] = operation,
            ["urn"] = resource.Urn,
            ["oldState"] = State(resource, old),
            ["newState"] = State(resource, now),
            ["detailedDiff"] =
                paths.Count == 0
                    ? null
                    : new JsonObject(paths.Select(path => KeyValuePair.Create(path, (JsonNode?)new JsonObject { ["kind"] = "update" }))),
        };

    private static JsonObject State(PlannedResource resource, JsonObject inputs) =>
        new()
        {
            ["urn"] = resource.Urn,
            ["custom"] = true,
            ["id"] = resource.Id,
            ["type"] = resource.Type,
            ["inputs"] = inputs.DeepClone(),
        };
}
