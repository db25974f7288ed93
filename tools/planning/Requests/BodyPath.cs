using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using AzureDefinitions.Types;
using Planning.ResourceIds;

namespace Planning.Requests;

/// <summary>
/// The place in a request's body that a path of inputs means: subnets[*].routeTable is properties.subnets[*].properties.routeTable.
/// </summary>
/// <param name="Steps">Names and indices; "*" for any element.</param>
public sealed record BodyPath(IReadOnlyList<string> Steps)
{
    /// <param name="path">As Pulumi's options have it.</param>
    public static BodyPath Of(ArmResource resource, string path)
    {
        var token = ResourceTypes.Short(resource.Planned.Type);
        TypeBase? type = resource.BodyType;
        JsonNode? source = resource.Planned.Inputs;
        var steps = new List<string>();
        foreach (var step in InputPath.Steps(path))
        {
            if (type is ArrayType array)
            {
                steps.Add(step);
                type = array.ItemType.Type;
                source = int.TryParse(step, CultureInfo.InvariantCulture, out var index) ? At(source, index) : At(source, 0);
            }
            else if (type is not null && InputPlace.Of(token, type, source, step) is { } place)
            {
                steps.AddRange(place.IsBelow ? ["properties", place.Name] : [place.Name]);
                (type, source) = (place.Type, (source as JsonObject)?[step]);
            }
            else
            {
                steps.Add(step);
                (type, source) = (null, null);
            }
        }

        return new BodyPath(steps);
    }

    /// <param name="change">A path in the body, as in properties.subnets[0].name.</param>
    public bool Covers(string change)
    {
        var other = InputPath.Steps(change);
        return Steps.Count <= other.Count && Steps.Zip(other).All(pair => pair.First == "*" || Same(pair.First, pair.Second));
    }

    /// <summary>Gives what the path means in one body the value that it has in another, as ignoreChanges does.</summary>
    public void Copy(JsonObject from, JsonObject to) => Copy(from, to, 0);

    public override string ToString() =>
        string.Join('.', Steps.Select(step => int.TryParse(step, out _) || step == "*" ? $"[{step}]" : step)).Replace(".[", "[");

    private void Copy(JsonNode? from, JsonNode to, int depth)
    {
        var (step, isLast) = (Steps[depth], depth == Steps.Count - 1);
        switch (to)
        {
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if ((step == "*" || step == i.ToString(CultureInfo.InvariantCulture)) && At(from, i) is { } element)
                    {
                        Put(element, list[i], isLast, depth, value => list[i] = value);
                    }
                }

                break;
            case JsonObject map:
                var source = from as JsonObject;
                IEnumerable<string> names = step == "*" ? [.. map.Select(entry => entry.Key)] : [step];
                foreach (var name in names)
                {
                    if (source?[name] is { } value)
                    {
                        Put(value, map[name], isLast, depth, copy => map[name] = copy);
                    }
                    else if (isLast)
                    {
                        map.Remove(name);
                    }
                }

                break;
        }
    }

    private void Put(JsonNode from, JsonNode? to, bool isLast, int depth, Action<JsonNode> set)
    {
        if (isLast || to is null)
        {
            set(from.DeepClone());
        }
        else
        {
            Copy(from, to, depth + 1);
        }
    }

    private static JsonNode? At(JsonNode? list, int index) => list is JsonArray array && index < array.Count ? array[index] : null;

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
