using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using AzureDefinitions.Types;
using Planning.ResourceIds;

namespace Planning.Requests;

/// <summary>A path of inputs as Pulumi's options have it: properties.networkAcls, subnets[*].routeTable, tags["a.b"].</summary>
public static class InputPath
{
    /// <summary>The names and indices of a path, at least one; an index of any element is "*".</summary>
    public static IReadOnlyList<string> Steps(string path)
    {
        var steps = new List<string>();
        var rest = path.AsSpan();
        while (rest.Length > 0)
        {
            var end =
                rest[0] != '[' ? rest.IndexOfAny('.', '[')
                : rest.StartsWith("[\"", StringComparison.Ordinal) ? rest.IndexOf("\"]", StringComparison.Ordinal) + 2
                : rest.IndexOf(']') + 1;
            var step = end <= 0 ? rest : rest[..end];
            rest = rest[step.Length..].TrimStart('.');
            steps.Add(step.Trim("[]\"").ToString());
        }

        return steps.Count > 0 ? steps : [""];
    }

    /// <returns>ARM's spelling of an input or output at the top; null if the type has none.</returns>
    public static string? Top(ArmResource resource, string name) =>
        InputPlace.Of(Token(resource), resource.BodyType, resource.Planned.Inputs, name)?.Name;

    /// <returns>
    /// Whether the type has the input, and whether Azure alone sets it. A path is taken to exist where its type is not known.
    /// </returns>
    public static (bool Exists, bool IsReadOnly) Find(ArmResource resource, string path)
    {
        var token = Token(resource);
        var steps = Steps(path);
        var type = resource.BodyType;
        JsonNode? source = resource.Planned.Inputs;
        if (steps.Count > 0 && InputNames.IsOfThePath(token, ResourceTypes.Path(resource.Planned.Type) ?? "", steps[0]))
        {
            return (true, false);
        }

        foreach (var step in steps)
        {
            if (type is ArrayType array && (step == "*" || int.TryParse(step, CultureInfo.InvariantCulture, out _)))
            {
                type = array.ItemType.Type;
                source = source is JsonArray { Count: > 0 } list ? list[0] : null;
                continue;
            }

            if (Members.Of(type, source) is null)
            {
                return (type is not (StringType or BooleanType or IntegerType or ArrayType), false);
            }

            if (step == "*")
            {
                return (true, false);
            }

            // The SDK has the content of properties at the level above.
            if (
                InputPlace.Of(token, type, source, step) is not { } place
                || (step == "properties" && source is JsonObject given && !given.ContainsKey(step) && place.Type is ObjectType)
            )
            {
                return (false, false);
            }

            if (place.Property?.Flags.HasFlag(ObjectTypePropertyFlags.ReadOnly) == true)
            {
                return (true, true);
            }

            (type, source) = (place.Type, (source as JsonObject)?[step]);
        }

        return (true, false);
    }

    private static string Token(ArmResource resource) => resource.Planned.Type["azure-native:".Length..];
}
