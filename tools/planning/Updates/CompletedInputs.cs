using System.Text.Json.Nodes;
using Planning.Requests;
using Planning.ResourceIds;

namespace Planning.Updates;

/// <summary>
/// The inputs that an update compares: those of the program, with what the engine and the provider take from the state. These are the
/// properties of ignoreChanges, and the name and the region of a resource that gives none.
/// </summary>
public static class CompletedInputs
{
    /// <param name="type">As in a registration.</param>
    /// <param name="ignored">Paths, as the program's option has them.</param>
    /// <returns>A new object.</returns>
    public static JsonObject Of(string type, JsonObject before, JsonObject after, IEnumerable<string> ignored)
    {
        var result = after.DeepClone().AsObject();
        var address = type.StartsWith("azure-native:", StringComparison.Ordinal) ? ResourceTypes.Path(type) ?? "" : "";
        foreach (var (name, value) in before)
        {
            var isKept = name == "location" && address.Length > 0 || address.Contains($"{{{name}}}", StringComparison.Ordinal);
            if (isKept && result[name] is null)
            {
                result[name] = value?.DeepClone();
            }
        }

        foreach (var path in ignored)
        {
            new BodyPath(InputPath.Steps(path)).Copy(before, result);
        }

        return result;
    }
}
