using System.Text.Json.Nodes;

namespace AzureSimulator.Serving;

/// <summary>What a PATCH makes of a body: objects are merged, null removes, tags and lists are replaced.</summary>
internal static class MergePatch
{
    public static JsonObject Of(JsonObject target, JsonObject patch)
    {
        var merged = (JsonObject)target.DeepClone();
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else if (name != "tags" && value is JsonObject inner && merged[name] is JsonObject existing)
            {
                merged[name] = Of(existing, inner);
            }
            else
            {
                merged[name] = value.DeepClone();
            }
        }

        return merged;
    }
}
