using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Services.Framework;
using AzureSimulator.State;

namespace AzureSimulator.Services.Tags;

/// <summary>The tags of a resource or a group apart from it: SCOPE/providers/Microsoft.Resources/tags/default.</summary>
internal sealed class TagsOfScope : Service
{
    private const string Type = "Microsoft.Resources/tags";

    public override ArmResponse? Answer(Call call)
    {
        if (!call.IsOf(Type) || call.Path.Name != "default")
        {
            return null;
        }

        if (call.Azure.Resources.Find(call.Path.Scope) is not { } resource)
        {
            return AzureErrors.NoResource(Ids.ArmPath.Of(call.Path.Scope));
        }

        if (call.IsRead)
        {
            return new ArmResponse(200, Body(call, resource));
        }

        if (!call.Rights.Has(call.Caller, $"{Type}/write", resource.Id))
        {
            return AzureErrors.NoAuthorization(call.Caller, $"{Type}/write", resource.Id);
        }

        var given = JsonPath.At(call.Request.Body, "properties", "tags") as JsonObject ?? [];
        var tags = (call.Method, JsonPath.Text(call.Request.Body, "operation")) switch
        {
            ("DELETE", _) => [],
            ("PATCH", "Merge") => Merged(resource.Body["tags"] as JsonObject ?? [], given),
            ("PATCH", "Delete") => Without(resource.Body["tags"] as JsonObject ?? [], given),
            _ => given.DeepClone().AsObject(),
        };
        resource.Body["tags"] = tags;
        resource.Revision++;
        return new ArmResponse(200, call.IsDelete ? null : Body(call, resource));
    }

    private static JsonObject Body(Call call, Resource resource) =>
        new()
        {
            ["id"] = call.Path.Text,
            ["name"] = "default",
            ["type"] = Type,
            ["properties"] = new JsonObject { ["tags"] = resource.Body["tags"]?.DeepClone() ?? new JsonObject() },
        };

    private static JsonObject Merged(JsonObject tags, JsonObject given)
    {
        var merged = tags.DeepClone().AsObject();
        foreach (var (name, value) in given)
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private static JsonObject Without(JsonObject tags, JsonObject given) =>
        new(tags.Where(tag => !given.ContainsKey(tag.Key)).Select(tag => KeyValuePair.Create(tag.Key, tag.Value?.DeepClone())));
}
