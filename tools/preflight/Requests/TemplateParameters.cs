using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using AzureDefinitions.Types;
using Planning.Plans;

namespace Preflight.Requests;

/// <summary>
/// Turns values of a plan into those of a template: secrets into secure parameters, unknown values into parameters. A text in brackets is
/// escaped, since the template engine would read it as an expression.
/// </summary>
internal sealed class TemplateParameters
{
    private readonly JsonObject _declared = [];

    /// <summary>Name → declaration; empty if every value is known.</summary>
    public JsonObject Declared => _declared;

    /// <param name="owner">The resource's logical name, which begins the names of its parameters.</param>
    public JsonObject Of(string owner, JsonObject body, TypeBase type) => (JsonObject)Value(body, type, owner)!;

    private JsonNode? Value(JsonNode? value, TypeBase? type, string path)
    {
        switch (value)
        {
            case JsonObject map:
                var members = type is null ? null : Members.Of(type, map);
                var other = type is null ? null : Members.Additional(type);
                return new JsonObject(
                    map.Select(each =>
                        KeyValuePair.Create(
                            each.Key,
                            Value(each.Value, members?.GetValueOrDefault(each.Key)?.Type.Type ?? other, $"{path}_{each.Key}")
                        )
                    )
                );
            case JsonArray list:
                return new JsonArray([.. list.Select((each, i) => Value(each, (type as ArrayType)?.ItemType.Type, $"{path}_{i}"))]);
            case JsonValue text when text.TryGetValue<string>(out var content):
                return content is PlannedValues.Secret or PlannedValues.Unknown
                    ? Parameter(path, type, content == PlannedValues.Secret)
                    : Escaped(content);
            default:
                return value?.DeepClone();
        }
    }

    /// <summary>An expression begins and ends with a bracket; a second one makes it a text.</summary>
    public static string Escaped(string text) => text.StartsWith('[') && text.EndsWith(']') ? "[" + text : text;

    private string Parameter(string path, TypeBase? type, bool isSecret)
    {
        var name = string.Concat(path.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        _declared[name] = new JsonObject { ["type"] = TypeOf(type, isSecret) };
        return $"[parameters('{name}')]";
    }

    private static string TypeOf(TypeBase? type, bool isSecret) =>
        type switch
        {
            ObjectType or DiscriminatedObjectType => isSecret ? "secureObject" : "object",
            ArrayType when !isSecret => "array",
            BooleanType when !isSecret => "bool",
            IntegerType when !isSecret => "int",
            _ => isSecret ? "securestring" : "string",
        };
}
