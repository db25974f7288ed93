using System.Text.Json;
using System.Text.Json.Nodes;
using AzureRest;
using CommandLine;

namespace Delivery.Teardown;

/// <summary>A stack's state as `pulumi stack export` prints it.</summary>
internal sealed class StackState(JsonObject export)
{
    public static readonly StackState None = new([]);

    public static StackState Read(string text)
    {
        try
        {
            return new StackState(JsonNode.Parse(text)?.AsObject() ?? []);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new Failure($"`pulumi stack export` printed no state: {exception.Message}");
        }
    }

    /// <summary>Custom resources, without the stack, components and providers.</summary>
    public IReadOnlyList<JsonObject> Resources =>
        [
            .. (export["deployment"]?["resources"] as JsonArray ?? [])
                .OfType<JsonObject>()
                .Where(resource =>
                    Flag(resource, "custom") && resource["type"]?.ToString().StartsWith("pulumi:", StringComparison.Ordinal) == false
                ),
        ];

    public IReadOnlyList<string> Ids => [.. Resources.Select(Id).Where(id => id.Length > 0)];

    /// <summary>The id of the stack's resource group; null if the state has none.</summary>
    public string? Group =>
        Resources
            .Where(resource => resource["type"]?.ToString() == "azure-native:resources:ResourceGroup")
            .Select(Id)
            .FirstOrDefault(id => id.Length > 0);

    public IReadOnlyList<JsonObject> Held(string group) =>
        [.. Resources.Where(resource => (Flag(resource, "protect") || Flag(resource, "retainOnDelete")) && IsIn(resource, group))];

    public string Json => export.ToJsonString();

    /// <summary>
    /// The same state without protection in the group. The alternative, `pulumi config set protectData false` and `pulumi up`, would
    /// deploy the checked-out code, needs its package and its network, and creates again what a stopped teardown
    /// had removed. Resources outside the group, such as Defender plans, stay protected on purpose.
    /// </summary>
    public StackState Released(string group)
    {
        var copy = export.DeepClone().AsObject();
        foreach (var resource in new StackState(copy).Held(group))
        {
            resource.Remove("protect");
            resource.Remove("retainOnDelete");
        }

        return new StackState(copy);
    }

    private static bool IsIn(JsonObject resource, string group) => ArmId.IsWithin(Id(resource), group);

    private static string Id(JsonObject resource) => resource["id"]?.ToString() ?? "";

    private static bool Flag(JsonObject resource, string name) =>
        resource[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
