using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Planning.Wire;

namespace Planning.Plans;

/// <summary>Turns wire values into the plan's JSON, noting the paths of secrets and unknowns on the way.</summary>
/// <param name="reveals">Whether secret values are in the result: only for what never leaves the memory.</param>
public sealed class PlannedValues(bool reveals = false)
{
    public const string Secret = "[secret]";
    public const string Unknown = "[unknown]";

    /// <summary>Whether a text of a plan stands for a value that the plan does not have.</summary>
    public static bool IsHidden(string text) => text is Secret or Unknown;

    private readonly SortedSet<string> _secrets = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _unknowns = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Secrets => [.. _secrets];

    public IReadOnlyList<string> Unknowns => [.. _unknowns];

    /// <summary>Property order is the alphabet's: SDKs send maps in no fixed order.</summary>
    public JsonObject Object(Struct properties, string path = "")
    {
        var result = new JsonObject();
        foreach (var (name, value) in properties.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            result[name] = Node(value, PropertyPath.Below(path, name));
        }

        return result;
    }

    private JsonNode? Node(Value value, string path)
    {
        switch (value.Signature())
        {
            case Signatures.Secret:
                _secrets.Add(path);
                return reveals ? Node(value.Reveal(), path) : Secret;
            case Signatures.Output:
                return Output(value.StructValue, path);
            case Signatures.Resource:
                return new JsonObject { ["resource"] = value.StructValue.Text("urn") };
            case Signatures.Asset or Signatures.Archive:
                return Object(WithoutSignature(value.StructValue), path);
        }

        switch (value.KindCase)
        {
            case Value.KindOneofCase.StringValue when value.IsUnknown() || InventedText.IsIn(value.StringValue):
                _unknowns.Add(path);
                return Unknown;
            case Value.KindOneofCase.StringValue:
                return value.StringValue;
            case Value.KindOneofCase.BoolValue:
                return value.BoolValue;
            case Value.KindOneofCase.NumberValue:
                return Number(value.NumberValue);
            case Value.KindOneofCase.ListValue:
                return new JsonArray([.. value.ListValue.Values.Select((element, index) => Node(element, $"{path}[{index}]"))]);
            case Value.KindOneofCase.StructValue:
                return Object(value.StructValue, path);
            default:
                return null;
        }
    }

    private JsonNode? Output(Struct output, string path)
    {
        if (output.Fields.TryGetValue("secret", out var secret) && secret.BoolValue)
        {
            _secrets.Add(path);
            if (!reveals)
            {
                return Secret;
            }
        }

        return Node(output.Fields.TryGetValue("value", out var value) ? value : Value.ForString(Signatures.Unknown), path);
    }

    /// <summary>All numbers travel as doubles; whole ones are written without a fraction.</summary>
    private static JsonValue Number(double number) =>
        number == Math.Floor(number) && Math.Abs(number) < 1e15 ? JsonValue.Create((long)number) : JsonValue.Create(number);

    private static Struct WithoutSignature(Struct value)
    {
        var result = value.Clone();
        result.Fields.Remove(Signatures.Key);
        return result;
    }
}
